import type { RedisAddress } from './address.ts';
import { type OpenClient, openClient } from './client.ts';
import type { Client } from './driver.ts';
import { confirmedWrites, type ConfirmedWrites } from './confirmation.ts';
import { isUnknownScript } from './faults.ts';
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
    get: (key) => main.use(async () => (await client.get(place(key))) ?? undefined),
    set: (key, value, expiresAt) => main.use(async () => void (await client.set(place(key), value, 'PXAT', expiresAt))),
    run: (script, key, ...args) => main.use(() => run(script, place(key), args)),
    runConfirmed: (script, key, ...args) => (confirming ?? main).use(() => confirmed.run(script, place(key), args)),
    removeConfirmed: (key) => (confirming ?? main).use(() => confirmed.remove(place(key))),
    ping: () => main.use(() => ping(client)),
    info: (section) => main.use(() => Promise.all(primariesOf(client).map((primary) => primary.info(section)))),
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

/** Answers when the server does; of a Cluster, when all slots have a primary. */
async function ping(client: Client): Promise<void> {
  if (!client.isCluster) await client.ping();
  else if (!(await client.cluster('INFO')).includes('cluster_state:ok')) throw new Error('CLUSTERDOWN');
}

function primariesOf(client: Client) {
  return 'nodes' in client ? client.nodes('master') : [client];
}
