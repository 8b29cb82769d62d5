import { expect } from 'chai';
import { openArtifacts } from '../../adapters/index.ts';
import type { OpenArtifacts } from '../../adapters/redis/redis.ts';
import { unique } from '../builders.ts';
import { expectUnavailable, recovered } from '../faults/outage.ts';
import { aKey, anArtifact } from './contract/artifact-builders.ts';
import { aMonitor } from './redis-monitor.ts';
import { aRedisServer, type RedisServer, type RedisSettings } from './redis-server.ts';
import { describeOnRedis } from './redis-suite.ts';

const HOUR = 3_600_000;

describeOnRedis('Redis storage, inside', () => {
  let redis: RedisServer;
  let opened: OpenArtifacts;

  async function open(settings: RedisSettings = {}): Promise<void> {
    redis = await aRedisServer(settings);
    opened = await openArtifacts(redis.url, () => undefined);
  }
  afterEach(async () => {
    await opened.close();
    await redis.close();
  });

  it('sends no command that concerns more than one key, so that any node of a Cluster can carry it out', async () => {
    await open();
    const monitor = await aMonitor(redis);
    const { artifacts } = opened;
    const [key, alias] = [aKey(), unique('alias')];

    await artifacts.put(key, anArtifact(), alias);
    await artifacts.get(key);
    await artifacts.getByAlias({ ...key, id: alias });
    await artifacts.add(aKey(), anArtifact());
    await artifacts.consume(key);
    await artifacts.count(unique('count'), 60, 1);
    await artifacts.remove(key);
    const commands = await monitor.commands();
    monitor.close();

    const scripts = commands.filter(({ name }) => name.startsWith('EVAL'));
    expect(scripts.map(({ words: [, keys] }) => keys)).to.deep.equal(scripts.map(() => '1'));
    expect(scripts).to.have.length.of.at.least(4);
    expect(new Set(commands.map(({ name }) => name))).to.deep.equal(new Set(['EVALSHA', 'EVAL', 'SET', 'GET', 'DEL']));
    expect(commands.filter(({ name }) => name === 'DEL').map(({ words }) => words.length)).to.deep.equal([1]);
  });

  it('sends a script once and then its name only', async () => {
    await open();
    await opened.artifacts.put(aKey(), anArtifact());
    const monitor = await aMonitor(redis);

    await Promise.all(Array.from({ length: 5 }, () => opened.artifacts.put(aKey(), anArtifact())));
    const commands = await monitor.commands();
    monitor.close();

    expect(commands.map(({ name }) => name)).to.deep.equal(Array(5).fill('EVALSHA'));
  });

  it('goes on when Redis forgets the scripts', async () => {
    await open();
    const key = aKey();
    await opened.artifacts.put(key, anArtifact());

    await redis.command('SCRIPT', 'FLUSH');
    const first = await opened.artifacts.consume(key);
    await redis.command('SCRIPT', 'FLUSH');
    const second = await opened.artifacts.consume(key);

    expect([first, second]).to.deep.equal([true, false]);
  });

  it('leaves it to Redis to end lives', async () => {
    await open();
    const expiresAt = Date.now() + HOUR;
    await opened.artifacts.put(aKey({ id: 'artifact' }), anArtifact({ expiresAt }), 'alias');
    await opened.artifacts.consume(aKey({ id: 'artifact' }));
    await opened.artifacts.add(aKey({ id: 'added' }), anArtifact({ expiresAt }));
    const { resetsAt } = await opened.artifacts.count('count', 60, 1);

    for (const key of ['csn:ac:artifact', 'csn:a:ac:alias', 'csn:ac:added']) {
      expect(await redis.command('PEXPIRETIME', key), key).to.equal(`${expiresAt}`);
    }
    expect(await redis.command('PEXPIRETIME', 'csn:n:count')).to.equal(`${resetsAt}`);
    expect(await redis.command('DBSIZE')).to.equal('4');
  });

  it('believes its own clock where Redis is late to end a life', async () => {
    await open();
    const key = aKey({ id: 'late' });
    await opened.artifacts.put(key, anArtifact({ expiresAt: Date.now() + 50 }));
    await redis.command('PERSIST', 'csn:ac:late');
    await new Promise((resolve) => setTimeout(resolve, 60));

    expect(await opened.artifacts.get(key)).to.equal(undefined);
    expect(await opened.artifacts.consume(key)).to.equal(false);
    expect(await opened.artifacts.add(key, anArtifact())).to.equal(true);
    expect(await opened.artifacts.consume(key)).to.equal(true);
  });

  it('loses what it held, and nothing else, when Redis is flushed', async () => {
    await open();
    const key = aKey();
    await opened.artifacts.put(key, anArtifact());

    await redis.command('FLUSHALL');

    expect(await opened.artifacts.get(key)).to.equal(undefined);
    expect(await opened.artifacts.consume(key)).to.equal(false);
    await opened.artifacts.put(key, anArtifact());
    expect(await opened.artifacts.consume(key)).to.equal(true);
  });

  it('refuses to write when Redis is out of memory, says so, and still finds and ends what is there', async () => {
    await open({ maxmemory: '2mb', 'maxmemory-policy': 'noeviction' });
    const { artifacts } = opened;
    const key = aKey();
    await artifacts.put(key, anArtifact());
    const fill = async (): Promise<unknown> => {
      for (;;) await artifacts.put(aKey(), anArtifact({ payload: { text: 'x'.repeat(50_000) } }));
    };
    const error = await fill().catch((reason: unknown) => reason);

    // Below what is in use, so that no buffer that is given back makes room.
    await redis.command('CONFIG', 'SET', 'maxmemory', '1mb');

    expect(error)
      .to.include({ name: 'StorageUnavailable' })
      .and.have.property('message')
      .that.matches(/^Redis is out of memory/);
    await expectUnavailable(() => artifacts.consume(key));
    await expectUnavailable(() => artifacts.add(aKey(), anArtifact()));
    expect(await artifacts.get(key)).not.to.have.property('consumedAt');
    await artifacts.remove(key);
    expect(await artifacts.get(key)).to.equal(undefined);

    await redis.command('CONFIG', 'SET', 'maxmemory', '100mb');
    expect(await recovered(() => artifacts.add(key, anArtifact()))).to.equal(true);
  });

  it('is refused whatever is asked once it is closed', async () => {
    await open();
    await opened.close();

    await expectUnavailable(() => opened.artifacts.get(aKey()));
    await expectUnavailable(() => opened.ping());
  });
});
