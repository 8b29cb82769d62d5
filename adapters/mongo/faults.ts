import { Error as MongooseErrors, mongo } from 'mongoose';
import { StorageUnavailable } from '../../server/storage.ts';

/** How long one command may take, in milliseconds, whatever the server or the network does: the caller is told within a second. */
export const COMMAND_LIMIT = 900;

/** Codes with which a server says that it cannot answer now: https://www.mongodb.com/docs/manual/reference/error-codes/. */
const AWAY = new Set([
  6, 7, 24, 50, 64, 79, 89, 91, 100, 112, 133, 134, 189, 202, 239, 246, 251, 256, 262, 317, 358, 9001, 10107, 11600, 11602, 13388,
  13435, 13436, 14031,
]);
/** What the driver says when it has no connection, or loses one, or has been closed. */
const AWAY_ERRORS = [
  mongo.MongoNetworkError,
  mongo.MongoServerSelectionError,
  mongo.MongoNotConnectedError,
  mongo.MongoTopologyClosedError,
  mongo.MongoClientClosedError,
  mongo.MongoExpiredSessionError,
  MongooseErrors.MongooseServerSelectionError,
];
/** Codes with which a transaction that is to be repeated ends; outside of one, the server could not do it. */
const CONFLICTS = new Set([24, 112, 239, 246, 251]);
/** Codes with which it says that this user may not. */
const FORBIDDEN = new Set([13, 18, 8000]);
/** "Transaction numbers are only allowed on a replica set member or mongos." */
const ILLEGAL_OPERATION = 20;
const DUPLICATE_KEY = 11_000;

/** What an operator reads when the database's user lacks rights. */
export const FORBIDDEN_SENTENCE =
  'The MongoDB server refuses this user (DIRECTORY_URL): check name, password and authSource, and give the user the role "readWrite" on the database.';
/** What an operator reads when there can be no transactions. */
export const STANDALONE_SENTENCE =
  'The MongoDB server is not a replica set, and only those have transactions: start it with --replSet and run rs.initiate(); one member is enough.';

/** The outcome of a command, or `StorageUnavailable` when it does not come in time, or when the server is not to be had. */
export async function answered<T>(command: PromiseLike<T>): Promise<T> {
  try {
    return await withinTime(command);
  } catch (error) {
    throw unavailable(error);
  }
}

/** Faults of the server and of the way to it as `StorageUnavailable`; everything else as it is. */
export function unavailable(error: unknown): unknown {
  if (isForbidden(error)) return new StorageUnavailable(FORBIDDEN_SENTENCE, { cause: error });
  if (isStandalone(error)) return new StorageUnavailable(STANDALONE_SENTENCE, { cause: error });
  return isAway(error) && !mustRepeat(error)
    ? new StorageUnavailable(`MongoDB does not answer: ${error.message}`, { cause: error })
    : error;
}

/** Whether the server knows the user, and this user may not. */
export function isForbidden(error: unknown): boolean {
  return error instanceof mongo.MongoServerError && FORBIDDEN.has(Number(error.code));
}

/** Whether the server has no transactions. */
export function isStandalone(error: unknown): boolean {
  if (!(error instanceof mongo.MongoServerError)) return false;
  // The driver puts another error around the one of a write.
  const original: unknown = error['originalError'];
  return [error, original].some((cause) => cause instanceof mongo.MongoServerError && cause.code === ILLEGAL_OPERATION);
}

/** Whether something unique is taken. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof mongo.MongoServerError && error.code === DUPLICATE_KEY;
}

/** Whether a transaction lost against another one, or was ended by the server, and has to be tried again. */
export function mustRepeat(error: unknown): boolean {
  return (
    error instanceof mongo.MongoServerError &&
    CONFLICTS.has(Number(error.code)) &&
    error.hasErrorLabel('TransientTransactionError')
  );
}

function isAway(error: unknown): error is Error {
  const cause = causeOf(error);
  return (
    AWAY_ERRORS.some((away) => cause instanceof away) ||
    // mongoose, of a connection that has been closed.
    (cause instanceof MongooseErrors && cause.name === 'MongooseError') ||
    // The driver does not export its class.
    (cause instanceof mongo.MongoDriverError && cause.name === 'MongoWaitQueueTimeoutError') ||
    (cause instanceof mongo.MongoServerError && AWAY.has(Number(cause.code)) && !mustRepeat(cause))
  );
}

/** What was wrong with a bulk of writes as a whole, such as the loss of its connection. */
function causeOf(error: unknown): unknown {
  const inner: unknown = error instanceof mongo.MongoBulkWriteError ? error.errorResponse : undefined;
  return inner instanceof Error ? inner : error;
}

function withinTime<T>(command: PromiseLike<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new StorageUnavailable('MongoDB does not answer in time.')), COMMAND_LIMIT);
    command.then(resolve, reject).then(() => clearTimeout(timer));
  });
}
