import { Cluster, Command, Redis } from 'ioredis';
import type { RedisAddress } from './address.ts';

/** The driver, on one server (found by its address or by Sentinels) or on a Cluster. */
export type Client = Redis | Cluster;

/** How long a command may take before its caller is told that there is no answer, in milliseconds. */
const COMMAND_LIMIT = 800;
const CONNECT_LIMIT = 1000;
/** A connection on which nothing has come for so long is given up: its other end may be gone without a word. */
const SILENCE_LIMIT = 2000;
const SHORTEST_PAUSE = 50;
const LONGEST_PAUSE = 500;

/** A client that is not connected yet. */
export function createClient(address: RedisAddress): Client {
  return address.kind === 'cluster' ? clusterClient(address) : serverClient(address);
}

/** The server that holds a key, as far as the client knows; `here` where there is only one. */
export function holderOf(client: Client, key: string): string {
  return ('slots' in client ? client.slots[new Command('get', [key]).getSlot()]?.[0] : undefined) ?? 'here';
}

/**
 * Nothing waits for a connection and nothing is sent twice: a command that broke off may have been carried out, and a second
 * `CONSUME` would take the mark of the first for somebody else's.
 */
function common({ username, password, tls }: RedisAddress) {
  return {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(tls && { tls: {} }),
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    commandTimeout: COMMAND_LIMIT,
    connectTimeout: CONNECT_LIMIT,
    socketTimeout: SILENCE_LIMIT,
    connectionName: 'countersign',
    // A primary that has become a replica: the next connection finds the new one.
    reconnectOnError: ({ message }: Error) => message.startsWith('READONLY'),
  };
}

function serverClient(address: RedisAddress): Redis {
  const options = { ...common(address), db: address.database, retryStrategy: pause };
  if (address.kind === 'single') return new Redis({ ...options, ...address.hosts[0] });
  const { sentinelUsername, sentinelPassword } = address;
  return new Redis({
    ...options,
    sentinels: [...address.hosts],
    name: address.primary,
    ...(sentinelUsername !== undefined && { sentinelUsername }),
    ...(sentinelPassword !== undefined && { sentinelPassword }),
    ...(address.tls && { sentinelTLS: {}, enableTLSForSentinelMode: true }),
    sentinelCommandTimeout: COMMAND_LIMIT,
    sentinelRetryStrategy: pause,
    sentinelReconnectStrategy: () => LONGEST_PAUSE,
    // A primary that is cut off does not say that it has been deposed; the Sentinels do.
    failoverDetector: true,
  });
}

function clusterClient(address: RedisAddress): Cluster {
  return new Cluster([...address.hosts], {
    redisOptions: common(address),
    lazyConnect: true,
    // Of the connections to the nodes, which are made when they are needed first. A Cluster that is not there is not waited for.
    enableOfflineQueue: true,
    clusterRetryStrategy: pause,
    slotsRefreshTimeout: CONNECT_LIMIT,
    slotsRefreshInterval: SILENCE_LIMIT,
    retryDelayOnFailover: 0,
    maxRedirections: 4,
  });
}

/** The pause before an attempt to connect, in milliseconds. */
export function pause(attempts: number): number {
  return Math.min(LONGEST_PAUSE, SHORTEST_PAUSE * 2 ** Math.min(attempts - 1, 4));
}
