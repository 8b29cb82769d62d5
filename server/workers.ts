import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import type { Log } from './log.ts';

/** A worker that lived shorter than this did not work; the next one waits, longer each time. */
const SETTLED_MS = 10_000;
const SHORTEST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;

/** The processes that share the port. */
export interface Workers {
  /** Asks all of them to stop and resolves when they have; whoever takes longer than `limitMs` is killed. */
  stop(limitMs: number): Promise<void>;
}

/**
 * Keeps `count` workers running and replaces each that dies. The first one goes ahead alone, so that what prevents the start is
 * said once: `giveUp` is called with its exit code. The primary deals the connections in turn (Node's default). Leaving that to
 * the kernel would save a tenth of a millisecond for each, but of 64 that were kept open it gave one of four workers 1.
 */
export function superviseWorkers(count: number, log: Log, giveUp: (exitCode: number) => void): Workers {
  let listening = false;
  let stopping = false;
  let quickDeaths = 0;

  function start(): void {
    const worker = cluster.fork();
    const began = performance.now();
    worker.once('listening', () => {
      if (listening) return;
      listening = true;
      for (let started = 1; started < count; started += 1) start();
    });
    worker.once('exit', (exitCode: number | null, signal: string | null) => {
      if (stopping) return;
      if (!listening) return giveUp(exitCode ?? 1);
      quickDeaths = performance.now() - began < SETTLED_MS ? quickDeaths + 1 : 0;
      const pauseMs = pauseAfter(quickDeaths);
      log.error({ workerPid: worker.process.pid, exitCode, signal, pauseMs }, 'a worker died; another takes its place');
      setTimeout(() => stopping || start(), pauseMs);
    });
  }

  start();
  return {
    async stop(limitMs) {
      stopping = true;
      const workers = Object.values(cluster.workers ?? {}).flatMap((worker) => (worker?.isDead() === false ? [worker] : []));
      const deadline = setTimeout(() => send('SIGKILL', workers), limitMs);
      const exits = workers.map((worker) => once(worker, 'exit'));
      send('SIGTERM', workers);
      await Promise.all(exits);
      clearTimeout(deadline);
    },
  };
}

/** Nothing after a worker that had settled, so that one crash costs no capacity; then doubled with each quick death. */
function pauseAfter(quickDeaths: number): number {
  return quickDeaths === 0 ? 0 : Math.min(LONGEST_PAUSE_MS, SHORTEST_PAUSE_MS * 2 ** (quickDeaths - 1));
}

function send(signal: 'SIGTERM' | 'SIGKILL', workers: readonly Worker[]): void {
  for (const worker of workers) worker.process.kill(signal);
}
