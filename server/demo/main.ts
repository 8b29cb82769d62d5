import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { guide } from './guide.ts';
import { stage } from './stage.ts';

/**
 * The main job on real input: a store of its own in a temporary folder, filled with a partner, a customer and an application,
 * and the real server on it, with two processes. Ends with Ctrl-C, and leaves nothing behind.
 */
const port = process.env['PORT'] ?? '3000';
const issuer = `http://localhost:${port}`;
const folder = await mkdtemp(join(tmpdir(), 'countersign-demo-'));
const environment = {
  PORT: port,
  DIRECTORY_URL: `lmdb:${join(folder, 'store')}`,
  SERVER_KEY: randomBytes(32).toString('base64url'),
  OPERATOR_SECRET: randomBytes(32).toString('base64url'),
  SANDBOX_SIGN_UP: 'on',
  WORKERS: '2',
};

const cast = await stage(environment, issuer);
const log = join(folder, 'server.log');
const main = fileURLToPath(new URL(`../main${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url));
const { PATH = '' } = process.env;
const server = spawn(process.execPath, [...process.execArgv, main], {
  env: { PATH, ...environment },
  stdio: ['ignore', 'pipe', 'inherit'],
});
server.stdout.pipe(createWriteStream(log));
server.once('exit', (code) => void leave(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill('SIGTERM'));

await ready();
process.stdout.write(guide({ issuer, log, operatorSecret: environment.OPERATOR_SECRET, ...cast }));

async function ready(): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one attempt after the other is the point
    const answered = await fetch(`${issuer}/readyz`)
      .then(({ ok }) => ok)
      .catch(() => false);
    if (answered) return;
    // oxlint-disable-next-line no-await-in-loop
    await wait(100);
  }
  throw new Error('the server did not become ready within ten seconds');
}

async function leave(code: number): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  process.exit(code);
}
