import type { OpenArtifacts } from './redis/redis.ts';
import { type Storage, StoreUnusable } from '../server/storage.ts';

/**
 * Opens the stores that the two URLs name. Drivers are loaded here and on demand, so that nobody loads one that is not in use.
 * Without `artifactsUrl` the directory's store holds both.
 */
export async function openStorage(directoryUrl: string, artifactsUrl = directoryUrl): Promise<Storage> {
  const path = embeddedPath(directoryUrl);
  if (path === undefined || artifactsUrl !== directoryUrl) {
    throw new StoreUnusable(
      'Supported is one embedded store for both, such as DIRECTORY_URL=lmdb:./data/store without ARTIFACTS_URL.',
    );
  }
  const { openLmdbStorage } = await import('./lmdb/lmdb.ts');
  return openLmdbStorage({ path });
}

/** Opens the artifacts alone, beside a directory that is elsewhere. What could make their store lose something is said to `warn`. */
export async function openArtifacts(url: string, warn: (sentence: string) => void): Promise<OpenArtifacts> {
  const { openRedisArtifacts } = await import('./redis/redis.ts');
  return openRedisArtifacts(url, warn);
}

/** The folder that an `lmdb:` URL names, absolute or relative to the working directory. */
function embeddedPath(url: string): string | undefined {
  return /^lmdb:(?<path>.+)$/.exec(url)?.groups?.['path'];
}
