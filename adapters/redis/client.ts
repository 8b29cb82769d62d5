import { Cluster, Redis } from 'ioredis';
import { StoreUnusable } from '../../server/storage.ts';
import type { RedisAddress } from './address.ts';
import { isRefusal, unavailable } from './faults.ts';

/** The driver, on one server (found by its address or by Sentinels) or on a Cluster. */
export type Client = Redis | Cluster;

/** How long a command may take before its caller is told that there is no answer, in milliseconds. */
export const COMMAND_LIMIT = 800;
const CONNECT_LIMIT = 1000;
/** A connection on which nothing has come for so long is given up: its other end may be gone without a word. */
const SILENCE_LIMIT = 2000;
const SHORTEST_PAUSE = 50;
const LONGEST_PAUSE = 500;
const START_LIMIT = 5000;

/** A client and what became of its connection last. */
export interface OpenClient {
  readonly client: Client;
  lastFault(): Error | undefined;
  close(): void;
}

/** Resolves when the client can be used. Throws `StoreUnusable` when Redis refuses it, `StorageUnavailable` when nobody answers. */
export async function openClient(address: RedisAddress): Promise<OpenClient> {
  const client = address.kind === 'cluster' ? clusterClient(address) : serverClient(address);
  let last: Error | undefined;
  const remember = (error: Error): void => void (last = error);
  client.on('error', remember);
  client.on('node error', remember);
  client.on('ready', () => void (last = undefined));
  const close = keepConnecting(client);
  try {
    await ready(client);
  } catch (error) {
    close();
    if (last !== undefined && isRefusal(last)) throw new StoreUnusable(unavailable(last).message, { cause: last });
    throw unavailable(last ?? error);
  }
  return { client, lastFault: () => last, close };
}

/**
 * The driver gives up for good when Sentinels announce a new primary while it is asking them for one. Nobody but us may end a
 * client; answers how.
 */
function keepConnecting(client: Client): () => void {
  let timer: NodeJS.Timeout | undefined;
  const again = (): void => {
    timer = setTimeout(() => void client.connect().catch(() => undefined), SHORTEST_PAUSE);
  };
  client.on('end', again);
  return () => {
    client.off('end', again);
    clearTimeout(timer);
    client.disconnect();
  };
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
    enableOfflineQueue: false,
    clusterRetryStrategy: pause,
    slotsRefreshTimeout: CONNECT_LIMIT,
    slotsRefreshInterval: SILENCE_LIMIT,
    retryDelayOnFailover: 0,
    maxRedirections: 4,
  });
}

function pause(attempts: number): number {
  return Math.min(LONGEST_PAUSE, SHORTEST_PAUSE * 2 ** Math.min(attempts - 1, 4));
}

function ready(client: Client): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(reject, START_LIMIT, new Error('connect ETIMEDOUT'));
    const refuse = (error: Error): void => {
      if (!isRefusal(error)) return;
      clearTimeout(timer);
      reject(error);
    };
    client.on('error', refuse);
    client.on('node error', refuse);
    client.once('ready', () => {
      clearTimeout(timer);
      client.off('error', refuse);
      client.off('node error', refuse);
      resolve();
    });
    // What fails at first is tried again; what it was is among the errors.
    client.connect().catch(() => undefined);
  });
}
