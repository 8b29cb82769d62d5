import { StorageUnavailable } from '../../server/storage.ts';

/** What Redis and its driver say, and what it means for who runs the server. The first that matches counts. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/^OOM\b/, 'Redis is out of memory: nothing more is stored until its maxmemory is raised or something expires'],
  [/^(WRONGPASS|NOAUTH)\b|^ERR invalid password/, 'Redis refuses the user or the password of ARTIFACTS_URL'],
  [/^NOPERM\b/, 'The Redis user of ARTIFACTS_URL may not do what is needed'],
  [/^READONLY\b/, 'Redis is a replica here, or has just become one'],
  [/^(MISCONF|NOREPLICAS)\b/, 'Redis refuses to write'],
  [/^LOADING\b/, 'Redis is still reading its data'],
  [/^(CLUSTERDOWN|MASTERDOWN|TRYAGAIN|MOVED|ASK)\b|Cluster redirections/, 'A part of Redis has no primary right now'],
  [/timed out|ETIMEDOUT|Socket timeout/, 'Redis does not answer in time'],
  [/sentinels are unreachable/, 'No Sentinel names a primary'],
];

const UNREACHABLE = 'Redis is not reachable';

/** A fault of Redis or of the way to it; `last` is what happened to the connection, where the error itself only says that it is gone. */
export function unavailable(error: unknown, last?: Error): StorageUnavailable {
  if (error instanceof StorageUnavailable) return error;
  return new StorageUnavailable(`${meaningOf(error) ?? meaningOf(last) ?? UNREACHABLE}.`, {
    cause: meaningOf(error) ? error : (last ?? error),
  });
}

/** Whether Redis does not want this user: it will not change its mind. */
export function isRefusal(error: Error): boolean {
  return /^(WRONGPASS|NOAUTH)\b|^ERR invalid password/.test(error.message);
}

/** Whether a script has to be sent whole: after a restart, a failover or `SCRIPT FLUSH` Redis does not know it. */
export function isUnknownScript(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('NOSCRIPT');
}

function meaningOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return MEANINGS.find(([pattern]) => pattern.test(error.message))?.[1];
}
