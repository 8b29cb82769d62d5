import type { Directory } from '../../server/storage.ts';
import { type MongoOptions, openDatabase } from './connection.ts';
import { mongoDirectory } from './directory.ts';
import { assertReady, saying } from './readiness.ts';

/** A directory with the connection behind it. */
export interface MongoDirectory {
  readonly directory: Directory;
  /** Resolves when the primary answers; throws `StorageUnavailable` otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the directory in a MongoDB database that `migrateMongo` has prepared. Throws `StoreUnusable` when it has not, or cannot be used. */
export async function openMongoDirectory(options: MongoOptions): Promise<MongoDirectory> {
  const database = await saying(() => openDatabase(options));
  try {
    await assertReady(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return { directory: mongoDirectory(database), ping: database.ping, close: database.close };
}
