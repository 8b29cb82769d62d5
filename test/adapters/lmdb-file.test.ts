import { expect } from 'chai';
import { open } from 'lmdb';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage } from '../../adapters/index.ts';
import { openLmdbStorage } from '../../adapters/lmdb/lmdb.ts';
import { aCompany, anEvent, aUser, write } from '../builders.ts';
import { whileRepeating } from './contract/opened.ts';
import { startPeer } from './contract/peer.ts';

const PAGE = 4096;

describe('LMDB storage, on disk', () => {
  let folder: string;
  const user = aUser();

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'countersign-'));
  });
  after(() => rm(folder, { recursive: true }));

  const aPath = () => mkdtemp(join(folder, 'store-'));

  /** A store of some hundred pages, closed. */
  async function aStore(): Promise<string> {
    const path = await aPath();
    const storage = await openLmdbStorage({ path });
    const users = Array.from({ length: 1000 }, () => write('user', aUser()));
    await storage.directory.commit([write('user', user), ...users], [anEvent()]);
    await storage.close();
    return path;
  }

  describe('a folder', () => {
    it('is made, with its parents, and nobody else may look into it', async () => {
      const path = join(await aPath(), 'deep', 'store');
      const storage = await openLmdbStorage({ path });
      await storage.directory.commit([write('company', aCompany())], [anEvent()]);
      await storage.close();

      expect(await permissions(path)).to.equal(0o700);
      expect(await permissions(join(path, 'data.mdb'))).to.equal(0o600);
      expect(await permissions(join(path, 'lock.mdb'))).to.equal(0o600);
    });

    it('has its files closed to others, where they were open', async () => {
      const path = await aStore();
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
      const urls = { directoryUrl: `lmdb:${await aPath()}` };

      const peers = await Promise.all([startPeer(urls), startPeer(urls), startPeer(urls)]);
      await Promise.all(peers.map((peer) => peer.stop()));

      expect(peers).to.have.lengthOf(3);
    });
  });

  describe('a file', () => {
    const damages: Record<string, (file: Buffer) => Buffer> = {
      'of another kind': () => Buffer.from('This is not a store.\n'.repeat(1000)),
      'of one byte': () => Buffer.from('x'),
      'of random bytes': ({ length }) => randomBytes(length),
      'of zeros': ({ length }) => Buffer.alloc(length),
      'cut in half': (file) => file.subarray(0, file.length / 2),
      'cut within a page': (file) => file.subarray(0, 5 * PAGE + 7),
      'with its first page overwritten': (file) => overwritten(file, 0, PAGE),
      'with its second page overwritten': (file) => overwritten(file, PAGE, 2 * PAGE),
      'with its beginning overwritten behind the magic number': (file) => overwritten(file, 48, 2000),
      'with all but its beginning overwritten': (file) => overwritten(file, 2 * PAGE, file.length),
      'with all but its beginning wiped': (file) =>
        overwritten(file, 2 * PAGE, file.length, Buffer.alloc(file.length - 2 * PAGE)),
      'with its middle overwritten': (file) => overwritten(file, file.length / 2, file.length / 2 + 20 * PAGE),
      'with its end wiped': (file) => overwritten(file, file.length - 4 * PAGE, file.length, Buffer.alloc(4 * PAGE)),
    };

    for (const [kind, damage] of Object.entries(damages)) {
      it(`${kind} is refused with what to do, and left as it is`, async () => {
        const path = await aStore();
        const damaged = damage(await readFile(fileOf(path)));
        await writeFile(fileOf(path), damaged);

        expect(await refusal(path))
          .to.include({ name: 'StoreUnusable' })
          .and.have.property('message')
          .that.matches(/data\.mdb is damaged or is not a store of Countersign: restore a backup, or name another folder/);
        expect(damaged.equals(await readFile(fileOf(path)))).to.equal(true);
      });
    }

    it('of another program that uses LMDB, too, is refused with what to do', async () => {
      const path = await aPath();
      const foreign = open({ path, noSubdir: false });
      await foreign.put('theirs', 'theirs');
      await foreign.close();

      expect(await refusal(path))
        .to.have.property('message')
        .that.matches(/belongs to another program: name another folder/);
    });

    it('of a later version is refused with what to do', async () => {
      const path = await aStore();
      const later = open({ path, noSubdir: false, encoding: 'binary' });
      await later.put('countersign-format', Buffer.from('2'));
      await later.close();

      expect(await refusal(path))
        .to.have.property('message')
        .that.matches(/another version of Countersign \(format 2, this one knows 1\): start that version/);
    });

    it('is opened where only the lock file is damaged', async () => {
      const path = await aStore();
      await writeFile(join(path, 'lock.mdb'), randomBytes(8192));
      const storage = await openLmdbStorage({ path });

      expect(await storage.directory.get('user', user.id)).to.deep.equal(user);
      await storage.close();
    });

    it('that another process is writing is opened, fifty times', async () => {
      const path = await aStore();
      const peer = await startPeer({ directoryUrl: `lmdb:${path}` });
      const change = () =>
        peer.makeCalls([{ port: 'directory', method: 'commit', args: [[write('user', aUser())], [anEvent()]] }]);

      await whileRepeating(change, async () => {
        for (let round = 0; round < 50; round += 1) {
          const storage = await openLmdbStorage({ path });
          await storage.close();
        }
      });
      await peer.stop();
    });
  });

  describe('a disk that is nearly full', () => {
    const keepFreeBytes = 2 ** 60;

    it('is answered with StorageUnavailable by every write, while reads go on', async () => {
      const path = await aStore();
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
      await storage.ping();
      await storage.directory.touch([{ id: user.id, at: 1 }]);
      expect(await storage.directory.get('user', user.id)).to.deep.equal(user);
      expect(await storage.directory.events({}, { limit: 10 })).to.have.lengthOf(1);
      expect(await storage.artifacts.get(key)).to.equal(undefined);
      expect(await storage.artifacts.count('key', 60, 0)).to.have.property('count', 0);
      await storage.close();
    });

    it('is no place for a new store', async () => {
      const path = await aPath();
      const error = await openLmdbStorage({ path, keepFreeBytes }).catch((reason: unknown) => reason);

      expect(error)
        .to.include({ name: 'StoreUnusable' })
        .and.have.property('message')
        .that.matches(/no room for a store/);
    });
  });

  describe('close', () => {
    it('keeps all that was written, and may be called again', async () => {
      const path = await aPath();
      const storage = await openLmdbStorage({ path });
      const writing = storage.directory.commit([write('user', user)], []);
      await Promise.all([writing, storage.close()]);
      await storage.close();

      const again = await openLmdbStorage({ path });
      expect(await again.directory.get('user', user.id)).to.deep.equal(user);
      await again.close();
    });

    it('leaves a store that answers nothing any more', async () => {
      const storage = await openLmdbStorage({ path: await aPath() });
      await storage.close();

      for (const attempt of [
        () => storage.ping(),
        () => storage.artifacts.count('key', 60, 1),
        () => storage.directory.get('user', user.id),
      ]) {
        const error = await (attempt() as Promise<unknown>).catch((reason: unknown) => reason);
        expect(error).to.have.property('name', 'StorageUnavailable');
      }
    });
  });
});

function fileOf(path: string): string {
  return join(path, 'data.mdb');
}

async function permissions(path: string): Promise<number> {
  const { mode } = await stat(path);
  return mode & 0o777;
}

async function refusal(path: string): Promise<unknown> {
  return openLmdbStorage({ path }).then(
    (storage) => storage.close(),
    (error: unknown) => error,
  );
}

function overwritten(file: Buffer, start: number, end: number, bytes = randomBytes(end - start)): Buffer {
  return Buffer.concat([file.subarray(0, start), bytes, file.subarray(end)]);
}

describe('openStorage', () => {
  const refused: [string, string?][] = [
    ['postgres://localhost/store'],
    ['./data/store'],
    ['lmdb:'],
    [''],
    ['lmdb:./one', 'lmdb:./other'],
    ['lmdb:./one', 'redis://localhost'],
  ];

  for (const [directoryUrl, artifactsUrl] of refused) {
    it(`says what is supported: ${directoryUrl} ${artifactsUrl ?? ''}`, async () => {
      const error = await openStorage(directoryUrl, artifactsUrl).catch((reason: unknown) => reason);

      expect(error)
        .to.include({ name: 'StoreUnusable' })
        .and.have.property('message')
        .that.matches(/DIRECTORY_URL=lmdb:/);
    });
  }
});
