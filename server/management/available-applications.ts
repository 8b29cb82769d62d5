import { z } from 'zod';
import { redirectHosts } from '../domain/redirect-uris.ts';
import { type AvailableApplication, listAvailableApplications } from '../operations/available-applications.ts';
import { listRoute } from './lists.ts';
import { type Route, timeOrNull } from './route.ts';

const groupShape = z.object({
  code: z.string(),
  title: z.string(),
  covers: z.string(),
  required: z.boolean(),
  reason: z.string(),
});

const availableApplicationShape = z
  .object({
    id: z.string(),
    name: z.string(),
    publisher: z.string().describe("A company's name."),
    publisher_verified: z.boolean(),
    description: z.string(),
    visibility: z.enum(['private', 'public']),
    available: z.boolean().describe('False: the company only holds it.'),
    redirect_hosts: z.array(z.string()),
    apis: z.array(z.object({ code: z.string(), title: z.string(), groups: z.array(groupShape) })),
    enablement: z.enum(['none', 'enabled', 'disabled']),
    approved_scopes: z.array(z.string()),
    permission_version: z.int().describe('The version that an approval names.'),
    pending_scopes: z.array(z.string()),
    last_used_at: z.iso.datetime().nullable(),
  })
  .meta({ title: 'AvailableApplication' });

export const availableApplications: readonly Route[] = [
  listRoute({
    path: '/companies/{company_id}/available-applications',
    name: 'list_available_applications',
    summary: 'What the company can enable, and what it holds',
    who: ['administrator'],
    item: availableApplicationShape,
    operation: ({ services, caller, params }, page) => listAvailableApplications(services, caller, params.company_id, page),
    present: presentAvailable,
  }),
];

function presentAvailable(view: AvailableApplication): z.input<typeof availableApplicationShape> {
  const { application, owner, offer, enablement } = view;
  return {
    id: application.id,
    name: application.name,
    publisher: owner.name,
    publisher_verified: owner.domainVerified,
    description: application.description,
    visibility: application.visibility,
    available: view.available,
    redirect_hosts: redirectHosts(application.redirectUris),
    apis: offer.apis.map(({ code, title, groups }) => ({
      code,
      title,
      groups: groups.map((group) => ({
        code: group.code,
        title: group.title,
        covers: group.covers,
        required: group.required,
        reason: group.reason,
      })),
    })),
    enablement: enablement?.state ?? 'none',
    approved_scopes: [...view.approvedScopes],
    permission_version: offer.version,
    pending_scopes: [...view.pendingScopes],
    last_used_at: timeOrNull(view.lastUsedAt),
  };
}
