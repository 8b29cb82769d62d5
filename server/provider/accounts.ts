import type { Account, FindAccount } from 'oidc-provider';
import { admit } from '../domain/gate.ts';
import { isId } from '../domain/id.ts';
import { scopesInUse } from './gated-provider.ts';
import type { EngineContext, Parts } from './parts.ts';
import { noScopeLeft } from './refusals.ts';
import { personStamp, stampOf } from './stamps.ts';

/**
 * People, as the engine asks for them. Whoever stands behind a token was admitted when the token was read; here is what the
 * engine asks once more before it issues or tells anything.
 */
export function createFindAccount(parts: Parts): FindAccount {
  return async (ctx, accountId, token) => {
    const stamp = token === undefined ? personStamp(ctx) : stampOf(token);
    if (!isId('user', accountId) || stamp?.companyId === undefined) return undefined;
    const reads = parts.readsOf(ctx);
    const clientId = ctx.oidc.client?.clientId ?? '';
    const requester = await reads.requester(clientId);
    const ownerId = requester?.companyId ?? stamp.companyId;
    const standing = await reads.standing(clientId, ownerId, stamp.companyId, accountId);
    const { user } = standing;
    if (user === undefined || user.companyId !== stamp.companyId) return undefined;
    if (token !== undefined && ctx.oidc.route === 'token') {
      const verdict = admit(standing, true, stamp);
      // Before a refresh token is exchanged: refusing later would cost its holder both the old and the new one.
      if (verdict.admitted) assertScopeLeft(ctx, token as { scope?: string }, verdict.scopes);
    }
    return account(user);
  };
}

function assertScopeLeft(ctx: EngineContext, token: { scope?: string }, standing: ReadonlySet<string>): void {
  const inUse = scopesInUse(ctx, token);
  // What also signs somebody in is still good for that.
  if (inUse.includes('openid') || inUse.some((scope) => standing.has(scope))) return;
  if (inUse.length > 0) throw noScopeLeft();
}

function account(user: { id: string; companyId: string; name: string; email: string }): Account {
  return {
    accountId: user.id,
    claims: () => ({ sub: user.id, company_id: user.companyId, name: user.name, email: user.email }),
  };
}

/** Which claims each OpenID Connect scope stands for (OpenID Connect Core §5.4), and the company with every one. */
export const CLAIMS = { openid: ['sub', 'company_id'], profile: ['name'], email: ['email'], offline_access: [] } as const;
