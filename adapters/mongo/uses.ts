import { trusted } from 'mongoose';
import type { Use } from '../../server/storage.ts';
import { type Database, type Document, DRIVER_LIMIT } from './connection.ts';
import { answered, isDuplicate } from './faults.ts';
import { isStorable } from './records.ts';

/** Remembers uses, all in one command. Of two that come in the wrong order the later one stays. */
export async function writeUses({ uses }: Database, given: readonly Use[]): Promise<void> {
  if (given.length === 0) return;
  const operations = given.map(({ id, at }) => ({
    updateOne: { filter: { _id: id }, update: { $max: { at } }, upsert: true },
  }));
  try {
    // Best effort: no process waits for the other members.
    await answered(uses.bulkWrite(operations, { ordered: false, writeConcern: { w: 1 } }));
  } catch (error) {
    // Two processes made the same entry at the same time; one of the two times stands.
    if (!isDuplicate(error)) throw error;
  }
}

/** When each was used last. */
export async function lastUses({ uses }: Database, ids: readonly string[]): Promise<(number | undefined)[]> {
  const query = uses
    .find({ _id: trusted({ $in: ids.filter(isStorable) }) })
    .maxTimeMS(DRIVER_LIMIT)
    .lean<Document[]>();
  const found = await answered(query.exec());
  const times = new Map(found.map(({ _id, at }) => [_id, Number(at)]));
  return ids.map((id) => times.get(id));
}
