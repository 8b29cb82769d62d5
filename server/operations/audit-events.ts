import type { AuditEvent } from '../domain/audit.ts';
import { assertReaderOf } from '../domain/authorization.ts';
import { notFound } from '../domain/error.ts';
import { idsFrom, isId } from '../domain/id.ts';
import type { Page } from '../storage.ts';
import type { Caller, Services } from './context.ts';
import { listed, type Listed } from './listing.ts';

/** Which events are asked for, as the caller sent it. */
export interface EventQuery {
  readonly companyId?: string | undefined;
  readonly applicationId?: string | undefined;
  /** A whole action, or the noun before the dot. */
  readonly action?: string | undefined;
  /** Epoch milliseconds, inclusive. */
  readonly since?: number | undefined;
  /** Only what was done with the rights of the platform's staff. Asked together with `companyId`. */
  readonly byOperators?: boolean | undefined;
  readonly newestFirst?: boolean | undefined;
  /** Epoch milliseconds, exclusive. */
  readonly until?: number | undefined;
}

/** The trail, oldest first unless asked for otherwise: every chain for operators, their company's for administrators. */
export async function listAuditEvents(
  { directory }: Services,
  caller: Caller,
  query: EventQuery,
  page: Page,
): Promise<Listed<AuditEvent>> {
  const { applicationId, action, since, until, newestFirst } = query;
  const companyId = query.companyId ?? (caller.operator ? undefined : caller.company?.id);
  if (companyId !== undefined || !caller.operator) assertReaderOf(caller, companyId);
  if (companyId !== undefined && !isId('company', companyId)) throw notFound();
  if (applicationId !== undefined && !isId('application', applicationId)) return { items: [] };
  const byOperators = query.byOperators ? (true as const) : undefined;
  const filter = { companyId, applicationId, action, since, byOperators };
  // Ids sort by time.
  const end = until === undefined ? undefined : idsFrom('event', until);
  if (newestFirst) {
    const after = end === undefined ? page.after : earlierOf(end, page.after);
    return listed((each) => directory.events(filter, { ...each, newestFirst }), { ...page, after });
  }
  return listed(async (each) => {
    const events = await directory.events(filter, each);
    return end === undefined ? events : events.filter(({ id }) => id < end);
  }, page);
}

function earlierOf(one: string, other: string | undefined): string {
  return other !== undefined && other < one ? other : one;
}
