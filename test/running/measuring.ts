import { execFileSync } from 'node:child_process';
import { type Given, pause, type ServerProcess, SOURCES, startServer, stopServer } from './server-process.ts';

/** What a process of the server costs that nobody asks anything. */
export interface Footprint {
  /** From the start of the process to the first `readyz` that answers 200. */
  readonly readyMs: number;
  /** Resident memory, in MiB, of the process and those that it started. */
  readonly residentMb: number;
  /** From SIGTERM to the end. */
  readonly stopMs: number;
  readonly exitCode: number | string;
}

/** Starts the server, leaves it alone for a while and stops it. */
export async function footprintOf(folder: string, given: Given = {}, program = SOURCES, idleMs = 1_000): Promise<Footprint> {
  const began = performance.now();
  const server = await startServer(folder, given, program);
  while ((await statusOf(`${server.url}/readyz`)) !== 200) await pause(2);
  const readyMs = performance.now() - began;
  await pause(idleMs);
  const residentMb = residentOf(server);
  const stopped = performance.now();
  const exitCode = await stopServer(server);
  return { readyMs, residentMb, stopMs: performance.now() - stopped, exitCode };
}

/** A connection of its own: one that is kept open would be waited for at the end. */
async function statusOf(url: string): Promise<number> {
  const response = await fetch(url, { headers: { connection: 'close' } });
  await response.text();
  return response.status;
}

function residentOf({ child: { pid = 0 } }: ServerProcess): number {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' }).trim().split('\n');
  const kilobytes = lines
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([own, parent, rss = 0]) => (own === pid || parent === pid ? [rss] : []));
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1024;
}
