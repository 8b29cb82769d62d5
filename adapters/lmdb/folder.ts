import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { StoreUnusable } from '../../server/storage.ts';

/**
 * Makes the folder and its files where they are not there, for nobody but their owner, and answers the data file's path. LMDB
 * takes an empty file for a new one; making them here gives them their permissions before anything is in them.
 */
export function prepareFolder(path: string): string {
  const files = [join(path, 'data.mdb'), join(path, 'lock.mdb')] as const;
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    for (const file of files) {
      closeSync(openSync(file, 'a+', 0o600));
      chmodSync(file, 0o600);
    }
  } catch (error) {
    throw new StoreUnusable(
      `The store's folder ${path} cannot be written (${errorCode(error)}): give this user the right to, or name another folder in DIRECTORY_URL.`,
      { cause: error },
    );
  }
  return files[0];
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
