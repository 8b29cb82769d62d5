import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { AccessToken, ClientCredentials } from 'oidc-provider';
import { StorageUnavailable } from '../storage.ts';
import { ARTIFACT_KINDS } from './artifact-kinds.ts';
import type { GatedProvider } from './gated-provider.ts';
import { companyAdmission } from './company-admission.ts';
import { TEMPORARILY_UNAVAILABLE } from './error-body.ts';
import { maySee } from './introspection.ts';
import type { Parts } from './parts.ts';
import { answeringFor, plainContext } from './plain-context.ts';
import { exchangePlainly, isExchange, type Reply } from './plain-exchange.ts';
import { authenticatedClient, consistsOf, hasPlainScope, type PlainRequest, readPlainRequest } from './plain-request.ts';
import { ROUTES } from './routes.ts';
import { stampWith } from './stamps.ts';

/**
 * The requests of which there are most, answered without the engine's machinery: tokens for a company, codes and refresh tokens
 * exchanged, and introspection. Given here is the answer to a plain request, from the same clients, models, handlers, gate and
 * store as the engine's, and the `503` where the store does not answer; whatever is unusual or wrong is left to the engine, which
 * decides anew.
 */
export type Shortcut = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

type Answer = (parts: Parts, provider: Provider, plain: PlainRequest) => Promise<Reply | undefined>;

const ANSWERS: Readonly<Partial<Record<string, Answer>>> = { [ROUTES.token]: issue, [ROUTES.introspection]: introspect };

/** Whether there is a shortcut for requests to this path. A query is unusual. */
export function hasShortcut({ url = '' }: IncomingMessage): boolean {
  return Object.hasOwn(ANSWERS, url);
}

/** Answers and resolves to true, or does nothing and resolves to false. */
export function createShortcut(parts: Parts, engine: () => GatedProvider): Shortcut {
  async function replyTo(request: IncomingMessage, response: ServerResponse): Promise<Reply | undefined> {
    const plain = await readPlainRequest(request);
    if (plain === undefined) return undefined;
    const provider = engine();
    if (request.url === ROUTES.token && isExchange(plain)) {
      const context = plainContext({ provider, request, response, plain });
      return answeringFor(context, () => exchangePlainly(parts, provider, plain, context));
    }
    return answeringFor(plain, async () => ANSWERS[request.url ?? '']?.(parts, provider, plain));
  }

  return async (request, response) => {
    try {
      const reply = await replyTo(request, response);
      if (reply === undefined) return false;
      send(response, reply.status, reply.body);
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

const TOKEN_PARAMETERS: ReadonlySet<string> = new Set(['grant_type', 'scope', 'company_id']);

async function issue(parts: Parts, provider: Provider, plain: PlainRequest): Promise<Reply | undefined> {
  const { clientId, parameters } = plain;
  if (parameters.get('grant_type') !== 'client_credentials') return undefined;
  if (!consistsOf(parameters, TOKEN_PARAMETERS) || !hasPlainScope(parameters)) return undefined;
  const client = await authenticatedClient(provider, plain);
  if (!client?.grantTypeAllowed('client_credentials')) return undefined;
  const question = { clientId, companyId: parameters.get('company_id'), scope: parameters.get('scope') };
  const admission = await companyAdmission(parts.readsOf(plain), question);
  if (admission.refusal !== undefined || 'builtIn' in admission.requester) return undefined;

  const token = new provider.ClientCredentials({ client, scope: admission.scope });
  token.setAudience(parts.apis);
  stampWith(token, admission.stamp);
  const value = await token.save();
  parts.uses.note(admission.requester.id, admission.companyId, undefined);
  const body = { access_token: value, expires_in: token.expiration, scope: token.scope, token_type: token.tokenType };
  return { status: 200, body };
}

const INTROSPECTION_PARAMETERS: ReadonlySet<string> = new Set(['token', 'token_type_hint']);

async function introspect(parts: Parts, provider: Provider, plain: PlainRequest): Promise<Reply | undefined> {
  const { parameters } = plain;
  if (!consistsOf(parameters, INTROSPECTION_PARAMETERS)) return undefined;
  const client = await authenticatedClient(provider, plain);
  const token = client && (await accessToken(provider, parameters.get('token') ?? ''));
  if (client === undefined || !token?.isValid || token.isSenderConstrained()) return undefined;
  if (token.kind === 'AccessToken' && !(await isGranted(provider, token))) return undefined;
  if (!(await maySee(parts, client, token))) return undefined;
  const body = {
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
  return { status: 200, body };
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
