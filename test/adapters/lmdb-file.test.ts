import { expect } from 'chai';
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLmdbStorage } from '../../adapters/lmdb/lmdb.ts';
import { aCompany, anEvent, write } from '../builders.ts';
import { startPeer } from './contract/peer.ts';
import { aPath, aStore, fileOf, refusal, USER } from './lmdb-stores.ts';

describe('LMDB storage, on disk', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'countersign-'));
  });
  after(() => rm(folder, { recursive: true }));

  describe('a folder', () => {
    it('is made, with its parents, and nobody else may look into it', async () => {
      const path = join(await aPath(folder), 'deep', 'store');
      const storage = await openLmdbStorage({ path });
      await storage.directory.commit([write('company', aCompany())], [anEvent()]);
      await storage.close();

      expect(await permissions(path)).to.equal(0o700);
      expect(await permissions(join(path, 'data.mdb'))).to.equal(0o600);
      expect(await permissions(join(path, 'lock.mdb'))).to.equal(0o600);
    });

    it('has its files closed to others, where they were open', async () => {
      const path = await aStore(folder);
      await chmod(fileOf(path), 0o644);
      const storage = await openLmdbStorage({ path });
      await storage.close();

      expect(await permissions(fileOf(path))).to.equal(0o600);
    });

    it('that cannot be made or written is refused with what to do', async () => {
      const file = join(folder, 'a-file');
      await writeFile(file, '');

      for (const path of [join(file, 'store'), '/proc', '/proc/countersign']) {
        expect(await refusal(path))
          .to.include({ name: 'StoreUnusable' })
          .and.have.property('message')
          .that.matches(/cannot be written \(E[A-Z]+\): give this user the right to, or name another folder/);
      }
    });

    it('can be opened for the first time by several processes at once', async () => {
      const urls = { directoryUrl: `lmdb:${await aPath(folder)}` };

      const peers = await Promise.all([startPeer(urls), startPeer(urls), startPeer(urls)]);
      await Promise.all(peers.map((peer) => peer.stop()));

      expect(peers).to.have.lengthOf(3);
    });
  });

  describe('a disk that is nearly full', () => {
    const keepFreeBytes = 2 ** 60;

    it('is answered with StorageUnavailable by every write, while reads go on', async () => {
      const path = await aStore(folder);
      const storage = await openLmdbStorage({ path, keepFreeBytes });
      const key = { model: 'Session', id: 'one' } as const;
      const artifact = { payload: {}, expiresAt: Date.now() + 60_000 };
      const writes = [
        () => storage.directory.commit([write('company', aCompany())], []),
        () => storage.artifacts.put(key, artifact),
        () => storage.artifacts.add(key, artifact),
        () => storage.artifacts.remove(key),
        () => storage.artifacts.count('key', 60, 1),
      ];

      for (const attempt of writes) {
        const error = await (attempt() as Promise<unknown>).catch((reason: unknown) => reason);
        expect(error)
          .to.include({ name: 'StorageUnavailable' })
          .and.have.property('message')
          .that.matches(/^storage_full/);
      }
      await storage.pings.directory();
      await storage.directory.touch([{ id: USER.id, at: 1 }]);
      expect(await storage.directory.get('user', USER.id)).to.deep.equal(USER);
      expect(await storage.directory.events({}, { limit: 10 })).to.have.lengthOf(1);
      expect(await storage.artifacts.get(key)).to.equal(undefined);
      expect(await storage.artifacts.count('key', 60, 0)).to.have.property('count', 0);
      await storage.close();
    });

    it('is no place for a new store', async () => {
      const path = await aPath(folder);
      const error = await openLmdbStorage({ path, keepFreeBytes }).catch((reason: unknown) => reason);

      expect(error)
        .to.include({ name: 'StoreUnusable' })
        .and.have.property('message')
        .that.matches(/no room for a store/);
    });
  });

  describe('close', () => {
    it('keeps all that was written, and may be called again', async () => {
      const path = await aPath(folder);
      const storage = await openLmdbStorage({ path });
      const writing = storage.directory.commit([write('user', USER)], []);
      await Promise.all([writing, storage.close()]);
      await storage.close();

      const again = await openLmdbStorage({ path });
      expect(await again.directory.get('user', USER.id)).to.deep.equal(USER);
      await again.close();
    });

    it('leaves a store that answers nothing any more', async () => {
      const storage = await openLmdbStorage({ path: await aPath(folder) });
      await storage.close();

      for (const attempt of [
        () => storage.pings.directory(),
        () => storage.artifacts.count('key', 60, 1),
        () => storage.directory.get('user', USER.id),
      ]) {
        const error = await (attempt() as Promise<unknown>).catch((reason: unknown) => reason);
        expect(error).to.have.property('name', 'StorageUnavailable');
      }
    });
  });
});

async function permissions(path: string): Promise<number> {
  const { mode } = await stat(path);
  return mode & 0o777;
}
