import type { Model } from 'mongoose';
import { StoreUnusable } from '../../server/storage.ts';
import type { Database, Document } from './connection.ts';
import { answered, isForbidden, isStandalone, FORBIDDEN_SENTENCE, STANDALONE_SENTENCE, unavailable } from './faults.ts';
import { transact } from './transaction.ts';

/** Goes up with every change after which an older version could not read the database, or would damage it. */
const FORMAT = 1;
const MARK = 'directory';
const MIGRATE = 'Run "countersign migrate" with the same DIRECTORY_URL.';
const PATIENCE = 10_000;

/**
 * Throws `StoreUnusable` unless everything is there that the directory needs: a replica set, our mark, every index, and the right
 * to write, which is tried.
 */
export function assertReady(database: Database): Promise<void> {
  return saying(async () => {
    await assertTransactions(database);
    if (!(await isMarked(database))) {
      throw new StoreUnusable(`The database "${database.name}" has not been prepared for Countersign. ${MIGRATE}`);
    }
    if (await isIncomplete(database)) {
      throw new StoreUnusable(
        `A directory was being copied to the database "${database.name}", and it is not complete: run "countersign copy" again.`,
      );
    }
    const missing = await Promise.all(modelsOf(database).map(missingIndexes));
    if (missing.flat().length > 0) {
      throw new StoreUnusable(`The database "${database.name}" lacks indexes: ${missing.flat().join(', ')}. ${MIGRATE}`);
    }
    await transact(database, performance.now() + PATIENCE, (session) =>
      answered(database.marks.updateOne({ _id: MARK }, { $set: { openedAt: Date.now() } }, { session }).exec()),
    );
  });
}

/** Throws `StoreUnusable` when there are no transactions: outside of replica sets and clusters. */
export async function assertTransactions({ connection }: Database): Promise<void> {
  const hello = await answered(connection.getClient().db().command({ hello: 1 }));
  if (hello['setName'] === undefined && hello['msg'] !== 'isdbgrid') throw new StoreUnusable(STANDALONE_SENTENCE);
}

/** Whether the database was marked as ours before. Throws `StoreUnusable` when it is of another version. */
export async function isMarked({ marks, name }: Database): Promise<boolean> {
  const mark = await answered(marks.findById(MARK).lean<Document>().exec());
  if (!mark) return false;
  if (mark['format'] === FORMAT) return true;
  throw new StoreUnusable(
    `The database "${name}" was written by another version of Countersign (format ${Number(mark['format'])}, this one knows ${FORMAT}): start that version, or restore a backup.`,
  );
}

/** Marks the database as ours, whichever of several processes comes first. */
export async function markAsOurs({ marks }: Database): Promise<void> {
  await marks.updateOne({ _id: MARK }, { $setOnInsert: { format: FORMAT } }, { upsert: true });
}

/** Whether a directory is being brought here, or was, and did not arrive whole. */
export async function isIncomplete({ marks }: Database): Promise<boolean> {
  const mark = await answered(marks.findById(MARK).lean<Document>().exec());
  return mark?.['incomplete'] === true;
}

/** Says that a directory is being brought here, or has arrived. */
export async function markIncomplete({ marks }: Database, incomplete: boolean): Promise<void> {
  await marks.updateOne({ _id: MARK }, { $set: { incomplete } });
}

/** The collections that have to be there. */
export function modelsOf({ records, events, heads, uses, marks }: Database): Model<Document>[] {
  return [records as unknown as Model<Document>, events, heads, uses, marks];
}

/** The outcome, or a sentence that says what to do: `StoreUnusable` where it is for an operator to do something. */
export async function saying<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    if (isForbidden(cause)) throw new StoreUnusable(FORBIDDEN_SENTENCE, { cause });
    if (isStandalone(cause)) throw new StoreUnusable(STANDALONE_SENTENCE, { cause });
    throw unavailable(error);
  }
}

async function missingIndexes(model: Model<Document>): Promise<string[]> {
  const { toCreate } = await answered(model.diffIndexes());
  return toCreate.map((fields) => `${Object.keys(fields).join('+')} of ${model.collection.name}`);
}
