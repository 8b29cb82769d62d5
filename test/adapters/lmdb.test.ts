import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoreUrls } from './contract/calls.ts';
import { itKeepsTheArtifactsContract } from './contract/artifacts.ts';
import { itKeepsTheDirectoryContract } from './contract/directory.ts';

describe('LMDB storage', () => {
  let folder: string;
  const freshStore = async (): Promise<StoreUrls> => ({ directoryUrl: `lmdb:${await mkdtemp(join(folder, 'store-'))}` });

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'countersign-'));
  });
  after(() => rm(folder, { recursive: true }));

  itKeepsTheDirectoryContract(freshStore);
  itKeepsTheArtifactsContract(freshStore);
});
