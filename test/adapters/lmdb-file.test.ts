import { expect } from 'chai';
import { open } from 'lmdb';
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage } from '../../adapters/index.ts';
import { openLmdbStorage } from '../../adapters/lmdb/lmdb.ts';
import { aCompany, anEvent, aUser, write } from '../builders.ts';
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
  const fileOf = (path: string) => join(path, 'data.mdb');
  const permissions = async (path: string) => (await stat(path)).mode & 0o777;

  /** A store of some hundred pages, closed. */
  async function aStore(): Promise<string> {
    const path = await aPath();
    const storage = await openLmdbStorage({ path });
    const users = Array.from({ length: 1000 }, () => write('user', aUser()));
    await storage.directory.commit([write('user', user), ...users], [anEvent()]);
    await storage.close();
    return path;
  }

  async function refusal(path: string): Promise<unknown> {
    return openLmdbStorage({ path }).then(
      (storage) => storage.close(),
      (error: unknown) => error,
    );
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
    const overwritten = (file: Buffer, start: number, end: number, bytes = randomBytes(end - start)) =>
      Buffer.concat([file.subarray(0, start), bytes, file.subarray(end)]);
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
      'with all but its beginning wiped': (file) => overwritten(file, 2 * PAGE, file.length, Buffer.alloc(file.length - 2 * PAGE)),
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

      expect(await refusal(path)).to.have.property('message').that.matches(/belongs to another program: name another folder/);
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

    it('that is being written by another process is opened, a hundred times', async () => {
      const path = await aStore();
      const peer = await startPeer({ directoryUrl: `lmdb:${path}` });
      const writes = Array.from({ length: 3000 }, (_, place) => ({
        port: 'artifacts' as const,
        method: 'put' as const,
        args: [{ model: 'Session', id: `${place % 500}` }, { payload: {}, expiresAt: Date.now() + 60_000 }] as const,
      }));
...
