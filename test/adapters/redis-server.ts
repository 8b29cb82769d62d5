import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../running/server-process.ts';

/** A redis-server of a test's own, on a free port and in a folder of its own. */
export interface RedisServer {
  readonly port: number;
  readonly url: string;
  /** One command behind the adapter's back, and its answer in the words of redis-cli. */
  command(...words: string[]): Promise<string>;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** SIGSTOP, and SIGCONT. */
  freeze(): void;
  thaw(): void;
  /** Starts it again after its end, on what its folder holds; as a replica, where a primary is named. */
  start(primary?: RedisServer): Promise<void>;
  /** Ends it and removes its folder. */
  close(): Promise<void>;
}

/** Lines of redis.conf. */
export type RedisSettings = Readonly<Record<string, string>>;

const START_LIMIT_MS = 10_000;
const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});
const run = promisify(execFile);

/** Starts a redis-server that keeps an append-only file, unless the settings say otherwise. */
export function aRedisServer(settings: RedisSettings = {}): Promise<RedisServer> {
  return started({ appendonly: 'yes', save: '""', 'repl-diskless-sync-delay': '0', ...settings }, []);
}

/** Starts a Sentinel that watches a primary under a name. */
export function aSentinel(name: string, primaryPort: number, quorum: number): Promise<RedisServer> {
  const settings = {
    'sentinel monitor': `${name} 127.0.0.1 ${primaryPort} ${quorum}`,
    'sentinel down-after-milliseconds': `${name} 1000`,
    'sentinel failover-timeout': `${name} 2000`,
  };
  return started(settings, ['--sentinel']);
}

async function started(settings: RedisSettings, options: readonly string[]): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-redis-'));
  const port = await freePort();
  const file = join(folder, 'redis.conf');
  const lines = Object.entries({ port: `${port}`, bind: '127.0.0.1', dir: folder, ...settings });
  await writeFile(file, lines.map(([name, value]) => `${name} ${value}\n`).join(''));
  const password = settings['requirepass'];
  let child: ChildProcess | undefined;

  const server: RedisServer = {
    port,
    url: `redis://${password === undefined ? '' : `:${encodeURIComponent(password)}@`}127.0.0.1:${port}`,
    async command(...words) {
      const login = password === undefined ? [] : ['--no-auth-warning', '-a', password];
      const { stdout } = await run('redis-cli', ['-p', `${port}`, ...login, ...words]);
      return stdout.trim();
    },
    async kill() {
      if (child?.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      children.delete(child);
    },
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    async start(primary) {
      const role = primary === undefined ? [] : ['--replicaof', `127.0.0.1 ${primary.port}`];
      child = spawn('redis-server', [file, ...options, ...role], { stdio: 'ignore' });
      children.add(child);
      const deadline = Date.now() + START_LIMIT_MS;
      while ((await server.command('PING').catch(() => '')) !== 'PONG') {
        if (child.exitCode !== null || Date.now() > deadline) throw new Error('redis-server did not start.');
        await pause(20);
      }
    },
    async close() {
      await server.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}
