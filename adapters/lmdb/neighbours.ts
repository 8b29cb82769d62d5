import { randomBytes } from 'node:crypto';
import { mkdirSync, openSync, readdirSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { StorageUnavailable, StoreUnusable } from '../../server/storage.ts';

/**
 * The processes that have the store open. Opening it must not meet a commit: LMDB sets the number of the last transaction to what
 * it has just read in the file, without the lock of the writers (ITS#9496, which lmdb's copy of LMDB still has), and the next write
 * replaces whatever was committed, and acknowledged, between the two. So who opens asks all others to rest, by a socket that each
 * listens on in the store's folder. The connection is the request: it ends with whoever made it, however that ends.
 */
export interface Neighbours {
  /** Runs a synchronous action while no other process writes. `StorageUnavailable` where one does not answer. */
  readonly alone: <T>(action: () => T) => Promise<T>;
  /** Runs a write, an asynchronous function, at once unless another process asks for rest. A write must not begin another. */
  readonly writing: <T>(action: () => Promise<T>) => Promise<T>;
  /** Resolves when every write has ended that had begun. */
  readonly idle: () => Promise<void>;
  readonly leave: () => Promise<void>;
}

/** Longer than a write may take. */
const PATIENCE_MS = 12_000;
/** What the address of a socket holds: 108 bytes on Linux, 104 elsewhere. */
const LONGEST_ADDRESS = 100;
const RESTING = 'resting\n';

/** Begins to listen to those who open the store in this folder later, or at the same time. */
export async function joinNeighbours(path: string, patience: number = PATIENCE_MS): Promise<Neighbours> {
  const folder = join(path, 'neighbours');
  const addressOf = addressesIn(folder);
  const own = randomBytes(8).toString('hex');
  const asking = new Set<Socket>();
  /** Those of whom this one waits until they have opened: of two who open at the same time, the lower name is first. */
  const before = new Set<Socket>();
  const opened = signal();
  let isOpen = false;
  let writes = 0;
  let changed = signal();

  const change = (): void => {
    const told = changed;
    changed = signal();
    told.give();
  };
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await changed.given;
  };

  const idle = (): Promise<void> => until(() => writes === 0);

  async function answer(socket: Socket, name: string): Promise<void> {
    if (!isOpen && name < own) before.add(socket);
    else await opened.given;
    await idle();
    socket.write(RESTING);
  }

  const ended = (): void => {
    writes -= 1;
    if (writes === 0) change();
  };
  function counted<T>(action: () => Promise<T>): Promise<T> {
    writes += 1;
    const write = action();
    write.then(ended, ended);
    return write;
  }

  const server = createServer((socket) => {
    asking.add(socket);
    socket.unref();
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      asking.delete(socket);
      before.delete(socket);
      change();
    });
    socket.once('data', (name: Buffer) => void answer(socket, name.toString().trim()));
  });
  await listening(server, addressOf(own));
  server.unref();

  return {
    async alone(action) {
      const others = readdirSync(folder).filter((name) => name !== own);
      const connections = await Promise.all(others.map((name) => rested(addressOf(name), own, patience)));
      try {
        await until(() => before.size === 0);
        return action();
      } finally {
        isOpen = true;
        opened.give();
        for (const connection of connections) connection?.destroy();
      }
    },

    // At once where nobody asks: writes of one turn of the event loop are one transaction.
    writing: (action) => (asking.size === 0 ? counted(action) : until(() => asking.size === 0).then(() => counted(action))),

    idle,

    async leave() {
      for (const socket of asking) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Resolves to the connection as soon as the process behind the address rests; to nothing when there is none (any more). */
function rested(address: string, own: string, patience: number): Promise<Socket | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(address, () => socket.write(`${own}\n`));
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new StorageUnavailable('A process that has the embedded store open does not answer: let it go on, or end it.'));
    }, patience);
    const settle = (outcome: Socket | undefined): void => {
      clearTimeout(timer);
      resolve(outcome);
    };
    socket.once('data', () => settle(socket));
    socket.once('close', () => settle(undefined));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // Whoever listened there was killed.
      if (error.code === 'ECONNREFUSED') rmSync(address, { force: true });
      settle(undefined);
    });
  });
}

function listening(server: ReturnType<typeof createServer>, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new StoreUnusable(`The store's folder takes no socket (${cause.message}): name another in DIRECTORY_URL.`, { cause }),
      ),
    );
    // Exclusive: a worker of node:cluster would leave its socket to the primary, which goes on listening when the worker has died.
    server.listen({ path: address, exclusive: true }, resolve);
  });
}

/** Where the sockets of a folder are. The address of a socket is short: a long path is named by the folder's own descriptor. */
function addressesIn(folder: string): (name: string) => string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (Buffer.byteLength(folder) + 17 <= LONGEST_ADDRESS) return (name) => join(folder, name);
  if (process.platform !== 'linux')
    throw new StoreUnusable(`The path ${folder} is too long: name a shorter one in DIRECTORY_URL.`);
  const descriptor = openSync(folder, 'r');
  return (name) => `/proc/self/fd/${descriptor}/${name}`;
}

/** A promise, and what fulfils it. */
function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give };
}
