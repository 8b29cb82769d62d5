import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const LOADER = createRequire(import.meta.url).resolve('tsx');
/** What node is started with: the sources as they are, or what `npm run build` made of them. */
export const SOURCES: readonly string[] = ['--import', LOADER, join(ROOT, 'server/main.ts')];
export const COMPILED: readonly string[] = [join(ROOT, 'dist/server/main.js')];
const START_LIMIT_MS = 15_000;

/** A server in a process of its own, as an operator would start it. */
export interface ServerProcess {
  readonly child: ChildProcess;
  readonly url: string;
  /** What was logged so far; fails when a line is not JSON. */
  log(): Record<string, unknown>[];
  output(): string;
  /** The end of the process: its exit code, or its signal. */
  readonly ended: Promise<number | string>;
}

/** How a start that failed ended. */
export interface Ended {
  readonly code: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

const children = new Set<ChildProcess>();

export type Given = Readonly<Record<string, string>>;

/** Starts the server in a folder and waits until it listens. The port is free and the issuer is its own unless they are given. */
export async function startServer(folder: string, given: Given = {}, program = SOURCES): Promise<ServerProcess> {
  const port = given['PORT'] ?? String(await freePort());
  const { child, ended, output, stdout, stderr } = spawnServer(folder, { PORT: port, ...given }, program);
  const server: ServerProcess = {
    child,
    ended,
    output,
    url: `http://127.0.0.1:${port}`,
    log: () =>
      stdout()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
  const deadline = Date.now() + START_LIMIT_MS;
  while (!stdout().includes('"msg":"listening"')) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`The server did not start: ${stderr()}${stdout()}`);
    }
    await pause(20);
  }
  return server;
}

/** Starts the server where it must not start, and tells how it ended. */
export async function failToStart(folder: string, given: Given = {}): Promise<Ended> {
  const { child, ended, stdout, stderr } = spawnServer(folder, { PORT: String(await freePort()), ...given });
  const timer = setTimeout(() => child.kill('SIGKILL'), START_LIMIT_MS);
  const code = await ended;
  clearTimeout(timer);
  return { code, stdout: stdout(), stderr: stderr() };
}

/** Asks the server to stop, and answers its exit code. */
export async function stopServer({ child, ended }: ServerProcess): Promise<number | string> {
  child.kill('SIGTERM');
  return ended;
}

/** Ends every server that a test left behind; without their primary, workers end too. */
export function killServers(): void {
  for (const child of children) child.kill('SIGKILL');
}

/** A port of the loopback address on which nothing listens. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits until the condition holds, or fails after the limit. */
export async function until(condition: () => boolean, limitMs = 10_000): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('It did not come to pass in time.');
    await pause(20);
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

function spawnServer(folder: string, given: Given, program = SOURCES) {
  // tsx looks for its settings in the working directory, which is not the project's.
  const env = { PATH: process.env['PATH'], TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.json'), ...given };
  const child = spawn(process.execPath, program, { cwd: folder, env });
  children.add(child);
  child.once('close', () => children.delete(child));
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  return { child, ended, stdout: () => stdout, stderr: () => stderr, output: () => stdout + stderr };
}
