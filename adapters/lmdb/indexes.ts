import type { AuditEvent } from '../../server/domain/audit.ts';
import type { Application } from '../../server/domain/application.ts';
import { isEnded } from '../../server/domain/connecting.ts';
import type { Change } from '../../server/domain/records.ts';
import type { EnablementRequest } from '../../server/domain/request.ts';
import { searchKeys } from '../../server/domain/search.ts';
import type { EventFilter, Page } from '../../server/storage.ts';
import type { Table, Tables } from './tables.ts';
import { LONGEST_ID } from './records.ts';

/** Keys of a table that begin alike. What follows `base`, which is the prefix or its beginning, is the id. */
export interface Range {
  readonly table: Table;
  readonly prefix: string;
  readonly base: string;
}

/** The entries of the index that lead to a record, beside the record's own key. */
export function indexKeys(change: Change): string[] {
  const { noun, record } = change;
  switch (noun) {
    case 'user':
      return [`user.company/${record.companyId}/${record.id}`];
    case 'company':
      return searchKeys(change).map((word) => `company.search/${word}/${record.id}`);
    case 'application':
      return applicationKeys(change, record);
    case 'enablement':
      return [`enablement.application/${record.applicationId}/${record.id}`];
    case 'connection':
      return isEnded(record) ? [] : [`connection.acting/${record.companyId}/${record.applicationId}/${record.id}`];
    case 'request':
      return requestKeys(record);
    default:
      return [];
  }
}

function applicationKeys(change: Change, { id, companyId, visibility, certification }: Application): string[] {
  const keys = [`application.company/${companyId}/${id}`];
  if (certification === 'submitted') keys.push(`application.submitted/${id}`);
  if (visibility === 'private') return keys;
  return [...keys, `application.public/${id}`, ...searchKeys(change).map((word) => `application.public-search/${word}/${id}`)];
}

function requestKeys({ id, companyId, state, requesters }: EnablementRequest): string[] {
  const keys = [`request.company/${companyId}/${id}`, ...requesters.map(({ userId }) => `request.user/${userId}/${id}`)];
  return state === 'pending' ? [...keys, `request.pending/${companyId}/${id}`] : keys;
}

/** Where an event is. */
export function eventKey(id: string): string {
  return `event/${id}`;
}

/** The entries of the index that lead to an event. */
export function eventKeys({ id, action, actor, company_id, application_id }: AuditEvent): string[] {
  const keys = [`event.action/${action}/${id}`];
  const [noun] = action.split('.', 1);
  if (noun !== action) keys.push(`event.action/${noun}/${id}`);
  if (company_id !== null) keys.push(`event.company/${company_id}/${id}`);
  if (company_id !== null && actor.operator) keys.push(`event.operators/${company_id}/${id}`);
  if (application_id !== null) keys.push(`event.application/${application_id}/${id}`);
  return keys;
}

/** The range that holds the events of a filter with the fewest others. */
export function rangeOfEvents({ events, index }: Tables, filter: EventFilter): Range {
  const { companyId, applicationId, action, byOperators } = filter;
  if (companyId !== undefined && byOperators) return whole(index, `event.operators/${limited(companyId)}/`);
  if (applicationId !== undefined) return whole(index, `event.application/${limited(applicationId)}/`);
  if (companyId !== undefined) return whole(index, `event.company/${limited(companyId)}/`);
  if (action !== undefined) return whole(index, `event.action/${limited(action)}/`);
  return whole(events, eventKey(''));
}

/** A part of a range: what comes after an id, in one of the two directions. */
export interface Stretch extends Page {
  readonly newestFirst?: boolean | undefined;
  /** Nothing before it. It is no id itself. */
  readonly from?: string | undefined;
}

/** The first ids of a range in its order, or in the reverse. */
export function scan({ table, prefix, base }: Range, { after, from, limit, newestFirst }: Stretch): string[] {
  const lowest = laterOf(prefix, from === undefined ? prefix : base + limited(from));
  const highest = endOf(prefix);
  const last = after === undefined ? undefined : base + limited(after);
  const keys = newestFirst
    ? table.getKeys({
        start: last === undefined || last > highest ? highest : last,
        end: lowest,
        reverse: true,
        exclusiveStart: true,
        limit,
      })
    : table.getKeys({ start: laterOf(lowest, last ?? lowest), end: highest, exclusiveStart: true, limit });
  return Array.from(keys, (key) => key.slice(base.length));
}

/** The first ids after a given one of all ranges together, each once, in order. */
export function scanAll(ranges: readonly Range[], page: Page): string[] {
  const ids = ranges.flatMap((range) => scan(range, page));
  return ranges.length === 1 ? ids : [...new Set(ids)].toSorted().slice(0, page.limit);
}

/** How many ids are in a range, counted no further than `most`. */
export function countRange({ table, prefix }: Range, most?: number): number {
  return table.getKeysCount({ start: prefix, end: endOf(prefix), ...(most !== undefined && { limit: most }) });
}

export function whole(table: Table, prefix: string): Range {
  return { table, prefix, base: prefix };
}

/** A part of a noun's own keys, whose ids begin with the id of what they belong to. */
export function within(table: Table, base: string, ownerId: string): Range {
  return { table, prefix: `${base}${ownerId}/`, base };
}

/** A value short enough for a key. No stored one is longer, so cutting it changes no answer. */
export function limited(value: string): string {
  return value.slice(0, LONGEST_ID + 1);
}

/** What is greater than all keys with the prefix, which ends with `/`, and less than any other. */
function endOf(prefix: string): string {
  return `${prefix.slice(0, -1)}0`;
}

function laterOf(one: string, other: string): string {
  return other > one ? other : one;
}
