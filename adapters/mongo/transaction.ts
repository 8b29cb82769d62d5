import type { ClientSession } from 'mongoose';
import { setTimeout } from 'node:timers/promises';
import { StorageUnavailable } from '../../server/storage.ts';
import { type Database, DRIVER_LIMIT } from './connection.ts';
import { answered, mustRepeat, unavailable } from './faults.ts';

/** After so many milliseconds a server ends a transaction by itself (`transactionLifetimeLimitSeconds`). */
const OPEN_AT_MOST = 60_000;
const PAUSE = 250;
/** After being overtaken, in milliseconds: about as long as a transaction takes. */
const LONGEST_PAUSE = 16;
const OPTIONS = {
  readConcern: { level: 'snapshot' },
  writeConcern: { w: 'majority', wtimeoutMS: DRIVER_LIMIT },
  maxCommitTimeMS: DRIVER_LIMIT,
} as const;

/** Another transaction was faster; this one is undone. */
class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

/**
 * Runs the work as one transaction, again when it was overtaken by another one, until the deadline (of `performance.now`). What
 * the work throws undoes it. The driver's own patience is not used: it pauses for up to half a second after each try, so that
 * among instances that write to one chain without a break a quarter of the commits got no turn in five.
 */
export async function transact<T>(
  database: Database,
  deadline: number,
  work: (session: ClientSession) => Promise<T>,
): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await transactOnce(database, work);
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
      if (performance.now() > deadline) {
        throw new StorageUnavailable('Too many changes are made at the same moment.', { cause: error });
      }
    }
    await setTimeout(Math.random() * Math.min(LONGEST_PAUSE, 2 ** tries));
  }
}

/**
 * One try. When the server is not to be had, that is said at once, and whether the transaction was carried out is not known:
 * nobody waits until it is undone.
 */
async function transactOnce<T>(database: Database, work: (session: ClientSession) => Promise<T>): Promise<T> {
  const session = await answered(database.startSession());
  let abandoned = false;
  return new Promise((resolve, reject) => {
    async function attempt(): Promise<T> {
      try {
        const outcome = await work(session);
        await answered(session.commitTransaction());
        return outcome;
      } catch (error) {
        if (mustRepeat(error)) throw new Overtaken(undefined, { cause: error });
        const fault = unavailable(error);
        if (fault instanceof StorageUnavailable) abandoned = true;
        reject(fault);
        throw fault;
      }
    }

    async function run(): Promise<T> {
      try {
        return await session.withTransaction(attempt, OPTIONS);
      } finally {
        if (abandoned) void release(database, session);
        else await session.endSession();
      }
    }

    run().then(resolve, reject);
  });
}

/**
 * Ends a session at the server, whose transaction may be open there: it would hold what it has written for a minute, and a
 * chain whose head it holds could not be written to.
 */
async function release({ connection, closing }: Database, session: ClientSession): Promise<void> {
  const end = performance.now() + OPEN_AT_MOST;
  while (!closing.aborted && performance.now() < end) {
    try {
      await answered(
        connection
          .getClient()
          .db()
          .command({ killSessions: [session.id] }),
      );
      break;
    } catch (error) {
      if (!(error instanceof StorageUnavailable)) break;
      await setTimeout(PAUSE, undefined, { ref: false });
    }
  }
  await session.endSession();
}
