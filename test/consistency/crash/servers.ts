import { type Given, pause, type ServerProcess, startServer, stopServer } from '../../running/server-process.ts';

/** Processes of one server that are killed at random moments and started again. */
export interface Servers {
  /** Where one is reached that is ready, whichever; waits while there is none. */
  any(): Promise<string>;
  /** Where all are reached that are ready. */
  readonly ready: readonly string[];
  readonly kills: number;
  /** Kills while no other process had the store open. */
  readonly killsOfTheLast: number;
  /** From each start to the first `readyz` that answers 200. */
  readonly readyAfterMs: readonly number[];
  start(): Promise<void>;
  /** Goes on until there were so many kills, or the signal comes; then all are ready. */
  killOn(kills: number, signal: AbortSignal): Promise<void>;
  stop(): Promise<void>;
}

const SHORTEST_LIFE_MS = 50;
const LONGEST_LIFE_MS = 400;

export function createServers(folder: string, given: Given, ports: readonly string[]): Servers {
  const ready = new Set<string>();
  const readyAfterMs: number[] = [];
  const running = new Map<string, ServerProcess>();
  let kills = 0;
  let killsOfTheLast = 0;

  async function startAt(port: string): Promise<void> {
    const began = performance.now();
    const server = await startServer(folder, { ...given, PORT: port });
    running.set(port, server);
    while ((await fetch(`${server.url}/readyz`)).status !== 200) await pause(5);
    readyAfterMs.push(performance.now() - began);
    ready.add(server.url);
  }

  async function killAt(port: string): Promise<void> {
    const server = running.get(port);
    if (server === undefined) throw new Error('There is nothing to kill.');
    kills += 1;
    if (running.size === 1) killsOfTheLast += 1;
    server.child.kill('SIGKILL');
    await server.ended;
    ready.delete(server.url);
    running.delete(port);
  }

  async function killOnAt(port: string, wanted: number, signal: AbortSignal): Promise<void> {
    for (;;) {
      await pause(SHORTEST_LIFE_MS + Math.random() * (LONGEST_LIFE_MS - SHORTEST_LIFE_MS));
      if (kills >= wanted || signal.aborted) return;
      await killAt(port);
      await startAt(port);
    }
  }

  return {
    async any() {
      while (ready.size === 0) await pause(5);
      return [...ready][Math.floor(Math.random() * ready.size)] ?? '';
    },
    get ready() {
      return [...ready];
    },
    get kills() {
      return kills;
    },
    get killsOfTheLast() {
      return killsOfTheLast;
    },
    readyAfterMs,
    async start() {
      await Promise.all(ports.map(startAt));
    },
    async killOn(wanted, signal) {
      await Promise.all(ports.map((port) => killOnAt(port, wanted, signal)));
    },
    async stop() {
      await Promise.all([...running.values()].map(stopServer));
    },
  };
}
