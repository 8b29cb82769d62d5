import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { freePort } from '../running/server-process.ts';

/** A server of MongoDB's protocol (SecantusDB) of a test's own, on a free port and in a folder of its own. */
export interface MongoServer {
  readonly port: number;
  readonly url: string;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** SIGSTOP, and SIGCONT. */
  freeze(): void;
  thaw(): void;
  /** Starts it again after its end, on what its folder holds and with these options, unless it runs. */
  start(...options: string[]): Promise<void>;
  /** Ends it and removes its folder. */
  close(): Promise<void>;
}

const START_LIMIT_MS = 30_000;
const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

/**
 * A block of tests that starts such servers, with a Redis beside them: skipped where TEST_SECANTUS_PYTHON does not name a Python
 * that has SecantusDB, or TEST_REDIS_URL no Redis; an error where none may be skipped.
 */
export function describeWithMongoServers(title: string, tests: (redis: string) => void): void {
  const { TEST_SECANTUS_PYTHON: python, TEST_REDIS_URL: redis, CI } = process.env;
  if (python !== undefined && redis !== undefined) {
    describe(title, () => tests(redis));
    return;
  }
  if (CI !== undefined) throw new Error('TEST_SECANTUS_PYTHON and TEST_REDIS_URL must be set when CI is; .ci/services does.');
  describe.skip(`${title} (TEST_SECANTUS_PYTHON is not set; try: .ci/services npm test)`, () => tests(''));
}

/** Starts one that keeps what it has acknowledged. */
export async function aMongoServer(): Promise<MongoServer> {
  const python = process.env['TEST_SECANTUS_PYTHON'] ?? 'python3';
  const folder = await mkdtemp(join(tmpdir(), 'countersign-mongo-'));
  const port = await freePort();
  const words = ['-m', 'secantus', '--host', '127.0.0.1', '--port', `${port}`, '--storage-path', join(folder, 'data')];
  let child: ChildProcess | undefined;

  const server: MongoServer = {
    port,
    url: `mongodb://127.0.0.1:${port}`,
    async kill() {
      if (child?.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      children.delete(child);
    },
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    async start(...options) {
      if (child !== undefined && children.has(child)) return;
      child = spawn(python, [...words, '--sync-on-commit', ...options], { cwd: folder, stdio: 'ignore' });
      children.add(child);
      if (!(await answers(server.url))) throw new Error('SecantusDB did not start.');
    },
    async close() {
      await server.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

async function answers(url: string): Promise<boolean> {
  const connection = mongoose.createConnection(url, { serverSelectionTimeoutMS: START_LIMIT_MS });
  try {
    await connection.asPromise();
    return true;
  } catch {
    return false;
  } finally {
    await connection.close();
  }
}
