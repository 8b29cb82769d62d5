import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openStorage } from '../../adapters/index.ts';
import { joinNeighbours } from '../../adapters/lmdb/neighbours.ts';
import { type Storage, StorageUnavailable } from '../../server/storage.ts';
import { anEvent, unique } from '../builders.ts';

const FIRST = '0';
const LAST = 'z';

describe('LMDB storage, while another process opens it', () => {
  let path: string;
  let storage: Storage;
  beforeEach(async () => {
    // Not where TMPDIR says: these tests name the sockets by their paths, which must be short.
    path = join(await mkdtemp('/tmp/countersign-neighbours-'), 'store');
    storage = await openStorage(`lmdb:${path}`);
  });
  afterEach(async () => {
    await storage.close();
    await rm(path, { recursive: true });
  });

  const folder = () => join(path, 'neighbours');
  const put = () =>
    storage.artifacts.put({ model: 'Session', id: unique('id') }, { payload: {}, expiresAt: Date.now() + 60_000 });

  /** What a process does that is about to open the store. */
  async function askForRest(name: string): Promise<Socket> {
    const [own = ''] = readdirSync(folder());
    const socket = connect(join(folder(), own));
    socket.write(`${name}\n`);
    await once(socket, 'data');
    return socket;
  }

  /** Whether it is done within the time in which it would have been done many times over. */
  const isDone = async (work: Promise<unknown>): Promise<boolean> =>
    Promise.race([work.then(() => true), pause(200).then(() => false)]);

  for (const name of [FIRST, LAST]) {
    it(`writes nothing until that one has opened it, and answers afterwards: one named ${name}`, async () => {
      const opener = await askForRest(name);

      const written = put();
      expect(await isDone(written)).to.equal(false);
      opener.destroy();

      expect(await isDone(written)).to.equal(true);
    });
  }

  it('lets it wait until every write has ended that had begun', async () => {
    const order: string[] = [];
    const writes = Array.from({ length: 20 }, async () => put().then(() => order.push('written')));
    const opener = await askForRest(FIRST);
    order.push('resting');
    opener.destroy();
    await Promise.all(writes);

    expect(order.at(-1)).to.equal('resting');
  });

  for (const [what, write] of Object.entries({
    'of an artifact': () => put(),
    'of a removal': () => storage.artifacts.remove({ model: 'Session', id: 'nothing' }),
    'of a change': () => storage.directory.commit([], [anEvent()]),
  })) {
    it(`refuses what waited for it when it is closed itself: the write ${what}`, async () => {
      const opener = await askForRest(FIRST);
      const refusal = write().catch((error: unknown) => error);

      await storage.close();

      expect(await refusal).to.be.an.instanceOf(StorageUnavailable);
      opener.destroy();
    });
  }

  it('holds nobody up with a write that fails at once', async () => {
    const failed = await storage.directory.touch([{ id: 'x'.repeat(3_000), at: 1 }]).catch((error: unknown) => error);
    expect(failed).to.be.an('error');

    const other = await openStorage(`lmdb:${path}`);

    await Promise.all([other.close(), storage.close()]);
  });

  it('goes on reading', async () => {
    const opener = await askForRest(FIRST);

    expect(await isDone(storage.artifacts.get({ model: 'Session', id: 'nothing' }))).to.equal(true);
    opener.destroy();
  });

  it('is held up by nobody who was killed, neither when opening nor when open', async () => {
    const program = `
      const net = require('node:net');
      net.createServer().listen(${JSON.stringify(join(folder(), 'killed'))}, () => {
        const socket = net.connect(${JSON.stringify(join(folder(), String(readdirSync(folder())[0])))});
        socket.write('0\\n');
        socket.once('data', () => console.log('resting'));
      });`;
    const killed = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(killed.stdout, 'data');
    const written = put();
    expect(await isDone(written)).to.equal(false);

    killed.kill('SIGKILL');
    await once(killed, 'exit');

    expect(await isDone(written)).to.equal(true);
    const other = await openStorage(`lmdb:${path}`);
    expect(existsSync(join(folder(), 'killed'))).to.equal(false);
    await other.close();
  });

  it('is opened by all who want to at the same time, and none waits for ever', async () => {
    const joined = await Promise.all(Array.from({ length: 8 }, async () => joinNeighbours(path)));
    let opening = 0;

    const most = await Promise.all(
      joined.map(async ({ alone }) =>
        alone(() => {
          opening += 1;
          return opening;
        }),
      ),
    );

    expect(most.toSorted((a, b) => a - b)).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8]);
    await Promise.all(joined.map(async ({ leave }) => leave()));
  });

  it('is not opened past one that does not answer, and says so', async () => {
    const silent = await joinNeighbours(path);
    let end = (): void => undefined;
    const writing = silent.writing(() => new Promise<void>((resolve) => (end = resolve)));
    await silent.alone(() => undefined);

    const opener = await joinNeighbours(path, 100);
    const refusal = await opener.alone(() => undefined).catch((error: unknown) => error);

    expect(refusal).to.have.property('name', 'StorageUnavailable');
    expect(refusal).to.have.property('message').that.includes('let it go on, or end it');
    end();
    await writing;
    await Promise.all([silent.leave(), opener.leave()]);
  });

  it('leaves nothing in the folder when it is closed, however long its path', async () => {
    const long = join(path, 'x'.repeat(120));
    const other = await openStorage(`lmdb:${long}`);
    expect(readdirSync(join(long, 'neighbours'))).to.have.lengthOf(1);

    await other.close();

    expect(readdirSync(join(long, 'neighbours'))).to.deep.equal([]);
  });
});
