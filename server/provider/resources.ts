import { type Client, errors, type ResourceServer } from 'oidc-provider';
import { admit, applicationStands } from '../domain/gate.ts';
import type { EngineContext, Parts } from './parts.ts';
import { applicationInactive, scopeOutside, unknownResource } from './refusals.ts';
import { apiScopes, OIDC_SCOPES } from './scopes.ts';
import { stampOf } from './stamps.ts';
import type { Requester } from './reads.ts';

/**
 * What the one resource is, for this client, in this request: all its scopes. Partners reach the platform's APIs, the server's
 * own clients the management API (RFC 8707). Before anybody signed in, the application's own scopes are the measure, and what
 * lies outside is refused by name; at the token endpoint those that stand now, and what fell away is left out.
 */
export async function resourceServerInfo(
  parts: Parts,
  ctx: EngineContext,
  resource: string,
  client: Client,
): Promise<ResourceServer> {
  const requester = await parts.readsOf(ctx).requester(client.clientId);
  if (requester === undefined || resource !== resourceOf(parts, requester)) throw unknownResource();
  const scopes =
    ctx.oidc.route === 'token' ? await standingScopes(parts, ctx, requester) : await ownScopes(parts, ctx, requester);
  return { scope: [...scopes, ...OIDC_SCOPES].join(' '), accessTokenFormat: 'opaque' };
}

/** The resource that a client's tokens are for. */
export function resourceOf(parts: Parts, requester: Requester): string {
  return 'builtIn' in requester ? parts.managementApi : parts.apis;
}

async function standingScopes(parts: Parts, ctx: EngineContext, requester: Requester): Promise<Iterable<string>> {
  const { ClientCredentials: _, Grant: grant } = ctx.oidc.entities;
  const stamp = stampOf(grant);
  const companyId = stamp?.companyId;
  // Client credentials: the wrapper has resolved the scopes (see gated-provider.ts).
  if (companyId === undefined) return apiScopes(scopeParameter(ctx));
  const userId = grant?.accountId as `usr_${string}` | undefined;
  const standing = await parts.readsOf(ctx).standing(requester.id, requester.companyId, companyId, userId);
  const verdict = admit(standing, true, stamp);
  return verdict.admitted ? verdict.scopes : [];
}

async function ownScopes(parts: Parts, ctx: EngineContext, requester: Requester): Promise<Iterable<string>> {
  assertResponseMode(ctx);
  const { owner } = await parts.readsOf(ctx).standing(requester.id, requester.companyId, undefined);
  if (!applicationStands({ application: requester, owner })) throw applicationInactive();
  const own = 'builtIn' in requester ? requester.scopes : new Set(requester.terms.map(({ scope }) => scope));
  const outside = apiScopes(scopeParameter(ctx)).filter((each) => !own.has(each));
  if (outside.length > 0) throw scopeOutside(outside);
  return own;
}

function scopeParameter({ oidc }: EngineContext): string | undefined {
  const scope = oidc.params?.['scope'];
  return typeof scope === 'string' ? scope : undefined;
}

/** A code in a fragment would reach scripts and histories (security.md 5). This is asked of every authorization request. */
function assertResponseMode({ oidc }: EngineContext): void {
  if (oidc.params?.['response_mode'] !== 'fragment') return;
  delete oidc.params['response_mode'];
  throw new errors.UnsupportedResponseMode();
}
