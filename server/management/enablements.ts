import { z } from 'zod';
import type { EnablementView } from '../operations/enablement-views.ts';
import { disableApplication, enableApplication, listEnablements } from '../operations/enablements.ts';
import { listRoute } from './lists.ts';
import { type Route, route, timeOrNull } from './route.ts';

const enablementShape = z
  .object({
    company_id: z.string(),
    application_id: z.string(),
    state: z.enum(['enabled', 'disabled']),
    approved_scopes: z.array(z.string()),
    pending_scopes: z.array(z.string()),
    permission_version: z.int().describe('The version that was approved; 0 where none ever was.'),
    generation: z.int().describe('Goes up at every disable; 0 where it was never enabled.'),
    changed_at: z.iso.datetime().nullable(),
    changed_by: z.string().nullable(),
  })
  .meta({ title: 'Enablement' });

/** What an administrator approves, in the words of the API. */
export const approvalFields = {
  approved_scopes: z
    .array(z.string())
    .optional()
    .describe('At first all when left out; later what was approved before, so that a repetition widens nothing.'),
  permission_version: z
    .int()
    .nonnegative()
    .optional()
    .describe('The version that was shown; required to approve more than before.'),
};

const approval = z.strictObject(approvalFields).meta({ title: 'Approval' });

export const enablements: readonly Route[] = [
  listRoute({
    path: '/companies/{company_id}/enablements',
    name: 'list_enablements',
    summary: 'What the company ever enabled',
    who: ['administrator', 'operator'],
    item: enablementShape,
    operation: ({ services, caller, params }, page) => listEnablements(services, caller, params.company_id, page),
    present: presentEnablement,
  }),
  route({
    method: 'put',
    path: '/companies/{company_id}/enablements/{application_id}',
    name: 'enable_application',
    summary: 'Countersign: enable an application for the company, or approve what it asks for more',
    who: ['administrator'],
    body: approval,
    answer: enablementShape,
    refusals: ['conflict'],
    operation: ({ services, caller, params, body }) =>
      enableApplication(services, caller, params.company_id, params.application_id, {
        approvedScopes: body.approved_scopes,
        permissionVersion: body.permission_version,
      }),
    present: presentEnablement,
  }),
  route({
    method: 'delete',
    path: '/companies/{company_id}/enablements/{application_id}',
    name: 'disable_application',
    summary: 'Disable an application for the company, which ends all that was issued to it, for good',
    who: ['administrator'],
    answer: enablementShape,
    refusals: ['conflict'],
    operation: ({ services, caller, params }) => disableApplication(services, caller, params.company_id, params.application_id),
    present: presentEnablement,
  }),
];

function presentEnablement(view: EnablementView): z.input<typeof enablementShape> {
  return {
    company_id: view.companyId,
    application_id: view.applicationId,
    state: view.state,
    approved_scopes: [...view.approvedScopes],
    pending_scopes: [...view.pendingScopes],
    permission_version: view.permissionVersion,
    generation: view.generation,
    changed_at: timeOrNull(view.changedAt),
    changed_by: view.changedBy ?? null,
  };
}
