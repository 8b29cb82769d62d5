import { expect } from 'chai';
import { setTimeout as pause } from 'node:timers/promises';
import { openArtifacts } from '../../adapters/index.ts';
import type { OpenArtifacts } from '../../adapters/redis/redis.ts';
import type { ArtifactStore } from '../../server/storage.ts';
import { unique } from '../builders.ts';
import { ANSWER_LIMIT, expectUnavailable, recovered } from '../faults/outage.ts';
import { aFaultProxy, type FaultProxy } from '../faults/proxy.ts';
import { aKey, anArtifact } from './contract/artifact-builders.ts';
import { aRedisServer, type RedisServer } from './redis-server.ts';
import { describeOnRedis } from './redis-suite.ts';

const CALLS: Readonly<Record<keyof ArtifactStore, (artifacts: ArtifactStore) => Promise<unknown>>> = {
  put: (artifacts) => artifacts.put(aKey(), anArtifact(), unique('alias')),
  get: (artifacts) => artifacts.get(aKey()),
  getByAlias: (artifacts) => artifacts.getByAlias(aKey()),
  add: (artifacts) => artifacts.add(aKey(), anArtifact()),
  consume: (artifacts) => artifacts.consume(aKey()),
  remove: (artifacts) => artifacts.remove(aKey()),
  count: (artifacts) => artifacts.count(unique('count'), 60, 1),
};

describeOnRedis('Redis that fails', () => {
  let redis: RedisServer;
  let proxy: FaultProxy;
  let opened: OpenArtifacts;

  beforeEach(async () => {
    redis = await aRedisServer();
    proxy = await aFaultProxy(redis.port);
    opened = await openArtifacts(`redis://127.0.0.1:${proxy.port}`, () => undefined);
    // From here on Redis knows the scripts: an answer that is cut off is that of the command itself.
    for (const call of Object.values(CALLS)) await call(opened.artifacts);
  });
  afterEach(async () => {
    await opened.close();
    await proxy.close();
    await redis.close();
  });

  async function expectOutage(): Promise<void> {
    const { artifacts } = opened;
    const calls = Object.values(CALLS).map((call) => expectUnavailable(() => call(artifacts)));
    await Promise.all([...calls, expectUnavailable(() => opened.ping())]);
  }

  async function expectRecovery(): Promise<void> {
    await recovered(() => opened.ping());
    for (const call of Object.values(CALLS)) await recovered(() => call(opened.artifacts));
  }

  it('is refused within a second when it is killed, and found again when it is back, with all it had', async () => {
    const key = aKey();
    await opened.artifacts.put(key, anArtifact());
    await opened.artifacts.consume(key);

    await redis.kill();
    await expectOutage();
    await pause(2000);
    await expectOutage();
    await redis.start();
    await expectRecovery();

    expect(await opened.artifacts.get(key)).to.have.property('consumedAt');
    expect(await opened.artifacts.consume(key)).to.equal(false);
  });

  it('is refused within a second when it is stopped for two, and answers again after that', async () => {
    redis.freeze();
    const began = performance.now();
    await expectOutage();
    await expectOutage();
    await pause(Math.max(0, 2000 - (performance.now() - began)));
    redis.thaw();

    await expectRecovery();
  });

  it('is given up when nothing comes from it any more, and looked for anew', async () => {
    proxy.stalled = true;
    for (let round = 0; round < 4; round += 1) await expectOutage();
    proxy.stalled = false;

    await expectRecovery();
  });

  for (const latency of [50, 400]) {
    it(`is only slow when it answers after ${latency} ms`, async () => {
      const key = aKey();
      proxy.latency = latency;

      await opened.artifacts.put(key, anArtifact());
      expect(await opened.artifacts.consume(key)).to.equal(true);
      expect(await opened.artifacts.consume(key)).to.equal(false);
    });
  }

  for (const latency of [1000, 2000]) {
    it(`is refused within a second when it answers after ${latency} ms, and used again when it is faster`, async () => {
      proxy.latency = latency;
      await expectOutage();
      await expectOutage();
      proxy.latency = 0;

      await expectRecovery();
    });
  }

  it('mixes nothing up when answers come after their callers have gone', async () => {
    const keys = Array.from({ length: 20 }, () => aKey());
    for (const key of keys) await opened.artifacts.put(key, anArtifact({ payload: { id: key.id } }));

    proxy.latency = ANSWER_LIMIT;
    await Promise.all(keys.map((key) => expectUnavailable(() => opened.artifacts.get(key))));
    proxy.latency = 0;

    for (const key of keys) {
      const found = await recovered(() => opened.artifacts.get(key));
      expect(found?.payload).to.deep.equal({ id: key.id });
    }
  });

  for (const bytes of [0, 1, 2]) {
    it(`tells nobody a wrong outcome when the connection breaks after ${bytes} bytes of an answer`, async () => {
      const { artifacts } = opened;
      const [consumed, added] = [aKey(), aKey()];
      await artifacts.put(consumed, anArtifact());

      proxy.cutAfter(bytes);
      await expectUnavailable(() => artifacts.consume(consumed));
      await recovered(() => opened.ping());
      proxy.cutAfter(bytes);
      await expectUnavailable(() => artifacts.add(added, anArtifact()));

      expect(await recovered(() => artifacts.consume(consumed))).to.equal(false);
      expect(await recovered(() => artifacts.add(added, anArtifact()))).to.equal(false);
    });
  }

  it('counts nothing twice when the connection breaks', async () => {
    const { artifacts } = opened;
    const key = unique('count');
    proxy.cutAfter(2);
    await expectUnavailable(() => artifacts.count(key, 60, 1));

    expect(await recovered(() => artifacts.count(key, 60, 0))).to.have.property('count', 1);
  });
});
