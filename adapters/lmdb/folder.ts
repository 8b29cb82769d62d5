import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { StoreUnusable } from '../../server/storage.ts';

/**
 * Makes the folder and its files where they are not there, for nobody but their owner, and answers the data file's path. LMDB
 * takes an empty file for a new one; making them here gives them their permissions before anything is in them.
 */
export function prepareFolder(path: string): string {
  const files = [join(path, 'data.mdb'), join(path, 'lock.mdb')] as const;
  try {
    makeFolder(resolve(path));
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

/** With its parents. The recursion of `mkdirSync` never ends where the system answers ENOENT below a folder, as in /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process was first.
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
