import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateDirectory } from '../../adapters/index.ts';
import type { StoreUrls } from '../adapters/contract/calls.ts';
import { aMongoDatabase } from '../adapters/mongo-databases.ts';
import { withOwnPrefix } from '../adapters/redis-suite.ts';

/** Stores in which nobody else writes, and a folder that goes with them. */
export interface OwnStores {
  readonly urls: StoreUrls;
  readonly folder: string;
  remove(): Promise<void>;
}

/**
 * Whether worlds are to be kept by servers: `TEST_STORES=servers` puts the directory into a database of its own on the MongoDB of
 * TEST_MONGODB_URL, and the artifacts into the Redis of TEST_REDIS_URL; `.ci/services` starts both.
 */
export const ON_SERVERS = process.env['TEST_STORES'] === 'servers';

/** Makes them: embedded ones in the folder, or on servers. What is named elsewhere is left to who named it. */
export async function ownStores({ directoryUrl, artifactsUrl }: Partial<StoreUrls> = {}): Promise<OwnStores> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-'));
  const made = ON_SERVERS ? serverUrls() : { directoryUrl: `lmdb:${join(folder, 'store')}` };
  const urls: StoreUrls = {
    ...made,
    ...(directoryUrl !== undefined && { directoryUrl }),
    ...(artifactsUrl !== undefined && { artifactsUrl }),
  };
  await migrateDirectory(urls.directoryUrl);
  return { urls, folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

function serverUrls(): Required<StoreUrls> {
  const { TEST_MONGODB_URL: mongodb, TEST_REDIS_URL: redis } = process.env;
  if (mongodb === undefined || redis === undefined) {
    throw new Error('TEST_STORES=servers needs TEST_MONGODB_URL and TEST_REDIS_URL; try: .ci/services npm run test:servers');
  }
  return { directoryUrl: aMongoDatabase(mongodb), artifactsUrl: withOwnPrefix(redis) };
}
