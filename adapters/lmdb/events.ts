import { setImmediate } from 'node:timers/promises';
import type { AuditEvent } from '../../server/domain/audit.ts';
import { idsFrom } from '../../server/domain/id.ts';
import { type EventFilter, type EventPage, passes } from '../../server/storage.ts';
import type { Environment } from './environment.ts';
import type { Table } from './tables.ts';
import { eventKey, rangeOfEvents, scan } from './indexes.ts';

/** How many events are read before other work gets its turn: a filter may have to pass over a long trail. */
const SLICE = 200;

/** The events that a filter lets pass, oldest first unless asked for otherwise. */
export async function listEvents(
  { tables, read }: Environment,
  filter: EventFilter,
  { after, limit, newestFirst }: EventPage,
): Promise<AuditEvent[]> {
  const range = rangeOfEvents(tables, filter);
  const found: AuditEvent[] = [];
  const from = filter.since === undefined ? undefined : idsFrom('event', filter.since);
  let last = after;
  while (found.length < limit) {
    const slice = await read(() =>
      scan(range, { after: last, from, limit: SLICE, newestFirst }).flatMap((id) => readEvent(tables.events, id) ?? []),
    );
    found.push(...slice.filter((event) => passes(event, filter)));
    if (slice.length < SLICE) break;
    last = slice.at(-1)?.id;
    await setImmediate();
  }
  return found.slice(0, limit);
}

function readEvent(table: Table, id: string): AuditEvent | undefined {
  const bytes = table.getBinaryFast(eventKey(id));
  return bytes === undefined ? undefined : (JSON.parse(bytes.toString()) as AuditEvent);
}
