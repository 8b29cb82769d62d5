import { expect } from 'chai';
import { openArtifacts } from '../../adapters/index.ts';
import type { OpenArtifacts } from '../../adapters/redis/redis.ts';
import { failoverRound } from '../faults/failover-round.ts';
import { expectUnavailable, recovered } from '../faults/outage.ts';
import { aKey, anArtifact } from './contract/artifact-builders.ts';
import { aWatchedPrimary, type Watched } from './redis-replicas.ts';
import { describeOnRedis } from './redis-suite.ts';

const ROUNDS = 3;
/** The Sentinels of the tests take a primary for dead after a second, and need about another to replace it. */
const SENTINELS_MS = 4000;
const RECOVERY_LIMIT_MS = 5000;

describeOnRedis('Redis behind Sentinels', () => {
  let watched: Watched;
  let opened: OpenArtifacts;

  before(async () => {
    watched = await aWatchedPrimary(2);
    opened = await openArtifacts(watched.url, () => undefined);
  }).timeout(40_000);
  after(async () => {
    await opened.close();
    await watched.close();
  });

  for (let round = 1; round <= ROUNDS; round += 1) {
    it(`undoes no acknowledged single use when the primary dies right after it, and is found again: round ${round}`, async () => {
      const { acknowledged, undone, doubled, recoveredAfterMs } = await failoverRound(watched, opened.artifacts);

      expect({ undone, doubled }).to.deep.equal({ undone: 0, doubled: 0 });
      expect(acknowledged).to.be.above(0);
      expect(recoveredAfterMs).to.be.below(SENTINELS_MS + RECOVERY_LIMIT_MS);
    }).timeout(60_000);
  }

  it('is left for the new primary when the old one only stands still, and does not believe that one any more', async () => {
    const { artifacts } = opened;
    const deposed = await watched.settled();
    const [used, ended] = [aKey(), aKey()];
    for (const key of [used, ended]) await recovered(() => artifacts.put(key, anArtifact()));

    deposed.freeze();
    await expectUnavailable(() => artifacts.get(used));
    await recovered(() => artifacts.remove(ended));
    expect(await recovered(() => artifacts.consume(used))).to.equal(true);
    await watched.successorOf(deposed);
    deposed.thaw();

    for (let look = 0; look < 100; look += 1) {
      expect(await recovered(() => artifacts.get(ended))).to.equal(undefined);
      expect(await recovered(() => artifacts.consume(used))).to.equal(false);
    }
  }).timeout(60_000);
});
