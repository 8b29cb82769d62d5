import { type QueryFilter, trusted } from 'mongoose';
import type { AuditEvent } from '../../server/domain/audit.ts';
import { idsFrom } from '../../server/domain/id.ts';
import { type EventFilter, type EventPage, passes } from '../../server/storage.ts';
import { type Database, type Document, DRIVER_LIMIT } from './connection.ts';
import { answered } from './faults.ts';
import { isStorable } from './records.ts';

/** How many events one command reads at most: where no index knows the whole filter, it may have to pass over a long trail. */
const SLICE = 500;

/** An event as it is stored. */
export function eventDocument({ id, ...fields }: AuditEvent): Document {
  const [noun = ''] = fields.action.split('.', 1);
  return { _id: id, ...fields, actions: [...new Set([fields.action, noun])] };
}

/** The event that is stored so. */
export function eventOf({ _id: id, actions: _derived, ...fields }: Document): AuditEvent {
  return { id, ...fields } as unknown as AuditEvent;
}

/** The events that a filter lets pass, oldest first unless asked for otherwise. */
export async function listEvents(database: Database, filter: EventFilter, page: EventPage): Promise<AuditEvent[]> {
  const { companyId, applicationId, action } = filter;
  if ([companyId, applicationId, action].some((value) => value !== undefined && !isStorable(value))) return [];
  const found: AuditEvent[] = [];
  const whole = isIndexed(filter);
  let { after } = page;
  for (;;) {
    const query = eventsQuery(database, filter, { ...page, after, limit: whole ? page.limit : SLICE });
    const slice = (await answered(query.lean<Document[]>().exec())).map(eventOf);
    found.push(...slice.filter((event) => passes(event, filter)));
    if (whole || slice.length < SLICE || found.length >= page.limit) return found.slice(0, page.limit);
    after = slice.at(-1)?.id;
  }
}

/** The query for the events after one, in the direction asked for, along the index that knows most of the filter. */
export function eventsQuery({ events }: Database, filter: EventFilter, { after, limit, newestFirst = false }: EventPage) {
  const part = indexedPart(filter);
  const from = filter.since === undefined ? '' : idsFrom('event', filter.since);
  const stretch = newestFirst ? { $gt: from, ...(after !== undefined && { $lt: after }) } : { $gt: laterOf(from, after) };
  const query = events
    .find({ ...part, _id: trusted(stretch) } as QueryFilter<Document>)
    .sort({ _id: newestFirst ? -1 : 1 })
    .limit(limit)
    .maxTimeMS(DRIVER_LIMIT);
  return Object.keys(part).length === 0 ? query.hint({ _id: 1 }) : query;
}

/** Whether an index knows the whole filter. */
function isIndexed({ applicationId, action, byOperators }: EventFilter): boolean {
  return [applicationId, action, byOperators].filter((value) => value !== undefined).length <= 1;
}

function indexedPart({ companyId, applicationId, action, byOperators }: EventFilter): Readonly<Record<string, string | boolean>> {
  const company = companyId !== undefined && { company_id: companyId };
  if (companyId !== undefined && byOperators) return { company_id: companyId, 'actor.operator': true };
  if (applicationId !== undefined) return { ...company, application_id: applicationId };
  return { ...company, ...(action !== undefined && { actions: action }) };
}

function laterOf(one: string, other: string | undefined): string {
  return other !== undefined && other > one ? other : one;
}
