import { setTimeout as pause } from 'node:timers/promises';
import { ownStores } from '../../flows/stores.ts';
import { aFaultProxy, type FaultProxy } from '../../faults/proxy.ts';
import { aCluster, type Cluster } from '../cluster.ts';
import type { Subject } from './run.ts';

/** A cluster whose ways to MongoDB and to Redis can be made bad. */
export interface Exposed {
  readonly cluster: Cluster;
  readonly ways: readonly FaultProxy[];
  close(): Promise<void>;
}

/** Something that goes wrong over and over while a signal is not aborted. */
export type Fault = (exposed: Exposed, over: AbortSignal) => Promise<void>;

/** From the end of one to the beginning of the next, in milliseconds. */
const REST_MS = 3_000;
const LASTS_MS = 2_000;
/** How long a change is tried: a process that was killed has to start first. */
const PATIENCE_MS = 30_000;

export const FAULTS: Readonly<Record<string, Fault>> = {
  'no fault': async () => {},
  'a process is killed, and started again': async ({ cluster }, over) => {
    while (!over.aborted) {
      await pause(REST_MS);
      const [peer] = cluster.peers;
      if (peer === undefined) throw new Error('Nobody is left to be killed.');
      peer.child.kill('SIGKILL');
      await peer.ended;
      await patiently(() => cluster.join({ PORT: new URL(peer.url).port }));
    }
  },
  'the stores stand still for 2 s': overAndOver((ways, on) => {
    for (const way of ways) way.stalled = on;
  }),
  'every connection to the stores breaks in mid-reply': overAndOver((ways, on) => {
    for (const way of ways) if (on) way.cutAfter(100);
  }),
  'the stores are 50 ms late': async ({ ways }) => {
    for (const way of ways) way.latency = 50;
  },
};

function overAndOver(set: (ways: readonly FaultProxy[], on: boolean) => void): Fault {
  return async ({ ways }, over) => {
    while (!over.aborted) {
      await pause(REST_MS);
      set(ways, true);
      await pause(LASTS_MS);
      set(ways, false);
    }
  };
}

/** Makes one of so many processes, on stores of its own. */
export async function anExposedCluster(processes: number): Promise<Exposed> {
  const { urls, remove } = await ownStores();
  const [mongodb, redis] = [new URL(urls.directoryUrl), new URL(urls.artifactsUrl ?? '')];
  const ways = [await aFaultProxy(Number(mongodb.port)), await aFaultProxy(Number(redis.port))] as const;
  mongodb.port = String(ways[0].port);
  // Without it the driver would find the way past the proxy.
  mongodb.searchParams.set('directConnection', 'true');
  redis.port = String(ways[1].port);
  const cluster = await aCluster(processes - 1, { directoryUrl: mongodb.href, artifactsUrl: redis.href });
  return {
    cluster,
    ways,
    async close() {
      await cluster.close();
      for (const way of ways) await way.close();
      await remove();
    },
  };
}

/** The subject, with changes that are tried until they are acknowledged, and questions that may have no answer. */
export function despiteFaults(subject: Subject): Subject {
  const { settled } = subject;
  return {
    change: (version, changes) => patiently(() => subject.change(version, changes)),
    ...(settled && { settled: (version: number) => patiently(() => settled(version)) }),
    ask: (url, known) => subject.ask(url, known).catch(() => ({ accepted: undefined, acceptable: () => true })),
  };
}

async function patiently<T>(action: () => Promise<T>): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await action();
    } catch (error) {
      if (performance.now() > end) throw error;
      await pause(50);
    }
  }
}
