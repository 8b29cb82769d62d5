import { expect } from 'chai';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { lmdbArtifacts } from '../../adapters/lmdb/artifacts.ts';
import { type Environment, openEnvironment } from '../../adapters/lmdb/environment.ts';
import { lmdbDirectory } from '../../adapters/lmdb/directory.ts';
import { removeExpired, startSweeping } from '../../adapters/lmdb/sweep.ts';
import { aCompany, anApplication, anEvent, replace, write } from '../builders.ts';

describe('LMDB storage, inside', () => {
  let folder: string;
  let environment: Environment;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'countersign-'));
    environment = await openEnvironment({ path: folder, keepFreeBytes: 0 });
  });
  after(async () => {
    await environment.close();
    await rm(folder, { recursive: true });
  });

  describe('a record', () => {
    it('is the same object as long as it is unchanged, whatever else changes', async () => {
      const directory = lmdbDirectory(environment);
      const application = anApplication();
      await directory.commit([write('application', application)], []);
      const first = await directory.get('application', application.id);
      await directory.commit([write('company', aCompany())], []);
      const second = await directory.get('application', application.id);
      await directory.commit([replace('application', application, { epoch: 1 })], []);
      const third = await directory.get('application', application.id);

      expect(second).to.equal(first);
      expect(third).not.to.equal(first);
      expect(third).to.include({ epoch: 1 });
    });

    it('cannot be modified, at any depth', async () => {
      const directory = lmdbDirectory(environment);
      const { id } = anApplication();
      await directory.commit([write('application', anApplication({ id }))], []);
      const application = await directory.get('application', id);

      expect(application).to.satisfy(Object.isFrozen);
      expect(application?.terms).to.satisfy(Object.isFrozen);
      expect(application?.terms[0]).to.satisfy(Object.isFrozen);
    });
  });

  describe('the disk', () => {
    const key = { model: 'Session', id: 'revoked' } as const;

    /** How often all that was committed had reached the disk when the write was answered. */
    async function flushesOf(action: () => Promise<unknown>): Promise<number> {
      const lmdb = Object.getPrototypeOf(environment.tables.artifacts) as { sync(done: () => void): void };
      const { sync } = lmdb;
      let flushes = 0;
      lmdb.sync = function synced(done) {
        sync.call(this, (...outcome: []) => {
          flushes += 1;
          done(...outcome);
        });
      };
      try {
        await action();
        return flushes;
      } finally {
        lmdb.sync = sync;
      }
    }

    it('has a change and its event before they are answered', async () => {
      expect(await flushesOf(() => lmdbDirectory(environment).commit([write('company', aCompany())], [anEvent()]))).to.equal(1);
    });

    it('has a removal before it is answered: what was revoked is not there again after a power cut', async () => {
      expect(await flushesOf(() => lmdbArtifacts(environment).remove(key))).to.equal(1);
    });

    it('is not waited for by a token', async () => {
      const artifact = { payload: {}, expiresAt: Date.now() + 60_000 };

      expect(await flushesOf(() => lmdbArtifacts(environment).put(key, artifact))).to.equal(0);
      await lmdbArtifacts(environment).remove(key);
    });
  });

  describe('the sweep', () => {
    const HOUR = 3_600_000;

    it('removes all that has expired, and nothing else', async () => {
      const artifacts = lmdbArtifacts(environment);
      const expiresAt = Date.now() + 150;
      const put = (id: string, end: number) =>
        artifacts.put({ model: 'DeviceCode', id }, { payload: {}, expiresAt: end }, `alias-${id}`);
      await Promise.all(
        Array.from({ length: 2500 }, (_, place) => put(`${place}`, place % 500 === 0 ? Date.now() + HOUR : expiresAt)),
      );
      await Promise.all(['0', '1', '500', '501'].map((id) => artifacts.consume({ model: 'DeviceCode', id })));
      await artifacts.count('ended', 0.1, 1);
      await artifacts.count('open', 60, 1);
      await setTimeout(Math.max(0, expiresAt - Date.now()) + 1);

      const stop = startSweeping(environment, 1);
      await setTimeout(1200);
      await stop();
      const { artifacts: kept, aliases, consumed, counts } = environment.tables;

      expect([...kept.getKeys()]).to.have.members([0, 500, 1000, 1500, 2000].map((place) => `DeviceCode/${place}`));
      expect(aliases.getKeysCount()).to.equal(5);
      expect([...consumed.getKeys()]).to.have.members(['DeviceCode/0', 'DeviceCode/500']);
      expect([...counts.getKeys()]).to.deep.equal(['open']);
    });

    it('spares what came in the place of what had expired', async () => {
      const artifacts = lmdbArtifacts(environment);
      const key = { model: 'Session', id: 'successor' } as const;
      const expiresAt = Date.now() - 1;
      await artifacts.put(key, { payload: {}, expiresAt });
      await artifacts.put(key, { payload: { successor: true }, expiresAt: Date.now() + HOUR });

      await removeExpired(environment.tables, 'artifacts', 'Session/successor', expiresAt);

      expect(await artifacts.get(key)).to.have.deep.property('payload', { successor: true });
    });
  });
});
