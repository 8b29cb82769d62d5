import { type Database, open, type RootDatabase } from 'lmdb';
import { StorageUnavailable, StoreUnusable } from '../../server/storage.ts';
import { checkFile } from './file.ts';
import { prepareFolder } from './folder.ts';
import { unavailable, withinTime } from './faults.ts';
import { isMarked, markAsOurs } from './format.ts';
import { type FreeSpace, freeSpace } from './free-space.ts';
import { joinNeighbours, type Neighbours } from './neighbours.ts';

/** Bytes under text keys. */
export type Table = Database<Buffer, string>;

/** The tables, by what they hold. Those of the artifacts keep the time of expiry as LMDB's version of the entry. */
export interface Tables {
  readonly records: Table;
  readonly claims: Table;
  readonly index: Table;
  readonly events: Table;
  readonly heads: Table;
  readonly uses: Table;
  readonly artifacts: Table;
  readonly consumed: Table;
  readonly aliases: Table;
  readonly counts: Table;
}

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

  const refuseWhenClosed = (): void => {
    if (closing !== undefined) throw new StorageUnavailable('The store is closed.');
  };

  const look = <T>(action: () => T): T => {
    refuseWhenClosed();
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

    async write(action) {
      refuseWhenClosed();
      if (!space.enough()) throw new StorageUnavailable(`storage_full: ${space.shortage}`);
      try {
        return await withinTime(neighbours.writing(action));
      } catch (error) {
        throw await unavailable(error);
      }
    },

    transact: (action) => root.childTransaction(action),
    raiseDirectoryVersion: () => root.putSync(DIRECTORY_VERSION, float(readVersion(root) + 1)),
    flushed: async () => void (await root.flushed),
    writable: () => closing === undefined && space.enough(),
    // A flush that failed leaves its promise pending.
    close: () => (closing ??= closeAll(root, neighbours)),
  };
}

/** A number as eight bytes. */
export function float(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeDoubleLE(value);
  return bytes;
}

/** Writes unless there is something under the key; of any number of calls one gets `true`. */
export function putUnlessThere(table: Table, key: string, value: Buffer, version?: number): Promise<boolean> {
  // `put` takes the options that lmdb's types give to `putSync` only.
  return table.put(key, value, { version, noOverwrite: true } as unknown as number);
}

function readVersion(root: RootDatabase<Buffer, string>): number {
  return root.getBinaryFast(DIRECTORY_VERSION)?.readDoubleLE() ?? 0;
}

function openTables(root: RootDatabase<Buffer, string>): Tables {
  const table = (name: keyof Tables): Table => root.openDB(name, { encoding: 'binary' });
  const expiring = (name: keyof Tables): Table => root.openDB(name, { encoding: 'binary', useVersions: true });
  return {
    records: table('records'),
    claims: table('claims'),
    index: table('index'),
    events: table('events'),
    heads: table('heads'),
    uses: table('uses'),
    artifacts: expiring('artifacts'),
    consumed: table('consumed'),
    aliases: expiring('aliases'),
    counts: expiring('counts'),
  };
}

/**
 * Hears of the failure of every commit. lmdb makes a promise for each batch of writes that nobody is given; when the commit
 * fails, it rejects that one, too, and as nobody handles it the process ends.
 */
function observeCommits(root: RootDatabase<Buffer, string>): void {
  const hear = (): void => void root.committed.then(undefined, () => undefined);
  root.on('beforecommit', () => queueMicrotask(hear));
}

async function closeAll(root: RootDatabase<Buffer, string>, { leave }: Neighbours): Promise<void> {
  try {
    await withinTime(root.flushed.then(async () => root.close()));
  } finally {
    await leave();
  }
}
