import { setTimeout as pause } from 'node:timers/promises';
import { aRedisServer, aSentinel, type RedisServer } from './redis-server.ts';

/** A primary with replicas, watched by three Sentinels. */
export interface Watched {
  readonly url: string;
  readonly nodes: readonly RedisServer[];
  /** The primary that all Sentinels name, once they agree on one that is not this. */
  successorOf(deposed: RedisServer): Promise<RedisServer>;
  /** Waits until all nodes run, one of them as the primary and the others as its replicas, and every Sentinel sees that. */
  settled(): Promise<RedisServer>;
  close(): Promise<void>;
}

const NAME = 'countersign';
const SETTLE_LIMIT_MS = 60_000;

/** Starts as many replicas as are wanted, and all that watches over them. */
export async function aWatchedPrimary(replicaCount: number): Promise<Watched> {
  const first = await aRedisServer();
  const replicas = await Promise.all(
    Array.from({ length: replicaCount }, () => aRedisServer({ replicaof: `127.0.0.1 ${first.port}` })),
  );
  const nodes = [first, ...replicas];
  await until(async () => (await first.command('WAIT', `${replicaCount}`, '100')) === `${replicaCount}`);
  const sentinels = await Promise.all(Array.from({ length: 3 }, () => aSentinel(NAME, first.port, 2)));
  const [sentinel = first] = sentinels;
  await until(async () => {
    const seen = await Promise.all(sentinels.map((each) => each.command('SENTINEL', 'CKQUORUM', NAME)));
    return seen.every((text) => text.startsWith('OK 3'));
  });
  await until(async () => field(await sentinel.command('INFO', 'sentinel'), 'slaves') === replicaCount);

  /** The primary that all Sentinels name, where they agree. */
  async function named(): Promise<RedisServer | undefined> {
    const answers = await Promise.all(sentinels.map((each) => each.command('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', NAME)));
    const [answer = '', ...different] = new Set(answers);
    const [, port] = answer.split('\n');
    return different.length > 0 ? undefined : nodes.find((each) => `${each.port}` === port);
  }

  async function isSettled(): Promise<boolean> {
    const node = await named();
    const confirmed = await node?.command('WAIT', `${replicaCount}`, '100').catch(() => '');
    if (confirmed !== `${replicaCount}`) return false;
    const views = await Promise.all(sentinels.map((each) => each.command('--json', 'SENTINEL', 'REPLICAS', NAME)));
    return views.every((view) => {
      const replicasSeen = JSON.parse(view) as Record<string, string>[];
      return replicasSeen.every((seen) => seen['flags'] === 'slave' && seen['master-link-status'] === 'ok');
    });
  }

  return {
    url: `redis+sentinel://${sentinels.map(({ port }) => `127.0.0.1:${port}`).join(',')}/${NAME}`,
    nodes,
    async settled() {
      await until(isSettled);
      return (await named()) ?? first;
    },
    async successorOf(deposed) {
      let successor = await named();
      await until(async () => {
        successor = await named();
        return successor !== undefined && successor !== deposed;
      });
      return successor ?? deposed;
    },
    async close() {
      await Promise.all([...sentinels, ...nodes].map((each) => each.close()));
    },
  };
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + SETTLE_LIMIT_MS;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('The servers did not settle in time.');
    await pause(200);
  }
}

function field(text: string, name: string): number {
  return Number(new RegExp(`${name}=(\\d+)`).exec(text)?.[1]);
}
