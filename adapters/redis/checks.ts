import { StorageUnavailable, StoreUnusable } from '../../server/storage.ts';
import type { RedisAddress } from './address.ts';
import type { RedisConnection } from './connection.ts';

/** `SET … PXAT` is there from this version on. */
const LEAST_VERSION = [6, 2] as const;

/**
 * What whoever runs the server should know about their Redis, in sentences: each is a way in which tokens could be lost or what
 * was used once could work again. Throws `StoreUnusable` when this Redis is too old.
 */
export async function concernsAbout(connection: RedisConnection, { wait }: RedisAddress): Promise<string[]> {
  let sections: Map<string, string>[];
  try {
    const texts = await Promise.all(['server', 'memory', 'persistence', 'replication'].map((name) => connection.info(name)));
    sections = texts.flat().map(readInfo);
  } catch (error) {
    if (!(error instanceof StorageUnavailable)) throw error;
    return [`It could not be checked whether Redis keeps what it is given: its user may not call INFO. ${error.message}`];
  }
  const values = (name: string): string[] => sections.flatMap((section) => section.get(name) ?? []);

  for (const version of values('redis_version')) {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    if (major < LEAST_VERSION[0] || (major === LEAST_VERSION[0] && minor < LEAST_VERSION[1])) {
      throw new StoreUnusable(`Redis ${version} is too old: it must be ${LEAST_VERSION.join('.')} or later.`);
    }
  }

  const concerns: string[] = [];
  const policies = new Set(values('maxmemory_policy').filter((policy) => policy !== 'noeviction'));
  if (policies.size > 0) {
    concerns.push(
      `Redis may drop tokens and what was used once when its memory is full (maxmemory-policy ${[...policies].join(', ')}): set it to noeviction.`,
    );
  }
  if (values('aof_enabled').includes('0')) {
    concerns.push(
      'Redis keeps no append-only file: when it restarts, tokens and sessions are gone, or come back as they were some time ago, and what was used once could work again. Set appendonly to yes.',
    );
  }
  if (wait === 0 && values('connected_slaves').some((count) => count !== '0')) {
    concerns.push(
      'Redis has replicas, but nothing waits for them: after a failover, what was used once could work again. Add wait=1 to ARTIFACTS_URL.',
    );
  }
  return concerns;
}

function readInfo(text: string): Map<string, string> {
  return new Map(
    text
      .split('\r\n')
      .map((line) => line.split(':', 2))
      .flatMap(([name, value]) => (name !== undefined && value !== undefined ? [[name, value] as const] : [])),
  );
}
