import { expect } from 'chai';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArtifacts } from '../../adapters/index.ts';
import type { OpenArtifacts } from '../../adapters/redis/redis.ts';
import type { ArtifactKey } from '../../server/storage.ts';
import { expectUnavailable, recovered } from '../faults/outage.ts';
import { aKey, anArtifact } from './contract/artifact-builders.ts';
import { itKeepsTheArtifactsContract } from './contract/artifacts.ts';
import { aRedisCluster, type RedisCluster } from './redis-cluster.ts';
import { describeOnRedis, withOwnPrefix } from './redis-suite.ts';

/** How long a node that was dead may take to copy its successor, in milliseconds: Redis's own time, on a busy machine. */
const REJOIN_LIMIT = 60_000;

describeOnRedis('Redis Cluster', () => {
  let folder: string;
  let cluster: RedisCluster;
  let opened: OpenArtifacts;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'countersign-'));
    cluster = await aRedisCluster();
    opened = await openArtifacts(cluster.url, () => undefined);
  }).timeout(60_000);
  after(async () => {
    await opened.close();
    await cluster.close();
    await rm(folder, { recursive: true });
  });

  itKeepsTheArtifactsContract(async () => ({
    directoryUrl: `lmdb:${await mkdtemp(join(folder, 'store-'))}`,
    artifactsUrl: withOwnPrefix(cluster.url),
  }));

  describe('that changes', () => {
    const placeOf = ({ id }: ArtifactKey): string => `csn:ac:${id}`;

    /** Artifacts all over the nodes. */
    async function some(count: number): Promise<ArtifactKey[]> {
      const keys = Array.from({ length: count }, () => aKey());
      await Promise.all(keys.map((key) => opened.artifacts.put(key, anArtifact())));
      return keys;
    }

    it('finds everything, and uses it once, when slots have moved to another node', async () => {
      const keys = await some(60);
      const [first = aKey()] = keys;
      const holder = await cluster.holderOf(placeOf(first));
      await cluster.moveSlots(5000, holder);

      const outcomes = await Promise.all(keys.map((key) => recovered(() => opened.artifacts.consume(key))));
      const found = await Promise.all(keys.map((key) => opened.artifacts.get(key)));

      expect(outcomes).to.deep.equal(keys.map(() => true));
      expect(found.every((artifact) => artifact?.consumedAt !== undefined)).to.equal(true);
    }).timeout(60_000);

    it('undoes no acknowledged single use when a primary dies, goes on with what others hold, and finds its successor', async () => {
      const { artifacts } = opened;
      const keys = await some(60);
      const holders = await Promise.all(keys.map((key) => cluster.holderOf(placeOf(key))));
      const [holder] = holders;
      const orphans = keys.filter((_, place) => holders[place] === holder);
      const kept = keys.filter((_, place) => holders[place] !== holder);
      const [orphan = aKey()] = orphans;
      const outcomes = await Promise.all(keys.map((key) => artifacts.consume(key)));

      await holder?.kill();
      await expectUnavailable(() => artifacts.get(orphan));
      const others = await Promise.all(kept.map((key) => recovered(() => artifacts.consume(key))));
      const found = await Promise.all(orphans.map((key) => recovered(() => artifacts.get(key))));
      // The successor has no replica that could confirm anything until the dead one is back.
      await expectUnavailable(() => artifacts.consume(orphan));
      await holder?.start();
      const again = await Promise.all(orphans.map((key) => recovered(() => artifacts.consume(key), REJOIN_LIMIT)));

      expect(outcomes).to.deep.equal(keys.map(() => true));
      expect(others).to.deep.equal(kept.map(() => false));
      expect(found.every((artifact) => artifact?.consumedAt !== undefined)).to.equal(true);
      expect(again).to.deep.equal(orphans.map(() => false));
    }).timeout(120_000);
  });
});
