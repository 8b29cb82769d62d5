import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { itKeepsTheArtifactsContract } from './contract/artifacts.ts';
import { describeOnRedis, withOwnPrefix } from './redis-suite.ts';

describeOnRedis('Redis storage', (url) => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'countersign-'));
  });
  after(() => rm(folder, { recursive: true }));

  itKeepsTheArtifactsContract(async () => ({
    directoryUrl: `lmdb:${await mkdtemp(join(folder, 'store-'))}`,
    artifactsUrl: withOwnPrefix(url),
  }));
});
