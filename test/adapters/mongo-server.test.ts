import { expect } from 'chai';
import { migrateDirectory } from '../../adapters/index.ts';
import { openMongoDirectory } from '../../adapters/mongo/mongo.ts';
import { describeOnMongo } from './mongo-databases.ts';
import { openProxy, type Proxy } from './mongo-proxy.ts';

describeOnMongo('a MongoDB server that', (databases) => {
  /** What opening throws. */
  async function refusal(url: string): Promise<unknown> {
    return openMongoDirectory({ url }).then(
      (opened) => opened.close(),
      (error: unknown) => error,
    );
  }

  let proxy: Proxy;

  before(async () => {
    proxy = await openProxy(databases.server);
  });
  afterEach(() => {
    proxy.decide = () => undefined;
  });
  after(() => proxy.close());

  const faults: readonly (readonly [what: string, command: string, code: number, codeName: string, sentence: RegExp])[] = [
    ['has no transactions', 'update', 20, 'IllegalOperation', /not a replica set.*--replSet.*rs\.initiate/],
    ['does not let the user read', 'find', 13, 'Unauthorized', /refuses this user.*"readWrite"/],
    ['does not let the user write', 'update', 13, 'Unauthorized', /refuses this user.*"readWrite"/],
    ['does not know the user', 'find', 18, 'AuthenticationFailed', /refuses this user.*authSource/],
  ];
  for (const [what, command, code, codeName, sentence] of faults) {
    it(`${what} is not opened, and the sentence says what to do`, async () => {
      const database = databases.name();
      await migrateDirectory(`${databases.server}/${database}`);
      proxy.decide = (name) => (name === command ? { error: { code, codeName, errmsg: codeName } } : undefined);

      expect(await refusal(proxy.url(database)))
        .to.include({ name: 'StoreUnusable' })
        .and.have.property('message')
        .that.matches(sentence);
    });
  }

  it('is not there is told within a second, by its address and without the password', async () => {
    const begun = performance.now();

    const error = await refusal('mongodb://user:sesame@127.0.0.1:1/countersign');

    expect(error).to.include({ name: 'StorageUnavailable' }).and.have.property('message').that.includes('127.0.0.1:1');
    expect(String(error)).not.to.include('sesame');
    expect(performance.now() - begun).to.be.below(1000);
  });

  it('answers like a standalone one is not opened', async () => {
    proxy.decide = (name) => (name === 'hello' || name === 'ismaster' ? 'standalone' : undefined);

    expect(await refusal(proxy.url('any')))
      .to.include({ name: 'StoreUnusable' })
      .and.have.property('message')
      .that.matches(/not a replica set/);
  });
});
