import { type ArtifactStore, type Directory, type DirectoryImport, type Storage, StoreUnusable } from '../server/storage.ts';

/** What is told to a store beside its URL. */
export interface StoreSettings {
  /** How current the reads of the directory are that the gate rests on, where it is not embedded. */
  readonly directoryReads?: 'majority' | 'linearizable' | undefined;
}

/** A store that keeps one of the ports. */
interface Store {
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the stores that the two URLs name. Drivers are loaded here and on demand, so that nobody loads one that is not in use.
 * Without `artifactsUrl` the directory's store holds both.
 */
export async function openStorage(
  directoryUrl: string,
  artifactsUrl = directoryUrl,
  settings: StoreSettings = {},
): Promise<Storage> {
  if (directoryUrl === artifactsUrl || isEmbedded(directoryUrl)) return openEmbedded(directoryUrl, artifactsUrl);
  const directory = await openDirectory(directoryUrl, settings);
  try {
    const artifacts = await openArtifacts(artifactsUrl);
    const both: readonly Store[] = [directory, artifacts];
    return {
      directory: directory.directory,
      artifacts: artifacts.artifacts,
      ping: async () => void (await Promise.all(both.map((store) => store.ping()))),
      close: async () => void (await Promise.all(both.map((store) => store.close()))),
    };
  } catch (error) {
    await directory.close();
    throw error;
  }
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

async function openDirectory(url: string, settings: StoreSettings): Promise<Store & { readonly directory: Directory }> {
  if (!isMongo(url)) throw unsupported();
  const { openMongoDirectory } = await import('./mongo/mongo.ts');
  return openMongoDirectory({ url, reads: settings.directoryReads });
}

async function openArtifacts(url: string): Promise<Store & { readonly artifacts: ArtifactStore }> {
  return openEmbedded(url, url);
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

function unsupported(): StoreUnusable {
  return new StoreUnusable(
    'Supported are one embedded store for both, such as DIRECTORY_URL=lmdb:./data/store without ARTIFACTS_URL, and DIRECTORY_URL=mongodb://… with ARTIFACTS_URL=redis://….',
  );
}
