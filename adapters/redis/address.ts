import { StoreUnusable } from '../../server/storage.ts';

export interface Host {
  readonly host: string;
  readonly port: number;
}

/** Where Redis is, and how it is used. */
export interface RedisAddress {
  /** One server; a primary that Sentinels know; or the nodes of a Cluster. */
  readonly kind: 'single' | 'sentinel' | 'cluster';
  /** The server, the Sentinels, or some of the Cluster's nodes. */
  readonly hosts: readonly [Host, ...Host[]];
  readonly tls: boolean;
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly database: number;
  /** The name under which the Sentinels know the primary. */
  readonly primary: string;
  readonly sentinelUsername: string | undefined;
  readonly sentinelPassword: string | undefined;
  /** What every key begins with. */
  readonly prefix: string;
  /** How many replicas must have what was used or ended before that is answered. */
  readonly wait: number;
}

const SHAPE =
  /^redis(?<tls>s)?(?:\+(?<kind>sentinel|cluster))?:\/\/(?:(?<username>[^:@/?#]*):(?<password>[^@/?#]*)@)?(?<hosts>[^@/?#]+)(?:\/(?<path>[^?#]*))?(?:\?(?<query>[^#]*))?$/;
const HOST = /^(?:\[(?<ipv6>[\da-f:.]+)\]|(?<name>[\w.-]+))(?::(?<port>\d{1,5}))?$/i;
const PARAMETERS = ['prefix', 'wait', 'sentinelUsername', 'sentinelPassword'] as const;
const MOST_REPLICAS = 9;

/**
 * Reads the URL of the artifacts:
 *
 * - `redis://user:password@host:6379/0`
 * - `redis+sentinel://user:password@host:26379,host:26379/primary-name/0`
 * - `redis+cluster://user:password@host:6379,host:6379`
 *
 * and the same with `rediss` for TLS (to Sentinels, too). The user may be empty; names and passwords are percent-encoded. Of the
 * parameters, `prefix` is what every key begins with (`csn:`); `wait` is how many replicas must have a single use, or the end of
 * something, before it is answered (1 with Sentinel and Cluster, else 0); `sentinelUsername` and `sentinelPassword` are for the
 * Sentinels. Throws `StoreUnusable`; no message repeats the URL, which may hold a password.
 */
export function redisAddress(url: string): RedisAddress {
  const { tls, kind = 'single', username, password, hosts = '', path = '', query = '' } = SHAPE.exec(url)?.groups ?? {};
  const [first, ...others] = hosts.split(',').map((text) => hostOf(text, kind === 'sentinel' ? 26_379 : 6379));
  if (first === undefined || (kind !== 'sentinel' && kind !== 'cluster' && kind !== 'single')) throw unreadable();
  if (kind === 'single' && others.length > 0) {
    throw new StoreUnusable('ARTIFACTS_URL names several hosts: say redis+sentinel:// or redis+cluster:// for them.');
  }
  const parameters = parametersOf(query);
  const [primary, database] = placeOf(kind, path);
  return {
    kind,
    hosts: [first, ...others],
    tls: tls !== undefined,
    username: decoded(username),
    password: decoded(password),
    primary,
    database,
    sentinelUsername: parameters.get('sentinelUsername') || undefined,
    sentinelPassword: parameters.get('sentinelPassword') || undefined,
    prefix: parameters.get('prefix') ?? 'csn:',
    wait: wholeNumber('wait', parameters.get('wait') ?? (kind === 'single' ? '0' : '1'), MOST_REPLICAS),
  };
}

function hostOf(text: string, defaultPort: number): Host {
  const { ipv6, name, port } = HOST.exec(text)?.groups ?? {};
  const host = ipv6 ?? name;
  if (host === undefined) throw unreadable();
  return { host, port: port === undefined ? defaultPort : wholeNumber('port', port, 65_535) };
}

/** The primary's name, and the number of the database. */
function placeOf(kind: RedisAddress['kind'], path: string): [string, number] {
  const segments = path.split('/').filter((segment) => segment !== '');
  const primary = kind === 'sentinel' ? decoded(segments.shift()) : '';
  if (primary === undefined) {
    throw new StoreUnusable('ARTIFACTS_URL must name the primary as its Sentinels do: redis+sentinel://host:26379/primary-name.');
  }
  const database = wholeNumber('database', segments.shift() ?? '0', 1_000_000);
  if (segments.length > 0) throw unreadable();
  if (kind === 'cluster' && database !== 0)
    throw new StoreUnusable('ARTIFACTS_URL names a database: a Cluster has number 0 only.');
  return [primary, database];
}

function parametersOf(query: string): URLSearchParams {
  const parameters = new URLSearchParams(query);
  const unknown = [...parameters.keys()].find((name) => !PARAMETERS.some((known) => known === name));
  if (unknown !== undefined) {
    throw new StoreUnusable(`ARTIFACTS_URL has a parameter that does not exist; those that do are ${PARAMETERS.join(', ')}.`);
  }
  return parameters;
}

function wholeNumber(what: string, text: string, most: number): number {
  const value = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  if (value <= most) return value;
  throw new StoreUnusable(`ARTIFACTS_URL: the ${what} must be a whole number, at most ${most}.`);
}

function decoded(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  try {
    return decodeURIComponent(text);
  } catch (error) {
    throw new StoreUnusable('ARTIFACTS_URL: what is not plain in a name or a password must be percent-encoded.', {
      cause: error,
    });
  }
}

function unreadable(): StoreUnusable {
  return new StoreUnusable(
    'ARTIFACTS_URL cannot be read: it must look like redis://user:password@host:6379/0, with the password percent-encoded.',
  );
}
