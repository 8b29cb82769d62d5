import { interactionPolicy } from 'oidc-provider';
import { admit } from '../domain/gate.ts';
import { isId } from '../domain/id.ts';
import { type EngineContext, markOf, type Parts } from './parts.ts';
import { accessDenied, applicationInactive, scopeOutside } from './refusals.ts';
import { resourceOf } from './resources.ts';
import { apiScopes, OIDC_SCOPES, scopeList } from './scopes.ts';
import { personStamp, stampOf, stampWith } from './stamps.ts';

const { Check, Prompt, base } = interactionPolicy;

/** The names of the prompts, in the order in which a person meets them. */
export type PromptName = 'login' | 'enablement' | 'consent';

/**
 * What must be settled before a code is given, in this order: who it is, whether the company has enabled the application (and
 * every scope that is asked for), whether the person lets it act for them. What everything together amounts to is recorded last.
 */
export function createPolicy(parts: Parts): interactionPolicy.Prompt[] {
  const login = base().get('login');
  if (login === undefined) throw new Error('the engine has no login prompt');
  return [
    login,
    new Prompt(
      { name: 'enablement', requestable: false },
      new Check('not_enabled', 'the company has not enabled the application', 'access_denied', (ctx) => notEnabled(parts, ctx)),
    ),
    new Prompt(
      { name: 'consent', requestable: true },
      new Check('not_confirmed', 'the person has not confirmed these scopes', (ctx) => notConfirmed(parts, ctx)),
    ),
    new Prompt({ name: 'record', requestable: false }, new Check('never', 'nothing is asked', (ctx) => recordGrant(parts, ctx))),
  ];
}

/** The gate's verdict on who is signed in and the application that asks; with the epochs of both as they were found. */
async function verdictOf(parts: Parts, ctx: EngineContext) {
  const reads = parts.readsOf(ctx);
  const requester = await reads.requester(ctx.oidc.client?.clientId ?? '');
  const person = personStamp(ctx);
  const accountId = ctx.oidc.session?.accountId;
  if (requester === undefined || person?.companyId === undefined || !isId('user', accountId)) throw accessDenied();
  const standing = await reads.standing(requester.id, requester.companyId, person.companyId, accountId);
  // A pushed request and a device code carry the application as it was when they were made.
  const carried = { ...stampOf(ctx.oidc.entities.PushedAuthorizationRequest ?? ctx.oidc.entities.DeviceCode), ...person };
  return { requester, standing, accountId, verdict: admit(standing, true, carried) };
}

async function notEnabled(parts: Parts, ctx: EngineContext): Promise<boolean> {
  const { requester, verdict } = await verdictOf(parts, ctx);
  if (!verdict.admitted) {
    if (verdict.refusal === 'application_inactive') throw applicationInactive();
    if (verdict.refusal !== 'not_enabled') throw accessDenied();
    markOf(ctx).enablePageOf = requester.id;
    return Check.REQUEST_PROMPT;
  }
  const params = ctx.oidc.params ?? {};
  const asked = scopeList(params['scope'] as string | undefined);
  if (apiScopes(asked.join(' ')).length === 0 && !asked.includes('openid')) {
    params['scope'] = [...asked, ...verdict.scopes].join(' ');
  }
  const outside = apiScopes(params['scope'] as string | undefined).filter((scope) => !verdict.scopes.has(scope));
  if (outside.length > 0 || scopeList(params['scope'] as string | undefined).length === 0) {
    markOf(ctx).enablePageOf = requester.id;
    throw scopeOutside(outside);
  }
  return Check.NO_NEED_TO_PROMPT;
}

async function notConfirmed(parts: Parts, ctx: EngineContext): Promise<boolean> {
  const { requester, standing } = await verdictOf(parts, ctx);
  if ('builtIn' in requester) return Check.NO_NEED_TO_PROMPT;
  const confirmed = new Set(standing.connection?.scopes);
  const asked = scopeList(ctx.oidc.params?.['scope'] as string | undefined).filter((scope) => scope !== 'offline_access');
  return asked.some((scope) => !confirmed.has(scope)) ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT;
}

/** Every authorization has a grant of its own, so that a replayed code ends one sign-in and not all. */
async function recordGrant(parts: Parts, ctx: EngineContext): Promise<boolean> {
  const { requester, accountId, verdict } = await verdictOf(parts, ctx);
  if (!verdict.admitted) throw accessDenied();
  const { Grant: Model } = ctx.oidc.provider;
  const grant = new Model({ accountId, clientId: requester.id });
  const scopes = scopeList(ctx.oidc.params?.['scope'] as string | undefined);
  grant.addOIDCScope(scopes.filter((scope) => OIDC_SCOPES.has(scope)));
  grant.addResourceScope(resourceOf(parts, requester), scopes);
  stampWith(grant, verdict.stamp);
  const id = await grant.save();
  ctx.oidc.session?.ensureClientContainer(requester.id);
  ctx.oidc.session?.grantIdFor(requester.id, id);
  ctx.oidc.entity('Grant', grant);
  return Check.NO_NEED_TO_PROMPT;
}
