import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { migrateDirectory } from '../adapters/index.ts';
import { stage } from '../server/demo/stage.ts';
import { aBrowser } from '../test/flows/browser.ts';
import { freePort } from '../test/running/server-process.ts';

/** A server that is measured, with a client that may do everything that the scenarios do. */
export interface Subject {
  readonly origin: string;
  /** Where its processes are reached, when they do not share a port. */
  readonly origins: readonly string[];
  readonly clientId: string;
  readonly secret: string;
  readonly redirectUri: string;
  readonly companyParameter: Record<string, string>;
  /** Signs a person in, lets the client act for them, and gives the cookies of the session. */
  signIn(): Promise<string>;
  /** What its process has used of the processor so far, in milliseconds. */
  processorMs(): Promise<number>;
  stop(): Promise<void>;
}

const MAIN = 'dist/server/main.js';
const REDIRECT_URI = 'http://127.0.0.1:8123/callback';

/** The engine by itself, in a process of its own. */
export async function bareEngine(profileTo?: string): Promise<Subject> {
  const secret = randomBytes(32).toString('hex');
  const client = {
    client_id: 'bench',
    client_secret: secret,
    grant_types: ['client_credentials', 'authorization_code', 'refresh_token'],
    redirect_uris: [REDIRECT_URI],
    response_types: ['code'],
  };
  const child = spawn(process.execPath, [...profiling(profileTo), '--import', 'tsx', 'bench/bare-engine.ts'], {
    env: { ...process.env, BENCH_CLIENTS: JSON.stringify([client]) },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const origin = await new Promise<string>((resolve) =>
    child.stdout.on('data', (line) => /^http:\S+/.test(String(line)) && resolve(String(line).trim())),
  );
  const browser = aBrowser(origin);
  return {
    origin,
    origins: [origin],
    secret,
    clientId: 'bench',
    redirectUri: REDIRECT_URI,
    companyParameter: {},
    async signIn() {
      await browser.open(authorizationUrl(origin, 'bench'));
      return cookies(browser.cookies);
    },
    processorMs: () => processorMs(child),
    stop: () => stopped(child),
  };
}

/** Our server, built, on a store of its own. `profileTo` is a folder for a CPU profile, `main` another build. */
export async function countersign(workers: number, profileTo?: string, main = MAIN): Promise<Subject> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-bench-'));
  const stores = { DIRECTORY_URL: `lmdb:${join(folder, 'store')}`, WORKERS: String(workers) };
  const subject = await serving(stores, 1, main, profileTo);
  return {
    ...subject,
    async stop() {
      await subject.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Two instances of it on MongoDB and Redis, which `.ci/services` starts, with reads of the directory as given. */
export async function countersignOnServers(reads: 'majority' | 'linearizable'): Promise<Subject> {
  const { TEST_MONGODB_URL: mongodb, TEST_REDIS_URL: redis } = process.env;
  if (mongodb === undefined || redis === undefined) {
    throw new Error('TEST_MONGODB_URL and TEST_REDIS_URL must be set; try: .ci/services npm run bench -- servers');
  }
  const name = `bench-${randomBytes(6).toString('hex')}`;
  const stores = { DIRECTORY_URL: `${mongodb}/${name}`, ARTIFACTS_URL: `${redis}?prefix=${name}:`, DIRECTORY_READS: reads };
  await migrateDirectory(stores.DIRECTORY_URL);
  return serving(stores, 2, MAIN);
}

/** So many instances of our server, built, on stores that are there. */
async function serving(
  stores: Readonly<Record<string, string>>,
  instances: number,
  main: string,
  profileTo?: string,
): Promise<Subject> {
  const ports = await Promise.all(Array.from({ length: instances }, () => freePort()));
  const origin = `http://localhost:${ports[0]}`;
  const environment = {
    ...stores,
    ISSUER: origin,
    SERVER_KEY: randomBytes(32).toString('base64url'),
    OPERATOR_SECRET: randomBytes(32).toString('base64url'),
  };
  const cast = await stage(environment, origin);
  const children = ports.map((port) =>
    spawn(process.execPath, [...profiling(profileTo), main], {
      env: { PATH: process.env['PATH'], ...environment, PORT: String(port) },
      stdio: ['ignore', 'ignore', 'inherit'],
    }),
  );
  await Promise.all(ports.map((port) => ready(`http://localhost:${port}`)));
  const browser = aBrowser(origin);
  await enable(origin, cast.applicationId, { login_id: cast.administratorLogin, password: cast.password });
  const origins = ports.map((port) => `http://127.0.0.1:${port}`);
  return {
    origins,
    origin: origins[0] ?? origin,
    clientId: cast.applicationId,
    secret: cast.secret,
    redirectUri: REDIRECT_URI,
    companyParameter: { company_id: cast.customerId },
    async signIn() {
      const page = await browser.open(authorizationUrl(origin, cast.applicationId));
      const consent = await browser.submit(page, { login_id: cast.userLogin, password: cast.password });
      await browser.submit(consent, { decision: 'approve' });
      return cookies(browser.cookies);
    },
    async processorMs() {
      const times = await Promise.all(children.map(processorMs));
      return times.reduce((sum, ms) => sum + ms, 0);
    },
    stop: async () => void (await Promise.all(children.map(stopped))),
  };
}

function profiling(folder: string | undefined): string[] {
  return folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`];
}

async function enable(origin: string, applicationId: string, credentials: Record<string, string>): Promise<void> {
  const browser = aBrowser(origin);
  const page = await browser.open(`${origin}/administration/web-services/enable/${applicationId}`);
  const sheet = await browser.submit(page, credentials);
  await browser.submit(sheet, { decision: 'enable' });
}

function authorizationUrl(origin: string, clientId: string): string {
  const query = { client_id: clientId, response_type: 'code', redirect_uri: REDIRECT_URI, scope: 'openid EXPRPT' };
  const challenge = { code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' };
  return `${origin}/authorize?${new URLSearchParams({ ...query, ...challenge })}`;
}

function cookies(all: ReadonlyMap<string, string>): string {
  return [...all]
    .filter(([name]) => /session/.test(name))
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
}

async function ready(origin: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (
      await fetch(`${origin}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await wait(50);
  }
  throw new Error('the server did not become ready');
}

const TICK_MS = 10;

/** proc(5): fields 14 and 15 are the ticks in user and in kernel mode; the name before them ends with the last bracket. */
async function processorMs({ pid }: ChildProcess): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return ((user ?? 0) + (system ?? 0)) * TICK_MS;
}

async function stopped(child: ChildProcess): Promise<void> {
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.stdin?.end();
  child.kill('SIGTERM');
  await exited;
}
