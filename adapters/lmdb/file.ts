import { closeSync, fstatSync, openSync } from 'node:fs';
import { StoreUnusable } from '../../server/storage.ts';
import { isSound, readMetas } from './pages.ts';

/** How many pages are looked at: a small store's all, a large one's upper levels, within some 20 ms. */
const PAGES = 4096;
/** How often a finding is put down to a process that writes meanwhile. */
const TRIES = 20;

/**
 * Throws `StoreUnusable` for a data file that LMDB would crash on: lmdb 3.5.6 ends the process with SIGSEGV, SIGBUS or SIGABRT
 * on a foreign, truncated or overwritten file, and no `catch` sees it.
 */
export function checkFile(path: string): void {
  const file = openSync(path, 'r');
  try {
    if (fstatSync(file).size === 0 || looksSound(file)) return;
  } finally {
    closeSync(file);
  }
  throw new StoreUnusable(
    `${path} is damaged or is not a store of Countersign: restore a backup, or name another folder in DIRECTORY_URL.`,
  );
}

function looksSound(file: number): boolean {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const metas = readMetas(file);
    if (metas.length === 0) return false;
    if (metas.some((meta) => isSound(file, meta, PAGES))) return true;
    // Pages are used again two commits later: only if there was none, the finding holds.
    if (readMetas(file)[0]?.transaction === metas[0]?.transaction) return false;
  }
  return true;
}
