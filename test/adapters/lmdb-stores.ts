import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { openLmdbStorage } from '../../adapters/lmdb/lmdb.ts';
import { anEvent, aUser, write } from '../builders.ts';

/** A user that is in every store of `aStore`. */
export const USER = aUser();

/** A folder for a store, empty. */
export function aPath(folder: string): Promise<string> {
  return mkdtemp(join(folder, 'store-'));
}

/** The folder of a store of some hundred pages, closed. */
export async function aStore(folder: string): Promise<string> {
  const path = await aPath(folder);
  const storage = await openLmdbStorage({ path });
  const users = Array.from({ length: 1000 }, () => write('user', aUser()));
  await storage.directory.commit([write('user', USER), ...users], [anEvent()]);
  await storage.close();
  return path;
}

/** The data file of a store. */
export function fileOf(path: string): string {
  return join(path, 'data.mdb');
}

/** What opening a store throws. */
export async function refusal(path: string): Promise<unknown> {
  return openLmdbStorage({ path }).then(
    (storage) => storage.close(),
    (error: unknown) => error,
  );
}
