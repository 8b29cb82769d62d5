import { migrateDirectory } from '../../adapters/index.ts';

/** Prepares the directory's store, and says so. */
export async function migrate(directoryUrl: string, say: (line: string) => void): Promise<void> {
  await migrateDirectory(directoryUrl);
  say(
    directoryUrl.startsWith('lmdb:')
      ? 'The embedded store prepares itself; there is nothing to do.'
      : 'The database is ready: "countersign serve" can be started on it.',
  );
}
