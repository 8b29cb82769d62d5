import type { ClientSession } from 'mongoose';
import { type AuditEvent, chained, type EventDraft } from '../../server/domain/audit.ts';
import type { CompanyId } from '../../server/domain/id.ts';
import type { Database, Document } from './connection.ts';
import { eventDocument } from './events.ts';
import { answered } from './faults.ts';

/** The chain of the events that belong to no company. No company's id looks like this. */
const PLATFORM = 'platform';

/** What the next event of a chain is joined to. */
export type Head = Pick<AuditEvent, 'id' | 'hash' | 'at'>;

/** The names of the chains that events belong to, each once. */
export function chainsOf(events: readonly EventDraft[]): string[] {
  return [...new Set(events.map(({ companyId }) => chainOf(companyId)))].toSorted();
}

/**
 * The heads of chains, each taken for this transaction before anything else is done in it: of two that want the same, one hears
 * at once that it has to begin again.
 */
export async function takeHeads(
  { heads }: Database,
  chains: readonly string[],
  session: ClientSession,
): Promise<Map<string, Head | undefined>> {
  const taken = new Map<string, Head | undefined>();
  for (const chain of chains) {
    const query = heads.findOneAndUpdate(
      { _id: chain },
      { $inc: { turns: 1 } },
      { upsert: true, returnDocument: 'after', session },
    );
    const head = await answered(query.lean<Document>().exec());
    taken.set(chain, (head?.['event'] ?? undefined) as Head | undefined);
  }
  return taken;
}

/** Appends events to the chains whose heads were taken, in the order given. */
export async function append(
  { events, heads }: Database,
  drafts: readonly EventDraft[],
  taken: ReadonlyMap<string, Head | undefined>,
  session: ClientSession,
): Promise<void> {
  if (drafts.length === 0) return;
  const last = new Map(taken);
  const joined = drafts.map((draft) => {
    const chain = chainOf(draft.companyId);
    const event = chained(draft, last.get(chain));
    last.set(chain, headOf(event));
    return event;
  });
  await answered(events.insertMany(joined.map(eventDocument), { session }));
  const moves = Array.from(last, ([chain, event]) => ({
    updateOne: { filter: { _id: chain }, update: { $set: { event } } },
  }));
  await answered(heads.bulkWrite(moves, { session }));
}

/** The name of the chain of a company's events, or of those that belong to none. */
export function chainOf(companyId: CompanyId | null | undefined): string {
  return companyId ?? PLATFORM;
}

/** What of an event the next one needs. */
export function headOf({ id, hash, at }: AuditEvent): Head {
  return { id, hash, at };
}
