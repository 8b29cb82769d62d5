import { open, type RootDatabase } from 'lmdb';
import { StorageUnavailable, StoreUnusable } from '../../server/storage.ts';
import { checkFile } from './file.ts';
import { prepareFolder } from './folder.ts';
import { outcomeOf, unavailable } from './faults.ts';
import { isMarked, markAsOurs } from './format.ts';
import { type FreeSpace, freeSpace } from './free-space.ts';
import { joinNeighbours, type Neighbours } from './neighbours.ts';
import { float, openTables, type Tables } from './tables.ts';

/** One LMDB environment, shared with the other processes that have opened the same folder. */
export interface Environment {
  readonly tables: Tables;
  /**
   * Runs a synchronous read on a snapshot that is taken now: it sees every commit acknowledged before, by any process.
   */
  readonly read: <T>(action: () => T) => Promise<T>;
  /** The same in the middle of a write, whose faults are told there. */
  readonly look: <T>(action: () => T) => T;
  /** To be called in a read: while it is the same, no record of the directory has changed. */
  readonly directoryVersion: () => number;
  /** Runs writes; resolves when they are committed. Refuses while the disk is full. Not to be called by what it runs. */
  readonly write: <T>(action: () => Promise<T>) => Promise<T>;
  /** Runs a synchronous action as one transaction, alone among all processes; what it wrote is undone if it throws. */
  readonly transact: <T>(action: () => T) => Promise<T>;
  /** To be called in the transaction that changes records. */
  readonly raiseDirectoryVersion: () => void;
  /** Resolves when all that is committed has reached the disk. */
  readonly flushed: () => Promise<void>;
  /** Whether writes are accepted. */
  readonly writable: () => boolean;
  readonly close: () => Promise<void>;
}

export interface EnvironmentOptions {
  /** The folder; made where it is not there. */
  readonly path: string;
  /** Below so much free disk, writes are refused: LMDB can abort the whole process on a full disk. */
  readonly keepFreeBytes: number;
}

/** Address space, not disk: what the file may grow to without being mapped anew under running readers. */
const MAP_BYTES = 256 * 2 ** 30;
const DIRECTORY_VERSION = 'directory-version';

/** Opens the environment, or throws `StoreUnusable`. */
export async function openEnvironment({ path, keepFreeBytes }: EnvironmentOptions): Promise<Environment> {
  const file = prepareFolder(path);
  checkFile(file);
  const space = freeSpace(path, keepFreeBytes);
  const neighbours = await joinNeighbours(path);
  try {
    return await neighbours.alone(() => opened(path, file, space, neighbours));
  } catch (error) {
    await neighbours.leave();
    throw error;
  }
}

/** All that is written on the way is written while others rest. */
function opened(path: string, file: string, space: FreeSpace, neighbours: Neighbours): Environment {
  const root: RootDatabase<Buffer, string> = open({
    path,
    noSubdir: false,
    encoding: 'binary',
    mapSize: MAP_BYTES,
    maxDbs: 16,
    // Overlapped, a process that is killed while it flushes makes the next one set the transaction number back without holding
    // the lock of the writers: what others committed meanwhile, and acknowledged, is overwritten.
    overlappingSync: false,
    // A commit flushes its data, and the next one or `flushed` the page by which it is found. A power cut may take the last one.
    noMetaSync: true,
  });
  try {
    if (!isMarked(root, file)) {
      if (!space.enough()) throw new StoreUnusable(`There is no room for a store in ${path}: ${space.shortage}`);
      markAsOurs(root, file);
    }
    observeCommits(root);
    return environment(root, space, neighbours);
  } catch (error) {
    void root.close();
    throw error;
  }
}

function environment(root: RootDatabase<Buffer, string>, space: FreeSpace, neighbours: Neighbours): Environment {
  let closing: Promise<void> | undefined;

  const look = <T>(action: () => T): T => {
    if (closing !== undefined) throw storeClosed();
    // Without this, reads of one turn of the event loop share a snapshot, and miss what others committed since.
    root.resetReadTxn();
    return action();
  };

  return {
    tables: openTables(root),
    look,
    directoryVersion: () => readVersion(root),

    async read(action) {
      try {
        return look(action);
      } catch (error) {
        throw await unavailable(error);
      }
    },

    write(action) {
      if (closing !== undefined) return Promise.reject(storeClosed());
      if (!space.enough()) return Promise.reject(new StorageUnavailable(`storage_full: ${space.shortage}`));
      return outcomeOf(
        neighbours.writing(async () => {
          // It may have waited for a neighbour meanwhile.
          if (closing !== undefined) throw storeClosed();
          return action();
        }),
      );
    },

    transact: (action) => root.childTransaction(action),
    raiseDirectoryVersion: () => root.putSync(DIRECTORY_VERSION, float(readVersion(root) + 1)),
    flushed: () => flushed(root),
    writable: () => closing === undefined && space.enough(),
    close: () => (closing ??= closeAll(root, neighbours)),
  };
}

function storeClosed(): StorageUnavailable {
  return new StorageUnavailable('The store is closed.');
}

function readVersion(root: RootDatabase<Buffer, string>): number {
  return root.getBinaryFast(DIRECTORY_VERSION)?.readDoubleLE() ?? 0;
}

/**
 * Hears of the failure of every commit. lmdb makes a promise for each batch of writes that nobody is given; when the commit
 * fails, it rejects that one, too, and as nobody handles it the process ends.
 */
function observeCommits(root: RootDatabase<Buffer, string>): void {
  const hear = (): void => void root.committed.then(undefined, () => undefined);
  root.on('beforecommit', () => queueMicrotask(hear));
}

/** Resolves when every commit that was acknowledged has reached the disk, the page by which it is found included. */
function flushed(root: RootDatabase<Buffer, string>): Promise<void> {
  // `sync` is missing in the types of lmdb.
  const flushing = root as unknown as { sync(done: (error?: Error) => void): void };
  return new Promise((resolve, reject) =>
    flushing.sync((cause) => {
      if (cause === undefined) resolve();
      else reject(new StorageUnavailable(`The embedded store failed: ${cause.message}`, { cause }));
    }),
  );
}

async function closeAll(root: RootDatabase<Buffer, string>, { idle, leave }: Neighbours): Promise<void> {
  const closed = async (): Promise<void> => {
    await idle();
    await flushed(root);
    await root.close();
  };
  try {
    await outcomeOf(closed());
  } finally {
    await leave();
  }
}
