import { expect } from 'chai';
import { open } from 'lmdb';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLmdbStorage } from '../../adapters/lmdb/lmdb.ts';
import { anEvent, aUser, write } from '../builders.ts';
import { whileRepeating } from './contract/opened.ts';
import { startPeer } from './contract/peer.ts';
import { aPath, aStore, fileOf, refusal, USER } from './lmdb-stores.ts';

const PAGE = 4096;

describe('LMDB storage, when its file is damaged or foreign', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'countersign-'));
  });
  after(() => rm(folder, { recursive: true }));

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
        const path = await aStore(folder);
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
      const path = await aPath(folder);
      const foreign = open({ path, noSubdir: false });
      await foreign.put('theirs', 'theirs');
      await foreign.close();

      expect(await refusal(path))
        .to.have.property('message')
        .that.matches(/belongs to another program: name another folder/);
    });

    it('of a later version is refused with what to do', async () => {
      const path = await aStore(folder);
      const later = open({ path, noSubdir: false, encoding: 'binary' });
      await later.put('countersign-format', Buffer.from('3'));
      await later.close();

      expect(await refusal(path))
        .to.have.property('message')
        .that.matches(/another version of Countersign \(format 3, this one knows 2\): start that version/);
    });

    it('is opened where only the lock file is damaged', async () => {
      const path = await aStore(folder);
      await writeFile(join(path, 'lock.mdb'), randomBytes(8192));
      const storage = await openLmdbStorage({ path });

      expect(await storage.directory.get('user', USER.id)).to.deep.equal(USER);
      await storage.close();
    });

    it('that another process is writing is opened, fifty times', async () => {
      const path = await aStore(folder);
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
});

function overwritten(file: Buffer, start: number, end: number, bytes = randomBytes(end - start)): Buffer {
  return Buffer.concat([file.subarray(0, start), bytes, file.subarray(end)]);
}
