import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../running/server-process.ts';
import { aRedisServer, type RedisServer } from './redis-server.ts';

/** Three primaries with a replica each, that share the slots. */
export interface RedisCluster {
  readonly url: string;
  readonly nodes: readonly RedisServer[];
  /** The primary that holds a key. */
  holderOf(key: string): Promise<RedisServer>;
  /** Moves slots away from one primary, to the next one. */
  moveSlots(count: number, from: RedisServer): Promise<void>;
  close(): Promise<void>;
}

const START_LIMIT_MS = 30_000;

/** Starts the nodes and joins them. */
export async function aRedisCluster(): Promise<RedisCluster> {
  const nodes = await Promise.all(
    Array.from({ length: 6 }, async () =>
      aRedisServer({
        'cluster-enabled': 'yes',
        'cluster-port': `${await freePort()}`,
        'cluster-node-timeout': '1000',
        'cluster-replica-validity-factor': '0',
      }),
    ),
  );
  const [first] = nodes;
  if (first === undefined) throw new Error('There are no nodes.');
  const addresses = nodes.map(({ port }) => `127.0.0.1:${port}`);
  await first.command('--cluster', 'create', ...addresses, '--cluster-replicas', '1', '--cluster-yes');
  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await isWhole(nodes))) {
    if (Date.now() > deadline) throw new Error('The nodes did not become a cluster in time.');
    await pause(200);
  }

  const running = async (): Promise<RedisServer> => {
    const answers = await Promise.all(nodes.map((node) => node.command('PING').catch(() => '')));
    return nodes[answers.indexOf('PONG')] ?? first;
  };
  async function primaries(): Promise<{ id: string; node: RedisServer; slots: [number, number][] }[]> {
    const text = await (await running()).command('CLUSTER', 'NODES');
    return text.split('\n').flatMap((line) => {
      const [id = '', address = '', flags = '', , , , , ...slots] = line.split(' ');
      const node = nodes.find(({ port }) => address.startsWith(`127.0.0.1:${port}@`));
      if (node === undefined || !flags.includes('master') || flags.includes('fail')) return [];
      const ranges = slots.map((range): [number, number] => {
        const [from = Number.NaN, to = from] = range.split('-').map(Number);
        return [from, to];
      });
      return [{ id, node, slots: ranges }];
    });
  }

  return {
    url: `redis+cluster://${addresses.slice(0, 3).join(',')}`,
    nodes,
    async holderOf(key) {
      const slot = Number(await (await running()).command('CLUSTER', 'KEYSLOT', key));
      const holder = (await primaries()).find(({ slots }) => slots.some(([from, to]) => from <= slot && slot <= to));
      if (holder === undefined) throw new Error(`No primary holds slot ${slot}.`);
      return holder.node;
    },
    async moveSlots(count, from) {
      const all = await primaries();
      const source = all.find(({ node }) => node === from);
      const target = all.find(({ node }) => node !== from);
      if (source === undefined || target === undefined) throw new Error('There is nothing to move.');
      const move = ['--cluster-from', source.id, '--cluster-to', target.id, '--cluster-slots', `${count}`, '--cluster-yes'];
      await from.command('--cluster', 'reshard', `127.0.0.1:${from.port}`, ...move);
    },
    async close() {
      await Promise.all(nodes.map((node) => node.close()));
    },
  };
}

/** Whether every node knows that all slots are held, and every primary has its replica. */
async function isWhole(nodes: readonly RedisServer[]): Promise<boolean> {
  const infos = await Promise.all(
    nodes.map(async (node) => [await node.command('CLUSTER', 'INFO'), await node.command('INFO', 'replication')] as const),
  );
  return infos.every(
    ([cluster, replication]) =>
      cluster.includes('cluster_state:ok') &&
      (replication.includes('role:master')
        ? replication.includes('state=online')
        : replication.includes('master_link_status:up')),
  );
}
