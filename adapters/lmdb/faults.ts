import { StorageUnavailable } from '../../server/storage.ts';

/** How long a write may take, in milliseconds. A process that was stopped in the middle of one holds up all others. */
const WRITE_LIMIT = 10_000;

/** What lmdb rejects a write with when its commit failed; the cause comes in a promise of its own. */
interface CommitFailure extends Error {
  readonly commitError: Promise<never>;
}

/** LMDB's faults (they bear a number) as `StorageUnavailable`; everything else as it is. */
export async function unavailable(error: unknown): Promise<unknown> {
  const cause = isCommitFailure(error) ? await error.commitError.catch((reason: unknown) => reason) : error;
  const faulty = cause instanceof Error && 'code' in cause && typeof cause.code === 'number';
  return faulty ? new StorageUnavailable(`The embedded store failed: ${cause.message}`, { cause }) : error;
}

/** The outcome of a write; `StorageUnavailable` where LMDB failed, or did not answer in time. */
export function outcomeOf<T>(write: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new StorageUnavailable('The embedded store does not answer in time.')), WRITE_LIMIT);
    const succeed = (value: T): void => {
      clearTimeout(timer);
      resolve(value);
    };
    const fail = async (error: unknown): Promise<void> => {
      clearTimeout(timer);
      reject(await unavailable(error));
    };
    write.then(succeed, fail);
  });
}

function isCommitFailure(error: unknown): error is CommitFailure {
  return error instanceof Error && 'commitError' in error;
}
