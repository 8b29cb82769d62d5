import { expect } from 'chai';
import { openArtifacts } from '../../adapters/index.ts';
import { ANSWER_LIMIT } from '../faults/outage.ts';
import { freePort } from '../running/server-process.ts';
import { aKey, anArtifact } from './contract/artifact-builders.ts';
import { aRedisServer, type RedisServer, type RedisSettings } from './redis-server.ts';
import { describeOnRedis } from './redis-suite.ts';

const PASSWORD = 'p@ss:w/rd?#%';

describeOnRedis('opening Redis', () => {
  let redis: RedisServer | undefined;

  afterEach(() => redis?.close());

  /** What is said about a Redis when it is opened. */
  async function concerns(settings: RedisSettings): Promise<string[]> {
    redis = await aRedisServer(settings);
    const sentences: string[] = [];
    const opened = await openArtifacts(redis.url, (sentence) => void sentences.push(sentence));
    await opened.close();
    return sentences;
  }

  async function fault(url: string): Promise<unknown> {
    return openArtifacts(url, () => undefined).then(
      (opened) => opened.close(),
      (error: unknown) => error,
    );
  }

  it('has nothing to say about one that keeps everything', async () => {
    expect(await concerns({})).to.deep.equal([]);
  });

  it('warns of one that drops what it has when its memory is full', async () => {
    const [sentence, ...others] = await concerns({ 'maxmemory-policy': 'allkeys-lru' });

    expect(sentence).to.match(/maxmemory-policy allkeys-lru.*set it to noeviction/);
    expect(others).to.deep.equal([]);
  });

  it('warns of one that forgets when it restarts', async () => {
    const [sentence, ...others] = await concerns({ appendonly: 'no' });

    expect(sentence).to.match(/append-only file.*appendonly/);
    expect(others).to.deep.equal([]);
  });

  it('warns of replicas that nothing waits for', async () => {
    const primary = await aRedisServer();
    redis = await aRedisServer({ replicaof: `127.0.0.1 ${primary.port}` });
    await primary.command('WAIT', '1', '5000');
    const sentences: string[] = [];
    for (const url of [primary.url, `${primary.url}?wait=1`]) {
      const opened = await openArtifacts(url, (sentence) => void sentences.push(sentence));
      await opened.close();
    }
    await primary.close();

    expect(sentences).to.have.lengthOf(1);
    expect(sentences[0]).to.match(/Add wait=1 to ARTIFACTS_URL/);
  });

  it('says that it could not look where its user may not, and works all the same', async () => {
    redis = await aRedisServer();
    await redis.command('ACL', 'SETUSER', 'app', 'on', '>secret', '~csn:*', '+@all', '-info', '-config');
    const sentences: string[] = [];
    const opened = await openArtifacts(`redis://app:secret@127.0.0.1:${redis.port}`, (text) => void sentences.push(text));
    const key = aKey();
    await opened.artifacts.put(key, anArtifact());

    expect(await opened.artifacts.consume(key)).to.equal(true);
    expect(sentences).to.have.lengthOf(1);
    expect(sentences[0]).to.match(/could not be checked/);
    await opened.close();
  });

  it('says what is wrong when the user may not write', async () => {
    redis = await aRedisServer();
    await redis.command('ACL', 'SETUSER', 'app', 'on', '>secret', '~csn:*', '+@read', '+info', '+hello', '+client', '+ping');
    const opened = await openArtifacts(`redis://app:secret@127.0.0.1:${redis.port}`, () => undefined);
    const error = await opened.artifacts.put(aKey(), anArtifact()).catch((reason: unknown) => reason);
    await opened.close();

    expect(error).to.include({
      name: 'StorageUnavailable',
      message: 'The Redis user of ARTIFACTS_URL may not do what is needed.',
    });
  });

  for (const [what, login] of [
    ['a wrong password', ':wrong@'],
    ['no password', ''],
    ['an unknown user', 'nobody:wrong@'],
  ] as const) {
    it(`refuses ${what} in a sentence without it, at once`, async () => {
      redis = await aRedisServer({ requirepass: PASSWORD });
      const began = performance.now();
      const error = await fault(`redis://${login}127.0.0.1:${redis.port}`);

      expect(error).to.include({
        name: 'StoreUnusable',
        message: 'Redis refuses the user or the password of ARTIFACTS_URL.',
      });
      expect(performance.now() - began).to.be.below(ANSWER_LIMIT);
    });
  }

  it('takes a password that is percent-encoded, and the number of a database', async () => {
    redis = await aRedisServer({ requirepass: PASSWORD });
    const opened = await openArtifacts(`${redis.url}/7`, () => undefined);
    await opened.artifacts.put(aKey(), anArtifact());
    await opened.close();

    expect(await redis.command('-n', '7', 'DBSIZE')).to.equal('1');
    expect(await redis.command('-n', '0', 'DBSIZE')).to.equal('0');
  });

  it('gives up when nobody answers', async () => {
    const error = await fault(`redis://127.0.0.1:${await freePort()}`);

    expect(error).to.include({ name: 'StorageUnavailable', message: 'Redis is not reachable.' });
  });
});
