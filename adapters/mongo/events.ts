import { type QueryFilter, trusted } from 'mongoose';
import type { AuditEvent } from '../../server/domain/audit.ts';
import { idsFrom } from '../../server/domain/id.ts';
import type { EventFilter, Page } from '../../server/storage.ts';
import { type Database, type Document, DRIVER_LIMIT } from './connection.ts';
import { answered } from './faults.ts';
import { isStorable } from './records.ts';

/** How many events one command reads at most: where no index knows the whole filter, it may have to pass over a long trail. */
const SLICE = 500;

/** An event as it is stored. */
export function eventDocument({ id, ...fields }: AuditEvent): Document {
  return { _id: id, ...fields };
}

/** The event that is stored so. */
export function eventOf({ _id, ...fields }: Document): AuditEvent {
  return { id: _id, ...fields } as unknown as AuditEvent;
}

/** The events that a filter lets pass, oldest first. */
export async function listEvents(database: Database, filter: EventFilter, { after, limit }: Page): Promise<AuditEvent[]> {
  const { companyId, applicationId, action, since } = filter;
  if ([companyId, applicationId, action].some((value) => value !== undefined && !isStorable(value))) return [];
  const found: AuditEvent[] = [];
  let last = laterOf(after, since === undefined ? undefined : idsFrom('event', since));
  const whole = isIndexed(filter);
  for (;;) {
    const query = eventsQuery(database, filter, { after: last, limit: whole ? limit : SLICE });
    const slice = (await answered(query.lean<Document[]>().exec())).map(eventOf);
    found.push(...slice.filter((event) => passes(event, filter)));
    if (whole || slice.length < SLICE || found.length >= limit) return found.slice(0, limit);
    last = slice.at(-1)?.id;
  }
}

/** The query for the first events after an id, along the index that knows most of the filter. */
export function eventsQuery({ events }: Database, filter: EventFilter, { after = '', limit }: Page) {
  const part = indexedPart(filter);
  const stretch: QueryFilter<Document> = { ...part, _id: trusted({ $gt: after }) };
  const query = events.find(stretch).sort({ _id: 1 }).limit(limit).maxTimeMS(DRIVER_LIMIT);
  return Object.keys(part).length === 0 ? query.hint({ _id: 1 }) : query;
}

/** Whether an index knows the whole filter. */
function isIndexed({ applicationId, action }: EventFilter): boolean {
  return applicationId === undefined || action === undefined;
}

function indexedPart({ companyId, applicationId, action }: EventFilter): Record<string, string> {
  return {
    ...(companyId !== undefined && { company_id: companyId }),
    ...(applicationId !== undefined && { application_id: applicationId }),
    ...(action !== undefined && applicationId === undefined && { action }),
  };
}

function passes(event: AuditEvent, { action }: EventFilter): boolean {
  return action === undefined || event.action === action;
}

function laterOf(one: string | undefined, other: string | undefined): string | undefined {
  return one === undefined || (other !== undefined && other > one) ? other : one;
}
