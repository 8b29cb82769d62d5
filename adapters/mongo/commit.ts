import { type ClientSession, trusted } from 'mongoose';
import type { EventDraft } from '../../server/domain/audit.ts';
import { nameTaken } from '../../server/domain/name-taken.ts';
import { type Change, type Claim, claims } from '../../server/domain/records.ts';
import { type Directory, StorageUnavailable } from '../../server/storage.ts';
import { append, chainsOf, takeHeads } from './chains.ts';
import type { Database, RecordDocument } from './connection.ts';
import { answered, isDuplicate } from './faults.ts';
import { documentOf, keyOf } from './records.ts';
import { transact } from './transaction.ts';
import { createTurns } from './turns.ts';

/** How long a commit may try against others that change the same, in milliseconds. */
const PATIENCE = 5000;

/** `Directory.commit`: one transaction for the records, their events and the heads of the chains. */
export function createCommit(database: Database): Directory['commit'] {
  const inTurn = createTurns((error) => error instanceof StorageUnavailable);

  return function commit(changes, events) {
    const chains = chainsOf(events);
    return inTurn(chains, () => settle(changes, events, chains, performance.now() + PATIENCE));
  };

  async function settle(
    changes: readonly Change[],
    events: readonly EventDraft[],
    chains: readonly string[],
    deadline: number,
  ): Promise<boolean> {
    for (;;) {
      try {
        return await transact(database, deadline, async (session) => {
          const heads = await takeHeads(database, chains, session);
          if (!(await writeRecords(database, changes, session))) throw new Stale();
          await append(database, events, heads, session);
          return true;
        });
      } catch (error) {
        if (error instanceof Stale) return false;
        if (!isDuplicate(error)) throw error;
        if (performance.now() > deadline)
          throw new StorageUnavailable('Something else takes the place of a new record.', { cause: error });
        if (await areStale(database, changes)) return false;
        await requireFreeNames(database, changes);
      }
    }
  }
}

/** A record is not at the revision before the one to be written; it undoes the transaction. */
class Stale extends Error {
  override readonly name = 'Stale';
}

/** Writes the records. `false` when one that is to be replaced is not at the revision before. */
async function writeRecords({ records }: Database, changes: readonly Change[], session: ClientSession): Promise<boolean> {
  if (changes.length === 0) return true;
  const documents = changes.map(documentOf);
  const created = documents.filter(({ revision }) => revision === 1);
  const replaced = documents.filter(({ revision }) => revision !== 1);
  const before = ({ _id, revision }: RecordDocument) => ({ _id, revision: revision - 1 });
  // A name that one record gives up is free for another one of the same commit, whichever comes first.
  const releases = replaced.filter(({ noun }) => documents.filter((document) => document.noun === noun).length > 1);
  const { matchedCount } = await answered(
    records.bulkWrite(
      [
        ...releases.map((document) => ({ updateOne: { filter: before(document), update: { $unset: { claims: 1 } } } })),
        ...created.map((document) => ({ insertOne: { document } })),
        ...replaced.map((replacement) => ({ replaceOne: { filter: before(replacement), replacement } })),
      ] as Parameters<typeof records.bulkWrite>[0],
      { session, ordered: true },
    ),
  );
  return matchedCount === replaced.length + releases.length;
}

async function areStale({ records }: Database, changes: readonly Change[]): Promise<boolean> {
  const keys = changes.map(({ noun, record: { id } }) => keyOf(noun, id));
  const query = records.find({ _id: trusted({ $in: keys }) }).lean<RecordDocument[]>();
  const revisions = new Map((await answered(query.exec())).map(({ _id, revision }) => [_id, revision]));
  return changes.some(({ noun, record }) => record.revision !== (revisions.get(keyOf(noun, record.id)) ?? 0) + 1);
}

/** Throws `conflict` when a name that is claimed is another record's. */
async function requireFreeNames({ records }: Database, changes: readonly Change[]): Promise<void> {
  const own = new Set(changes.map(({ noun, record: { id } }) => keyOf(noun, id)));
  const wanted = changes.flatMap((change) => claims(change));
  const query = records.find({ claims: trusted({ $in: wanted.map(({ key }) => key) }) }).lean<RecordDocument[]>();
  const holders = (await answered(query.exec())).filter(({ _id }) => !own.has(_id));
  const held = new Set(holders.flatMap((holder) => holder.claims ?? []));
  const repeated = ({ key }: Claim, place: number) => wanted.findIndex((claim) => claim.key === key) < place;
  const refused = wanted.find((claim, place) => held.has(claim.key) || repeated(claim, place));
  if (refused !== undefined) throw nameTaken(refused);
}
