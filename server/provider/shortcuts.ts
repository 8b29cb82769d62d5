import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { AccessToken, Client, ClientCredentials } from 'oidc-provider';
import { StorageUnavailable } from '../storage.ts';
import { ARTIFACT_KINDS } from './artifact-kinds.ts';
import { companyAdmission } from './company-admission.ts';
import { TEMPORARILY_UNAVAILABLE } from './error-body.ts';
import { maySee } from './introspection.ts';
import type { Parts } from './parts.ts';
import { type PlainRequest, readPlainRequest } from './plain-request.ts';
import { readingFor } from './reads.ts';
import { ROUTES } from './routes.ts';
import { stampWith } from './stamps.ts';

/**
 * The two requests of which there are most, answered without the engine's machinery: tokens for a company, and introspection.
 * Only the answer `200` to a plain request is given here, from the same clients, models, gate and store as the engine's, and the
 * `503` where the store does not answer; whatever is unusual, wrong or refused is left to the engine, which decides anew.
 */
export type Shortcut = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

type Answer = (parts: Parts, provider: Provider, request: PlainRequest) => Promise<object | undefined>;

const ANSWERS: Readonly<Partial<Record<string, Answer>>> = { [ROUTES.token]: issue, [ROUTES.introspection]: introspect };

/** Whether there is a shortcut for requests to this path. A query is unusual. */
export function hasShortcut({ url = '' }: IncomingMessage): boolean {
  return Object.hasOwn(ANSWERS, url);
}

/** Answers and resolves to true, or does nothing and resolves to false. */
export function createShortcut(parts: Parts, engine: () => Provider): Shortcut {
  return async (request, response) => {
    try {
      const plain = await readPlainRequest(request);
      const body = plain && (await readingFor(plain, async () => ANSWERS[request.url ?? '']?.(parts, engine(), plain)));
      if (body === undefined) return false;
      send(response, 200, body);
      return true;
    } catch (error) {
      parts.log.warn({ err: error, path: request.url }, 'a shortcut ended early');
      // The client waited for the store once. To ask the engine would be to wait once more.
      if (!(error instanceof StorageUnavailable)) return false;
      send(response, 503, TEMPORARILY_UNAVAILABLE, { 'Retry-After': '1' });
      return true;
    }
  };
}

/** RFC 6749 §3.3. */
const SCOPES = /^[^ ]+(?: [^ ]+)*$/;
const TOKEN_PARAMETERS: ReadonlySet<string> = new Set(['grant_type', 'scope', 'company_id']);

async function issue(parts: Parts, provider: Provider, request: PlainRequest): Promise<object | undefined> {
  const { clientId, parameters } = request;
  if (parameters.get('grant_type') !== 'client_credentials' || !consistsOf(parameters, TOKEN_PARAMETERS)) return undefined;
  if (!SCOPES.test(parameters.get('scope') ?? 'none')) return undefined;
  const client = await authenticated(provider, request);
  if (!client?.grantTypeAllowed('client_credentials')) return undefined;
  const question = { clientId, companyId: parameters.get('company_id'), scope: parameters.get('scope') };
  const admission = await companyAdmission(parts.readsOf(request), question);
  if (admission.refusal !== undefined || 'builtIn' in admission.requester) return undefined;

  const token = new provider.ClientCredentials({ client, scope: admission.scope });
  token.setAudience(parts.apis);
  stampWith(token, admission.stamp);
  const value = await token.save();
  parts.uses.note(admission.requester.id, admission.companyId, undefined);
  return { access_token: value, expires_in: token.expiration, scope: token.scope, token_type: token.tokenType };
}

const INTROSPECTION_PARAMETERS: ReadonlySet<string> = new Set(['token', 'token_type_hint']);

async function introspect(parts: Parts, provider: Provider, request: PlainRequest): Promise<object | undefined> {
  const { parameters } = request;
  if (!consistsOf(parameters, INTROSPECTION_PARAMETERS)) return undefined;
  const client = await authenticated(provider, request);
  const token = client && (await accessToken(provider, parameters.get('token') ?? ''));
  if (client === undefined || !token?.isValid || token.isSenderConstrained()) return undefined;
  if (token.kind === 'AccessToken' && !(await isGranted(provider, token))) return undefined;
  if (!(await maySee(parts, client, token))) return undefined;
  return {
    active: true,
    sub: token.kind === 'AccessToken' ? token.accountId : undefined,
    ...token.extra,
    client_id: token.clientId,
    exp: token.exp,
    iat: token.iat,
    iss: provider.issuer,
    aud: token.aud,
    scope: token.scope === '' ? undefined : token.scope,
    token_type: token.tokenType,
  };
}

/** The client, if it authenticates with its secret in this way and the secret is the right one. */
async function authenticated(provider: Provider, { clientId, secret }: PlainRequest): Promise<Client | undefined> {
  const client = await provider.Client.find(clientId);
  if (client?.clientAuthMethod !== 'client_secret_basic') return undefined;
  return (await client.compareClientSecret(secret)) ? client : undefined;
}

async function accessToken(provider: Provider, value: string): Promise<AccessToken | ClientCredentials | undefined> {
  if (value.startsWith(ARTIFACT_KINDS['ClientCredentials']?.prefix ?? ' ')) return provider.ClientCredentials.find(value);
  return value.startsWith(ARTIFACT_KINDS['AccessToken']?.prefix ?? ' ') ? provider.AccessToken.find(value) : undefined;
}

/** Ending a grant ends what was issued under it. */
async function isGranted(provider: Provider, { grantId, clientId, accountId }: AccessToken): Promise<boolean> {
  const grant = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  return grant !== undefined && grant.clientId === clientId && grant.accountId === accountId;
}

function consistsOf(parameters: ReadonlyMap<string, string>, known: ReadonlySet<string>): boolean {
  for (const name of parameters.keys()) if (!known.has(name)) return false;
  return true;
}

function send(response: ServerResponse, status: number, content: object, headers: OutgoingHttpHeaders = {}): void {
  const body = JSON.stringify(content);
  response.writeHead(status, {
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}
