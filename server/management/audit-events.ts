import { z } from 'zod';
import type { AuditEvent } from '../domain/audit.ts';
import { listAuditEvents } from '../operations/audit-events.ts';
import { listRoute } from './lists.ts';
import type { Route } from './route.ts';

const facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]));

const auditEventShape = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    action: z.string(),
    result: z.enum(['success', 'failure']),
    actor: z.object({
      type: z.enum(['user', 'client', 'server']),
      id: z.string(),
      operator: z.literal(true).optional().describe('Present where an operator acted on a company that is not their own.'),
    }),
    address: z.string().nullable(),
    company_id: z.string().nullable(),
    application_id: z.string().nullable(),
    before: facts.nullable(),
    after: facts.nullable(),
    request_id: z.string().nullable(),
    hash: z.string().describe('base64url of SHA-256 over the RFC 8785 form of the event without `hash` and `address`.'),
    previous_hash: z.string().nullable().describe('The hash of the event before in the same chain.'),
  })
  .meta({ title: 'AuditEvent' });

export const auditEvents: readonly Route[] = [
  listRoute({
    path: '/audit-events',
    name: 'list_audit_events',
    summary: "The audit trail, oldest first: the own company's; for operators every one",
    who: ['administrator', 'operator'],
    filter: {
      company_id: z.string().optional(),
      application_id: z.string().optional(),
      action: z
        .string()
        .regex(/^[a-z_]{1,50}\.[a-z_]{1,50}$/)
        .optional()
        .describe('Such as `enablement.disabled`.'),
      since: z.iso.datetime({ offset: true }).optional().describe('The events of this time and later.'),
    },
    item: auditEventShape,
    operation: ({ services, caller, query }, page) =>
      listAuditEvents(
        services,
        caller,
        {
          companyId: query.company_id,
          applicationId: query.application_id,
          action: query.action,
          since: query.since === undefined ? undefined : Date.parse(query.since),
        },
        page,
      ),
    present: presentEvent,
  }),
];

/** Events are kept in the words of the API already: what is hashed is what is shown. */
function presentEvent({ before, after, ...event }: AuditEvent): z.input<typeof auditEventShape> {
  return { ...event, before: factsOf(before), after: factsOf(after) };
}

function factsOf(given: AuditEvent['before']): z.input<typeof facts> | null {
  if (given === null) return null;
  const entries = Object.entries(given);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'object' && value !== null ? [...value] : value]),
  );
}
