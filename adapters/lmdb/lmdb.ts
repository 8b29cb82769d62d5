import type { Storage } from '../../server/storage.ts';
import { lmdbArtifacts } from './artifacts.ts';
import { lmdbDirectory } from './directory.ts';
import { openEnvironment } from './environment.ts';
import { startSweeping } from './sweep.ts';

export interface LmdbOptions {
  /** The folder; made where it is not there. */
  readonly path: string;
  /** Below so much free disk, writes are refused: LMDB can abort the whole process on a full disk. */
  readonly keepFreeBytes?: number;
  /** Milliseconds between two searches for what has expired. */
  readonly sweepPause?: number;
}

/** Opens the embedded store, both ports in one LMDB environment. Throws `StoreUnusable` when that cannot be. */
export async function openLmdbStorage({
  path,
  keepFreeBytes = 64 * 2 ** 20,
  sweepPause = 30_000,
}: LmdbOptions): Promise<Storage> {
  const environment = await openEnvironment({ path, keepFreeBytes });
  const stopSweeping = startSweeping(environment, sweepPause);
  const ping = (): Promise<void> => environment.read(() => undefined);
  return {
    directory: lmdbDirectory(environment),
    artifacts: lmdbArtifacts(environment),
    pings: { directory: ping, artifacts: ping },
    async close() {
      await stopSweeping();
      await environment.close();
    },
  };
}
