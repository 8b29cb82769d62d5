import type { MongoDirectory } from './mongo/mongo.ts';
import type { OpenArtifacts } from './redis/redis.ts';
import { type DirectoryImport, type Storage, StoreUnusable } from '../server/storage.ts';

/** What is told to a store beside its URL. */
export interface StoreSettings {
  /** How current the reads of the directory are that the gate rests on, where it is not embedded. */
  readonly directoryReads?: 'majority' | 'linearizable' | undefined;
  /** Is told what could make a store lose something. */
  readonly warn?: ((sentence: string) => void) | undefined;
}

/**
 * Opens the stores that the two URLs name. Drivers are loaded here and on demand, so that nobody loads one that is not in use.
 * Without `artifactsUrl` the directory's store holds both.
 */
export async function openStorage(
  directoryUrl: string,
  artifactsUrl = directoryUrl,
  { directoryReads, warn = () => {} }: StoreSettings = {},
): Promise<Storage> {
  if (isEmbedded(directoryUrl)) return openEmbedded(directoryUrl, artifactsUrl);
  if (!isRedis(artifactsUrl)) throw unsupported();
  const directory = await openDirectory(directoryUrl, directoryReads);
  try {
    return beside(directory, await openArtifacts(artifactsUrl, warn));
  } catch (error) {
    await directory.close();
    throw error;
  }
}

/** One storage of two stores. */
function beside(directory: MongoDirectory, artifacts: OpenArtifacts): Storage {
  return {
    directory: directory.directory,
    artifacts: artifacts.artifacts,
    pings: { directory: () => directory.ping(), artifacts: () => artifacts.ping() },
    close: async () => void (await Promise.all([directory.close(), artifacts.close()])),
  };
}

/** Makes what the directory's store needs before it can be opened, where that is a step of its own. It can be repeated. */
export async function migrateDirectory(url: string): Promise<void> {
  if (isEmbedded(url)) return;
  if (!isMongo(url)) throw unsupported();
  const { migrateMongo } = await import('./mongo/migrate.ts');
  await migrateMongo({ url });
}

/** Opens a directory that another one is to be brought into. */
export async function openDirectoryImport(url: string): Promise<DirectoryImport> {
  if (!isMongo(url)) throw unsupported();
  const { openMongoImport } = await import('./mongo/import.ts');
  return openMongoImport({ url });
}

/** Opens the artifacts alone, beside a directory that is elsewhere. What could make their store lose something is said to `warn`. */
export async function openArtifacts(url: string, warn: (sentence: string) => void): Promise<OpenArtifacts> {
  if (!isRedis(url)) throw unsupported();
  const { openRedisArtifacts } = await import('./redis/redis.ts');
  return openRedisArtifacts(url, warn);
}

/** Opens the directory alone, beside artifacts that are elsewhere. */
export async function openDirectory(url: string, reads?: StoreSettings['directoryReads']): Promise<MongoDirectory> {
  if (!isMongo(url)) throw unsupported();
  const { openMongoDirectory } = await import('./mongo/mongo.ts');
  return openMongoDirectory({ url, reads });
}

async function openEmbedded(directoryUrl: string, artifactsUrl: string): Promise<Storage> {
  const path = /^lmdb:(?<path>.+)$/.exec(directoryUrl)?.groups?.['path'];
  if (path === undefined || artifactsUrl !== directoryUrl) throw unsupported();
  const { openLmdbStorage } = await import('./lmdb/lmdb.ts');
  return openLmdbStorage({ path });
}

function isEmbedded(url: string): boolean {
  return url.startsWith('lmdb:');
}

function isMongo(url: string): boolean {
  return /^mongodb(\+srv)?:\/\/./.test(url);
}

function isRedis(url: string): boolean {
  return url.startsWith('redis');
}

function unsupported(): StoreUnusable {
  return new StoreUnusable(
    'Supported are one embedded store for both, such as DIRECTORY_URL=lmdb:./data/store without ARTIFACTS_URL, and DIRECTORY_URL=mongodb://… with ARTIFACTS_URL=redis://….',
  );
}
