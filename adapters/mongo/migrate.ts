import { mongo } from 'mongoose';
import { StoreUnusable } from '../../server/storage.ts';
import { type Database, type MongoOptions, openDatabase } from './connection.ts';
import { isDuplicate } from './faults.ts';
import { assertTransactions, isMarked, markAsOurs, modelsOf, saying } from './readiness.ts';

/** "Collection already exists": another process has just made it. */
const NAMESPACE_EXISTS = 48;
/** An index of that name, or on these fields, is there and is another one. */
const INDEX_CONFLICTS = [85, 86];

/**
 * Makes what the directory needs in its database: the mark, collections, indexes. What is there already stays. Any number of
 * processes may do it at once, and again, also while others serve.
 */
export function migrateMongo(options: Pick<MongoOptions, 'url'>): Promise<void> {
  return saying(async () => {
    const database = await openDatabase({ ...options, patient: true });
    try {
      await assertTransactions(database);
      await assertNobodyElses(database);
      await ignoring(isDuplicate, markAsOurs(database));
      for (const model of modelsOf(database)) {
        await ignoring((error) => codeOf(error) === NAMESPACE_EXISTS, model.createCollection());
        await model.createIndexes().catch((error: unknown) => {
          throw INDEX_CONFLICTS.includes(codeOf(error)) ? indexConflict(error as Error) : error;
        });
      }
    } finally {
      await database.close();
    }
  });
}

async function assertNobodyElses(database: Database): Promise<void> {
  const { connection, marks, name } = database;
  // In this order: whoever else prepares the database marks it before making the first collection.
  const collections = await connection.listCollections();
  if (await isMarked(database)) return;
  if (collections.some((collection) => collection.name !== marks.collection.name)) {
    throw new StoreUnusable(`The database "${name}" belongs to another program: name another one in DIRECTORY_URL.`);
  }
}

async function ignoring(harmless: (error: unknown) => boolean, command: PromiseLike<unknown>): Promise<void> {
  try {
    await command;
  } catch (error) {
    if (!harmless(error)) throw error;
  }
}

function indexConflict(cause: Error): StoreUnusable {
  return new StoreUnusable(`An index is there that is not as this version needs it; drop it and try again. ${cause.message}`, {
    cause,
  });
}

function codeOf(error: unknown): number {
  return error instanceof mongo.MongoServerError ? Number(error.code) : 0;
}
