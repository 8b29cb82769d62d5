import { z } from 'zod';
import { ACTION_NOUNS } from '../domain/audit-actions.ts';
import type { AuditEvent } from '../domain/audit.ts';
import { invalid } from '../domain/error.ts';
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
        .union([z.enum(ACTION_NOUNS), z.string().regex(/^[a-z_]{1,50}\.[a-z_]{1,50}$/)])
        .optional()
        .describe('Such as `enablement.disabled`, or `enablement` for all of its kind.'),
      since: z.iso.datetime({ offset: true }).optional().describe('The events of this time and later.'),
      until: z.iso.datetime({ offset: true }).optional().describe('The events before this time.'),
      by_operators: z
        .literal('true')
        .optional()
        .describe('Only what operators did who are not of the company. Operators name a `company_id` with it.'),
    },
    item: auditEventShape,
    async operation({ services, caller, query }, page) {
      const { company_id: companyId, application_id: applicationId, action, since, until, by_operators: by } = query;
      if (by !== undefined && caller.operator && companyId === undefined)
        throw invalid({ pointer: '/by_operators', message: 'Goes with a company_id.' });
      const times = { since: timeOf(since), until: timeOf(until) };
      return listAuditEvents(services, caller, { companyId, applicationId, action, ...times, byOperators: by === 'true' }, page);
    },
    present: presentEvent,
  }),
];

function timeOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}

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
