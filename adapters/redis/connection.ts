import type { RedisAddress } from './address.ts';
import { type OpenClient, openClient } from './client.ts';
import { confirmedWrites, type ConfirmedWrites } from './confirmation.ts';
import { isUnknownScript, unavailable } from './faults.ts';
import type { Script } from './scripts.ts';

/** What the artifacts need of Redis. Every command concerns one key. All throw `StorageUnavailable` within a second. */
export interface RedisConnection {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, expiresAt: number): Promise<void>;
  run(script: Script, key: string, ...args: string[]): Promise<unknown>;
  /** As `run`, answered when as many replicas have the write as the address says. */
  runConfirmed(script: Script, key: string, ...args: string[]): Promise<unknown>;
  removeConfirmed(key: string): Promise<void>;
  ping(): Promise<void>;
  /** A section of `INFO`, of each primary. */
  info(section: string): Promise<string[]>;
  close(): void;
}

/** Connects, or throws what `openClient` does. */
export async function openConnection(address: RedisAddress): Promise<RedisConnection> {
  const main = await openClient(address);
  const confirming = address.wait > 0 ? await openBeside(main, address) : undefined;
  const { client } = main;
  const place = (key: string): string => `${address.prefix}${key}`;

  async function run({ lua, sha }: Script, key: string, args: readonly string[]): Promise<unknown> {
    try {
      return await client.evalsha(sha, 1, key, ...args);
    } catch (error) {
      if (!isUnknownScript(error)) throw error;
      return client.eval(lua, 1, key, ...args);
    }
  }

  const confirmed: ConfirmedWrites =
    confirming === undefined
      ? { run, remove: async (key) => void (await client.del(key)) }
      : confirmedWrites(confirming.client, address.wait);

  return {
    get: (key) => guarded(main, async () => (await client.get(place(key))) ?? undefined),
    set: (key, value, expiresAt) => guarded(main, async () => void (await client.set(place(key), value, 'PXAT', expiresAt))),
    run: (script, key, ...args) => guarded(main, () => run(script, place(key), args)),
    runConfirmed: (script, key, ...args) => guarded(confirming ?? main, () => confirmed.run(script, place(key), args)),
    removeConfirmed: (key) => guarded(confirming ?? main, () => confirmed.remove(place(key))),
    ping: () => guarded(main, () => ping(main)),
    info: (section) => guarded(main, () => Promise.all(primariesOf(main).map((primary) => primary.info(section)))),
    close() {
      main.close();
      confirming?.close();
    },
  };
}

async function openBeside(main: OpenClient, address: RedisAddress): Promise<OpenClient> {
  try {
    return await openClient(address);
  } catch (error) {
    main.close();
    throw error;
  }
}

async function guarded<T>(opened: OpenClient, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw unavailable(error, opened.lastFault());
  }
}

/** Answers when the server does; of a Cluster, when all slots have a primary. */
async function ping({ client }: OpenClient): Promise<void> {
  if (!client.isCluster) await client.ping();
  else if (!(await client.cluster('INFO')).includes('cluster_state:ok')) throw new Error('CLUSTERDOWN');
}

function primariesOf({ client }: OpenClient) {
  return 'nodes' in client ? client.nodes('master') : [client];
}
