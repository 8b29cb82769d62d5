import { expect } from 'chai';
import { setTimeout } from 'node:timers/promises';
import { migrateDirectory } from '../../adapters/index.ts';
import { type MongoDirectory, openMongoDirectory } from '../../adapters/mongo/mongo.ts';
import { firstBreak } from '../../server/domain/audit.ts';
import type { CompanyId } from '../../server/domain/id.ts';
import { aCompany, anEvent, write } from '../builders.ts';
import { describeOnMongo } from './mongo-databases.ts';
import { type Fate, openProxy, type Proxy } from './mongo-proxy.ts';

/** The promise is a second; a machine that is busy gets a little more. */
const TOLD_WITHIN = 1200;
const RECOVERED_WITHIN = 5000;

describeOnMongo('the MongoDB directory, when the server', (databases) => {
  let proxy: Proxy;
  let store: MongoDirectory;
  /** Another instance, whose way to the server is a good one. */
  let other: MongoDirectory;

  before(async () => {
    const database = databases.name();
    const url = `${databases.server}/${database}`;
    await migrateDirectory(url);
    proxy = await openProxy(databases.server);
    store = await openMongoDirectory({ url: proxy.url(database) });
    other = await openMongoDirectory({ url });
  });
  afterEach(() => {
    proxy.decide = () => undefined;
  });
  after(async () => {
    await store.close();
    await other.close();
    await proxy.close();
  });

  const create = ({ directory }: MongoDirectory, companyId: CompanyId): Promise<boolean> =>
    directory.commit([write('company', aCompany({ id: companyId }))], [anEvent({ companyId })]);

  /** What an attempt threw, and how long it took to say so. */
  async function told(attempt: () => Promise<unknown>): Promise<{ error: unknown; ms: number }> {
    const begun = performance.now();
    const error = await attempt().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    return { error, ms: performance.now() - begun };
  }

  async function expectRecovery(): Promise<void> {
    const end = performance.now() + RECOVERED_WITHIN;
    for (;;) {
      const { error } = await told(() => create(store, aCompany().id));
      if (error === undefined) return;
      expect(error).to.have.property('name', 'StorageUnavailable');
      expect(performance.now()).to.be.below(end);
    }
  }

  const attempts: Readonly<Record<string, () => Promise<unknown>>> = {
    ping: () => store.ping(),
    get: () => store.directory.get('company', 'co_'),
    standing: () => store.directory.standing({ application: 'app_1', ownerId: 'co_1', companyId: 'co_2', userId: 'usr_1' }),
    userByLoginId: () => store.directory.userByLoginId('x'),
    list: () => store.directory.list('application', { candidatesOf: 'co_1' }, { limit: 10 }),
    commit: () => create(store, aCompany().id),
    events: () => store.directory.events({}, { limit: 10 }),
    touch: () => store.directory.touch([{ id: 'x', at: 1 }]),
    lastUsed: () => store.directory.lastUsed(['x']),
  };

  const everything: Readonly<Record<string, Fate>> = {
    'is stopped': 'silence',
    'ends every connection': 'cut',
    'is too slow': { delayMs: 2000 },
    'is no longer the primary': { error: { code: 10107, codeName: 'NotWritablePrimary', errmsg: 'not primary' } },
    'is shutting down': { error: { code: 91, codeName: 'ShutdownInProgress', errmsg: 'shutting down' } },
    'has no room left': { error: { code: 14031, codeName: 'OutOfDiskSpace', errmsg: 'disk full' } },
    'takes the user’s rights away': { error: { code: 13, codeName: 'Unauthorized', errmsg: 'not authorized' } },
  };
  for (const [what, fate] of Object.entries(everything)) {
    it(`${what} says so within a second, whatever was asked, and is forgiven within five`, async () => {
      proxy.decide = () => fate;
      for (const [name, attempt] of Object.entries(attempts)) {
        const { error, ms } = await told(attempt);

        expect(error, name).to.have.property('name', 'StorageUnavailable');
        expect(ms, name).to.be.below(TOLD_WITHIN);
      }
      proxy.decide = () => undefined;

      await expectRecovery();
    });
  }

  it('is slow, but not too slow, answers', async () => {
    proxy.decide = () => ({ delayMs: 200 });

    expect(await create(store, aCompany().id)).to.equal(true);
    expect(await store.directory.get('company', 'co_')).to.equal(undefined);
  });

  for (const command of ['findAndModify', 'insert', 'update', 'commitTransaction']) {
    for (const fate of ['cut', 'cut answer', 'silence'] as const) {
      it(`is lost in the middle of a commit (${command}: ${fate}) leaves nothing by half, and holds up nobody`, async () => {
        const company = aCompany();
        proxy.decide = (name) => (name === command ? fate : undefined);
        const { error, ms } = await told(() => create(store, company.id));
        const { error: othersError, ms: othersMs } = await told(() =>
          other.directory.commit([], [anEvent({ companyId: company.id, action: 'others' })]),
        );
        proxy.decide = () => undefined;

        const there = await other.directory.get('company', company.id);
        const events = await other.directory.events({ companyId: company.id }, { limit: 10 });

        expect(error).to.have.property('name', 'StorageUnavailable');
        expect(ms).to.be.below(TOLD_WITHIN);
        expect(othersError).to.equal(undefined);
        expect(othersMs).to.be.below(RECOVERED_WITHIN);
        expect(events.map(({ action }) => action)).to.deep.equal(there === undefined ? ['others'] : ['test.happened', 'others']);
        expect(firstBreak(events)).to.equal(undefined);
      });
    }
  }

  it('is lost does not let those who wait for the same chain wait as long again, one after the other', async () => {
    const { id } = aCompany();
    proxy.decide = () => 'silence';

    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => told(() => store.directory.commit([], [anEvent({ companyId: id })]))),
    );

    for (const { error, ms } of outcomes) {
      expect(error).to.have.property('name', 'StorageUnavailable');
      expect(ms).to.be.below(TOLD_WITHIN);
    }
  });

  it('makes a commit conflict for longer than anybody waits says that it is unavailable', async () => {
    const errmsg = 'WriteConflict';
    const conflict = { code: 112, codeName: errmsg, errmsg, errorLabels: ['TransientTransactionError'] };
    proxy.decide = (name) => (name === 'findAndModify' ? { error: conflict } : undefined);

    const { error } = await told(() => create(store, aCompany().id));

    expect(error).to.have.property('name', 'StorageUnavailable');
  });

  it('comes back while others commit to the same chain loses no event and breaks no chain', async () => {
    const { id } = aCompany();
    let written = 0;
    let unknown = 0;
    const commit = async (through: MongoDirectory): Promise<void> => {
      const { error } = await told(() => through.directory.commit([], [anEvent({ companyId: id })]));
      if (error === undefined) written += 1;
      else unknown += 1;
    };

    const others = (async () => {
      for (let count = 0; count < 40; count += 1) await commit(other);
    })();
    for (let count = 0; count < 40; count += 1) {
      if (count % 5 === 4) proxy.decide = (name) => (name === 'commitTransaction' ? 'cut answer' : undefined);
      await commit(store);
      proxy.decide = () => undefined;
    }
    await others;
    await setTimeout(100);
    const events = await other.directory.events({ companyId: id }, { limit: 200 });

    expect(unknown).to.be.above(0);
    expect(events.length).to.be.within(written, written + unknown);
    expect(firstBreak(events)).to.equal(undefined);
  });
});
