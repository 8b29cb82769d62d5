import type { ArtifactStore } from '../../server/storage.ts';
import { redisAddress } from './address.ts';
import { redisArtifacts } from './artifacts.ts';
import { concernsAbout } from './checks.ts';
import { openConnection } from './connection.ts';

/** The artifacts' half of a store. */
export interface OpenArtifacts {
  readonly artifacts: ArtifactStore;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the artifacts in Redis; `redisAddress` says what the URL may be. Whatever could make this Redis lose something is said
 * to `warn`. Throws `StoreUnusable` when that URL or that Redis cannot be used, `StorageUnavailable` when nobody answers.
 */
export async function openRedisArtifacts(url: string, warn: (sentence: string) => void): Promise<OpenArtifacts> {
  const address = redisAddress(url);
  const connection = await openConnection(address);
  try {
    for (const concern of await concernsAbout(connection, address)) warn(concern);
  } catch (error) {
    connection.close();
    throw error;
  }
  return {
    artifacts: redisArtifacts(connection),
    ping: () => connection.ping(),
    async close() {
      connection.close();
    },
  };
}
