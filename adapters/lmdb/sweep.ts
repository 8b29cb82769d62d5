import { getLastVersion } from 'lmdb';
import { setTimeout } from 'node:timers/promises';
import { StorageUnavailable } from '../../server/storage.ts';
import type { Environment } from './environment.ts';
import type { Table, Tables } from './tables.ts';

/** The tables whose entries expire. */
const EXPIRING = ['artifacts', 'aliases', 'counts'] as const;
type Expiring = (typeof EXPIRING)[number];

/** Entries looked at in one go: some 2 ms of this process's time. */
const BATCH = 1000;
const PAUSE_BETWEEN_BATCHES = 100;

/** When what is under the key expires. */
export function expiryOf(table: Table, key: string): number | undefined {
  return table.getBinaryFast(key) === undefined ? undefined : getLastVersion();
}

/** Removes the entry that expires at that time, with its mark of consumption; one that has come in its place stays. */
export function removeExpired(tables: Tables, name: Expiring, key: string, expiresAt: number): Promise<boolean> {
  return tables[name].ifVersion(key, expiresAt, () => {
    void tables[name].remove(key);
    if (name === 'artifacts') void tables.consumed.remove(key);
  });
}

/**
 * Looks through all that can expire, over and over, a bounded number of entries at a time, and removes what has. An index of
 * times would double the cost of every write, to save a scan of 2 µs per entry. Several processes may sweep one store. Answers
 * how to stop.
 */
export function startSweeping(environment: Environment, pauseBetweenRounds: number): () => Promise<void> {
  const stopping = new AbortController();
  const swept = sweepUntil(stopping.signal, environment, pauseBetweenRounds);
  return async () => {
    stopping.abort();
    await swept;
  };
}

async function sweepUntil(signal: AbortSignal, environment: Environment, pauseBetweenRounds: number): Promise<void> {
  try {
    for (;;) {
      await setTimeout(pauseBetweenRounds, undefined, { ref: false, signal });
      for (const name of EXPIRING) await sweepTable(environment, name, signal);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function sweepTable(environment: Environment, name: Expiring, signal: AbortSignal): Promise<void> {
  let after: string | undefined;
  do {
    try {
      after = await sweepBatch(environment, name, after);
    } catch (error) {
      // The next round begins anew.
      if (error instanceof StorageUnavailable) return;
      throw error;
    }
    await setTimeout(PAUSE_BETWEEN_BATCHES, undefined, { ref: false, signal });
  } while (after !== undefined);
}

/** Answers the key after which to go on. */
async function sweepBatch(
  { tables, read, write }: Environment,
  name: Expiring,
  after: string | undefined,
): Promise<string | undefined> {
  const from = after === undefined ? {} : { start: after, exclusiveStart: true };
  const entries = await read(() => [...tables[name].getRange({ ...from, limit: BATCH, versions: true })]);
  const now = Date.now();
  const expired = entries.filter(({ version = now }) => version < now);
  if (expired.length > 0) {
    await write(() => Promise.all(expired.map(({ key, version = now }) => removeExpired(tables, name, key, version))));
  }
  return entries.length < BATCH ? undefined : entries.at(-1)?.key;
}
