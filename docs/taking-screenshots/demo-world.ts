import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage } from '../../adapters/index.ts';
import { loadConfig } from '../../config/load.ts';
import { createApp } from '../../server/app.ts';
import { type Cast, stage } from '../../server/demo/stage.ts';
import { listen } from '../../server/listening.ts';
import { createLog } from '../../server/log.ts';

/** What stands in the address line, and in the pictures, whichever port is free. */
export const ISSUER = 'http://localhost:3000';

export const OPERATOR = 'olga.platform';

/** The world of `npm run demo`, served on a port of its own. */
export interface DemoWorld extends Cast {
  readonly port: number;
  /** Calls the management API as the client `operator`, and answers what it answers. */
  operate(method: string, path: string, body?: object): Promise<unknown>;
  close(): Promise<void>;
}

/** Starts it in a temporary folder, of which nothing is left. */
export async function openDemoWorld(): Promise<DemoWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-screenshots-'));
  const environment = {
    ISSUER,
    DIRECTORY_URL: `lmdb:${join(folder, 'store')}`,
    SERVER_KEY: randomBytes(32).toString('base64url'),
    OPERATOR_SECRET: randomBytes(32).toString('base64url'),
    SANDBOX_SIGN_UP: 'on',
    // People sign in once for each scheme and page.
    SIGN_IN_LIMIT: '0',
  };
  const cast = await stage(environment, ISSUER);
  const { app: settings, directoryUrl, artifactsUrl } = loadConfig(environment);
  const storage = await openStorage(directoryUrl, artifactsUrl);
  const app = await createApp({ settings, storage, log: createLog() });
  const server = await listen(app.listener, 0, '127.0.0.1');
  const origin = `http://127.0.0.1:${server.port}`;

  const authorization = `Bearer ${await operatorToken(origin, environment.OPERATOR_SECRET)}`;

  async function operate(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status}: ${await response.text()}`);
    return response.json();
  }

  await addOperator(operate, cast.password);
  return {
    ...cast,
    port: server.port,
    operate,
    async close() {
      await server.drain(0);
      await app.close();
      await storage.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** One of the platform's staff, whom the demo does not need, made as docs/operators.md says. */
async function addOperator(operate: DemoWorld['operate'], password: string): Promise<void> {
  const { items } = (await operate('GET', '/companies')) as { items: { id: string; platform: boolean }[] };
  const platform = items.find((company) => company.platform);
  await operate('POST', `/companies/${platform?.id}/users`, {
    login_id: OPERATOR,
    name: 'Olga Operator',
    email: 'olga@platform.example',
    roles: ['operator'],
    password,
  });
}

async function operatorToken(origin: string, secret: string): Promise<string> {
  const response = await fetch(`${origin}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`operator:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return token;
}
