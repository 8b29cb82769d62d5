import { createHash, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { createApp, type App } from '../../server/app.ts';
import { readCatalogue } from '../../server/domain/catalogue.ts';
import { createLog } from '../../server/log.ts';
import type { AppSettings } from '../../server/settings.ts';
import type { Storage } from '../../server/storage.ts';
import type { StoreUrls } from '../adapters/contract/calls.ts';
import { openStores } from '../adapters/contract/open-stores.ts';
import { aBrowser, type Answer, type Browser } from './browser.ts';
import { ownStores } from './stores.ts';

/** A server on stores of its own, embedded unless `TEST_STORES` says otherwise, reached over HTTP only, with a clock that a test can move. */
export interface World {
  readonly issuer: string;
  readonly settings: AppSettings;
  /** Under which other processes open the same stores. */
  readonly storeUrls: StoreUrls;
  /** In which embedded stores lie. */
  readonly folder: string;
  readonly storage: Storage;
  readonly app: App;
  readonly log: readonly string[];
  /** Milliseconds by which the server's clock is ahead. */
  clock: number;
  close(): Promise<void>;
}

export const OPERATOR_SECRET = 'operator-secret-of-the-tests-0123456789';

/** Makes one. What the URLs name is not its own. */
export async function aWorld(given: Partial<AppSettings> = {}, elsewhere: Partial<StoreUrls> = {}): Promise<World> {
  const { urls: storeUrls, folder, remove } = await ownStores(elsewhere);
  const log: string[] = [];
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const storage = await openStores(storeUrls);
  const world = { clock: 0 };
  const settings: AppSettings = {
    issuer,
    catalogue: await sampleCatalogue(),
    serverKeys: [randomBytes(32)],
    operatorSecret: OPERATOR_SECRET,
    trustProxy: false,
    sandboxSignUp: false,
    signInLimit: { count: 0, windowSeconds: 900 },
    wrongSecretLimit: { count: 0, windowSeconds: 60 },
    signUpLimit: { count: 0, windowSeconds: 3600 },
    ...given,
  };
  const app = await createApp({
    storage,
    log: createLog({ write: (line) => void log.push(line) }),
    now: () => Date.now() + world.clock,
    settings,
  });
  server.on('request', app.listener);
  return Object.assign(world, {
    issuer,
    settings,
    storeUrls,
    folder,
    storage,
    app,
    log,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await app.close();
      await storage.close();
      await remove();
    },
  });
}

export async function sampleCatalogue() {
  return readCatalogue(JSON.parse(await readFile(new URL('../../config/catalogue.json', import.meta.url), 'utf8')));
}

/** An answer of a JSON endpoint. `body` is whatever came. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
  readonly text: string;
}

/** Calls the management API with a token. */
export async function call(
  issuer: string,
  token: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const response = await fetch(`${issuer}/api/v1${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return read(response);
}

/** Posts a form to one of the OAuth endpoints, authenticated by Basic where a secret is given. */
export async function post(
  url: string,
  form: Record<string, string>,
  client?: { id: string; secret: string },
  given: Record<string, string> = {},
): Promise<Reply> {
  const basic = client && { Authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}` };
  const headers = { ...basic, ...given };
  return read(await fetch(url, { method: 'POST', body: new URLSearchParams(form), headers, redirect: 'manual' }));
}

async function read(response: Response): Promise<Reply> {
  const text = await response.text();
  const json = response.headers.get('Content-Type')?.includes('json') ?? false;
  return { status: response.status, headers: response.headers, text, body: json && text !== '' ? JSON.parse(text) : {} };
}

/** A token of the client `operator`. */
export async function operatorToken(issuer: string): Promise<string> {
  const { body } = await post(
    `${issuer}/token`,
    { grant_type: 'client_credentials' },
    { id: 'operator', secret: OPERATOR_SECRET },
  );
  return String(body['access_token']);
}

export interface Pkce {
  readonly verifier: string;
  readonly challenge: string;
}

export function aPkce(): Pkce {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** Fills in the sign-in form. */
export async function signIn(browser: Browser, page: Answer, person: Credentials): Promise<Answer> {
  return browser.submit(page, { login_id: person.loginId, password: person.password });
}

export interface Credentials {
  readonly loginId: string;
  readonly password: string;
}

/** A management token of a person, through the built-in command-line client with PKCE. */
export async function personToken(issuer: string, person: Credentials, browser: Browser = aBrowser(issuer)): Promise<string> {
  const { verifier, challenge } = aPkce();
  const redirectUri = 'http://127.0.0.1:8123/callback';
  const query = new URLSearchParams({
    client_id: 'countersign-cli',
    response_type: 'code',
    scope: 'manage',
    redirect_uri: redirectUri,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  const page = await browser.open(`${issuer}/authorize?${query}`);
  const answer = page.location?.startsWith(redirectUri) ? page : await signIn(browser, page, person);
  const code = answer.location && new URL(answer.location).searchParams.get('code');
  if (!code) throw new Error(`no code for ${person.loginId}: ${answer.status} ${answer.location} ${answer.text.slice(0, 500)}`);
  const form = {
    grant_type: 'authorization_code',
    client_id: 'countersign-cli',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  };
  const { body } = await post(`${issuer}/token`, form);
  if (typeof body['access_token'] !== 'string') throw new Error(`no token for ${person.loginId}: ${JSON.stringify(body)}`);
  return body['access_token'];
}
