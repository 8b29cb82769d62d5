import type { AuditEvent } from '../../server/domain/audit.ts';
import type { Change, Noun } from '../../server/domain/records.ts';
import type { EventFilter, Page, Where } from '../../server/storage.ts';
import type { Table, Tables } from './environment.ts';
import { LONGEST_ID, recordKey } from './records.ts';

/** Keys of a table that begin alike. What follows `base`, which is the prefix or its beginning, is the id. */
export interface Range {
  readonly table: Table;
  readonly prefix: string;
  readonly base: string;
}

/** The entries of the index that lead to a record, beside the record's own key. */
export function indexKeys({ noun, record }: Change): string[] {
  switch (noun) {
    case 'user':
      return [`user.company/${record.companyId}/${record.id}`];
    case 'application': {
      const own = `application.company/${record.companyId}/${record.id}`;
      return record.visibility === 'public' ? [own, `application.public/${record.id}`] : [own];
    }
    case 'enablement':
      return [`enablement.application/${record.applicationId}/${record.id}`];
    default:
      return [];
  }
}

/** Where an event is. */
export function eventKey(id: string): string {
  return `event/${id}`;
}

/** The entries of the index that lead to an event. */
export function eventKeys({ id, action, company_id, application_id }: AuditEvent): string[] {
  const keys = [`event.action/${action}/${id}`];
  if (company_id !== null) keys.push(`event.company/${company_id}/${id}`);
  if (application_id !== null) keys.push(`event.application/${application_id}/${id}`);
  return keys;
}

/** The ranges in which the ids of a list are; an id can be in more than one. */
export function rangesOf<N extends Noun>({ records, index }: Tables, noun: N, where: Where[N]): Range[] {
  if ('all' in where) return [whole(records, `${noun}/`)];
  if ('candidatesOf' in where) {
    const companyId = limited(where.candidatesOf);
    return [
      whole(index, `application.company/${companyId}/`),
      whole(index, 'application.public/'),
      whole(records, recordKey('enablement', `${companyId}/`)),
    ];
  }
  if ('applicationId' in where) return [whole(index, `enablement.application/${limited(where.applicationId)}/`)];
  if ('userId' in where) return [within(records, 'connection/', limited(where.userId))];
  const companyId = limited(where.companyId);
  return [noun === 'enablement' ? within(records, 'enablement/', companyId) : whole(index, `${noun}.company/${companyId}/`)];
}

/** The range that holds the events of a filter with the fewest others. */
export function rangeOfEvents({ events, index }: Tables, { companyId, applicationId, action }: EventFilter): Range {
  if (applicationId !== undefined) return whole(index, `event.application/${limited(applicationId)}/`);
  if (companyId !== undefined) return whole(index, `event.company/${limited(companyId)}/`);
  if (action !== undefined) return whole(index, `event.action/${limited(action)}/`);
  return whole(events, eventKey(''));
}

/** The first ids of a range after a given one. */
export function scan({ table, prefix, base }: Range, { after, limit }: Page): string[] {
  const last = after === undefined ? prefix : base + limited(after);
  const start = last < prefix ? prefix : last;
  const keys = table.getKeys({ start, exclusiveStart: true, end: `${prefix.slice(0, -1)}0`, limit });
  return Array.from(keys, (key) => key.slice(base.length));
}

/** The first ids after a given one of all ranges together, each once, in order. */
export function scanAll(ranges: readonly Range[], page: Page): string[] {
  const ids = ranges.flatMap((range) => scan(range, page));
  return ranges.length === 1 ? ids : [...new Set(ids)].toSorted().slice(0, page.limit);
}

function whole(table: Table, prefix: string): Range {
  return { table, prefix, base: prefix };
}

/** A part of a noun's own keys, whose ids begin with the id of what they belong to. */
function within(table: Table, base: string, ownerId: string): Range {
  return { table, prefix: `${base}${ownerId}/`, base };
}

/** A value short enough for a key. No stored one is longer, so cutting it changes no answer. */
function limited(value: string): string {
  return value.slice(0, LONGEST_ID + 1);
}
