import { getLastVersion } from 'lmdb';
import type { ArtifactStore, Count } from '../../server/storage.ts';
import type { Environment } from './environment.ts';
import { float } from './tables.ts';

/**
 * `ArtifactStore.count` in an LMDB environment. Counting runs in a transaction, not under a condition on what was read: many
 * count the same key at the same time, and all but one would have to try again each time.
 */
export function lmdbCounter({ tables: { counts }, read, write, transact }: Environment): ArtifactStore['count'] {
  function present(key: string, windowSeconds: number): Count {
    const count = counts.getBinaryFast(key)?.readDoubleLE();
    const resetsAt = getLastVersion();
    const now = Date.now();
    return count === undefined || resetsAt <= now ? { count: 0, resetsAt: now + windowSeconds * 1000 } : { count, resetsAt };
  }

  function add(key: string, windowSeconds: number, by: number): Count {
    const { count, resetsAt } = present(key, windowSeconds);
    counts.putSync(key, float(count + by), resetsAt);
    return { count: count + by, resetsAt };
  }

  return async (key, windowSeconds, by) =>
    by === 0 ? read(() => present(key, windowSeconds)) : write(() => transact(() => add(key, windowSeconds, by)));
}
