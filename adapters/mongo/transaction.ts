import type { ClientSession } from 'mongoose';
import { StorageUnavailable } from '../../server/storage.ts';
import { type Database, DRIVER_LIMIT } from './connection.ts';
import { answered, mustRepeat, unavailable } from './faults.ts';

const OPTIONS = {
  readConcern: { level: 'snapshot' },
  writeConcern: { w: 'majority', wtimeoutMS: DRIVER_LIMIT },
  maxCommitTimeMS: DRIVER_LIMIT,
} as const;

/**
 * Runs the work as one transaction, again when it lost against another one, until the deadline (of `performance.now`). What the
 * work throws undoes it. When the server is not to be had, that is said at once, and whether the transaction was carried out is
 * not known: the driver's own patience, two minutes, is longer than anybody's who waits for an answer.
 */
export async function transact<T>(
  database: Database,
  deadline: number,
  work: (session: ClientSession) => Promise<T>,
): Promise<T> {
  const session = await answered(database.startSession());
  return new Promise((resolve, reject) => {
    async function attempt(): Promise<T> {
      try {
        if (performance.now() > deadline) throw new StorageUnavailable('Too many changes are made at the same moment.');
        const outcome = await work(session);
        await answered(session.commitTransaction());
        return outcome;
      } catch (error) {
        if (mustRepeat(error)) throw error;
        const fault = unavailable(error);
        // Nobody waits for the transaction to be undone, which a server that is away does by itself.
        reject(fault);
        throw fault;
      }
    }

    async function run(): Promise<T> {
      try {
        return await session.withTransaction(attempt, OPTIONS);
      } finally {
        await session.endSession();
      }
    }

    run().then(resolve, reject);
  });
}
