import { expect } from 'chai';
import { openArtifacts } from '../../adapters/index.ts';
import type { OpenArtifacts } from '../../adapters/redis/redis.ts';
import { ANSWER_LIMIT, expectUnavailable, recovered } from '../faults/outage.ts';
import { aFaultProxy, type FaultProxy } from '../faults/proxy.ts';
import { aKey, anArtifact } from './contract/artifact-builders.ts';
import { aRedisServer, type RedisServer } from './redis-server.ts';
import { describeOnRedis } from './redis-suite.ts';

describeOnRedis('Redis with a replica (wait=1)', () => {
  let primary: RedisServer;
  let replica: RedisServer;
  /** Between the two. */
  let proxy: FaultProxy;
  let opened: OpenArtifacts;

  beforeEach(async () => {
    primary = await aRedisServer();
    proxy = await aFaultProxy(primary.port);
    replica = await aRedisServer({ replicaof: `127.0.0.1 ${proxy.port}`, 'repl-timeout': '3600' });
    await primary.command('WAIT', '1', '5000');
    opened = await openArtifacts(`${primary.url}?wait=1`, () => undefined);
  });
  afterEach(async () => {
    await opened.close();
    await proxy.close();
    await Promise.all([primary.close(), replica.close()]);
  });

  it('answers a single use, and the end of something, when the replica has it', async () => {
    const { artifacts } = opened;
    const [used, ended, added] = [aKey({ id: 'used' }), aKey({ id: 'ended' }), aKey({ id: 'added' })];
    for (const key of [used, ended]) await artifacts.put(key, anArtifact());
    proxy.latency = 100;

    for (const [single, expected] of [
      [() => artifacts.consume(used), true],
      [() => artifacts.add(added, anArtifact()), true],
      [() => artifacts.remove(ended), undefined],
    ] as const) {
      expect(await single()).to.equal(expected);
    }
    await primary.kill();

    expect(await replica.command('GETRANGE', 'csn:ac:used', '13', '25')).not.to.match(/^0+$/);
    expect(await replica.command('EXISTS', 'csn:ac:added', 'csn:ac:ended')).to.equal('1');
  });

  it('refuses what no replica confirms, within a second, and goes on with all else', async () => {
    const { artifacts } = opened;
    const [key, other] = [aKey(), aKey()];
    for (const each of [key, other]) await artifacts.put(each, anArtifact());
    proxy.stalled = true;

    await expectUnavailable(() => artifacts.consume(key));
    await Promise.all([
      expectUnavailable(() => artifacts.consume(other)),
      expectUnavailable(() => artifacts.remove(other)),
      expectUnavailable(() => artifacts.add(aKey(), anArtifact())),
      ...Array.from({ length: 20 }, () => expectUnavailable(() => artifacts.consume(key))),
    ]);
    await artifacts.put(aKey(), anArtifact());
    expect(await artifacts.get(key)).to.have.property('consumedAt');
    await opened.ping();
    proxy.stalled = false;

    expect(await recovered(() => artifacts.consume(key))).to.equal(false);
    expect(await artifacts.add(aKey(), anArtifact())).to.equal(true);
  });

  it('does not let those who wait for a replica hold up those who read', async () => {
    const key = aKey();
    await opened.artifacts.put(key, anArtifact());
    proxy.stalled = true;
    const waiting = expectUnavailable(() => opened.artifacts.consume(key));
    const began = performance.now();
    await Promise.all(Array.from({ length: 50 }, () => opened.artifacts.get(key)));
    const took = performance.now() - began;
    await waiting;

    expect(took).to.be.below(ANSWER_LIMIT / 4);
  });

  it('would lose a single use that was not waited for, which is why it is', async () => {
    const hasty = await openArtifacts(`${primary.url}?wait=0`, () => undefined);
    const key = aKey({ id: 'hasty' });
    await hasty.artifacts.put(key, anArtifact());
    await primary.command('WAIT', '1', '1000');
    proxy.stalled = true;

    expect(await hasty.artifacts.consume(key)).to.equal(true);
    await hasty.close();
    await primary.kill();

    expect(await replica.command('GETRANGE', 'csn:ac:hasty', '13', '25')).to.match(/^0+$/);
  });

  it('goes on when Redis forgets the scripts, and waits all the same', async () => {
    const key = aKey({ id: 'forgotten' });
    await opened.artifacts.put(key, anArtifact());
    await primary.command('SCRIPT', 'FLUSH');
    proxy.latency = 100;
    const began = performance.now();

    expect(await opened.artifacts.consume(key)).to.equal(true);
    expect(performance.now() - began).to.be.above(50);
    await primary.kill();
    expect(await replica.command('GETRANGE', 'csn:ac:forgotten', '13', '25')).not.to.match(/^0+$/);
  });
});
