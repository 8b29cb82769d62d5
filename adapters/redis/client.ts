import { StoreUnusable } from '../../server/storage.ts';
import type { RedisAddress } from './address.ts';
import { type Client, createClient, pause } from './driver.ts';
import { isRefusal, unavailable } from './faults.ts';

const START_LIMIT = 5000;

/** A client that connects again whenever it is cut off. */
export interface OpenClient {
  readonly client: Client;
  /** Runs commands. Throws `StorageUnavailable` when Redis fails, and at once while there is no connection. */
  use<T>(commands: (client: Client) => Promise<T>): Promise<T>;
  close(): void;
}

/** Resolves when the client can be used. Throws `StoreUnusable` when Redis refuses it, `StorageUnavailable` when nobody answers. */
export async function openClient(address: RedisAddress): Promise<OpenClient> {
  const client = createClient(address);
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
  return {
    client,
    async use(commands) {
      try {
        if (client.status !== 'ready') throw last ?? new Error('not connected');
        return await commands(client);
      } catch (error) {
        throw unavailable(error, last);
      }
    },
    close,
  };
}

/**
 * The driver gives up for good when Sentinels announce a new primary while it is asking them for one. Nobody but us may end a
 * client; answers how.
 */
function keepConnecting(client: Client): () => void {
  let timer: NodeJS.Timeout | undefined;
  const again = (): void => {
    timer = setTimeout(() => void client.connect().catch(() => undefined), pause(1));
  };
  client.on('end', again);
  return () => {
    client.off('end', again);
    clearTimeout(timer);
    client.disconnect();
  };
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
