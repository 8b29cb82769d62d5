import type { AdapterPayload } from 'oidc-provider';
import { admit, agrees, applicationStands, type Stamp } from '../domain/gate.ts';
import { isId } from '../domain/id.ts';
import type { ArtifactKind } from './artifact-kinds.ts';
import { type EngineContext, markOf, type Parts } from './parts.ts';
import { applicationInactive } from './refusals.ts';
import { OIDC_SCOPES } from './scopes.ts';
import { stampOf } from './stamps.ts';

type Context = EngineContext | undefined;

/**
 * What the gate leaves of something stored: the payload, or nothing. In doubt, where a stamp or a record is missing, nothing.
 */
export function admitStored(
  parts: Parts,
  ctx: Context,
  admits: NonNullable<ArtifactKind['admits']>,
  payload: AdapterPayload,
): Promise<AdapterPayload | undefined> {
  return ADMISSIONS[admits](parts, ctx, payload);
}

const ADMISSIONS = { application: admitRequest, person: admitPerson, token: admitToken } as const;

/** A pushed request: the application and its owner are as they were. One that is inactive is told so by the engine's path. */
async function admitRequest(parts: Parts, ctx: Context, payload: AdapterPayload): Promise<AdapterPayload | undefined> {
  const stamp = stampOf(payload);
  if (stamp?.ownerId === undefined || payload.clientId === undefined) return undefined;
  const { application, owner } = await parts.readsOf(ctx).standing(payload.clientId, stamp.ownerId, undefined);
  if (!applicationStands({ application, owner })) return payload;
  return agrees(stamp, { ownerId: stamp.ownerId, application: application?.epoch ?? 0, owner: owner?.epoch ?? 0 })
    ? payload
    : undefined;
}

/** A session or an interaction: whoever signed in is still who they were, in a company that still is. */
async function admitPerson(parts: Parts, ctx: Context, payload: AdapterPayload): Promise<AdapterPayload | undefined> {
  const { session, result } = payload as { session?: { accountId?: string }; result?: { login?: SignedIn } };
  const people: SignedIn[] = [];
  const accountId = payload.accountId ?? session?.accountId;
  if (accountId !== undefined) people.push({ accountId, stamp: stampOf(payload) });
  if (result?.login !== undefined) people.push(result.login);
  for (const { accountId: userId, stamp } of people) {
    if (!isId('user', userId) || stamp?.companyId === undefined) return undefined;
    // oxlint-disable-next-line no-await-in-loop -- there are two at most, and they are the same person
    const { user, company } = await parts.readsOf(ctx).standing('', stamp.companyId, stamp.companyId, userId);
    if (!user?.active || !company?.active || user.companyId !== company.id) return undefined;
    if (!agrees(stamp, { companyId: company.id, company: company.epoch, user: user.epoch })) return undefined;
  }
  return payload;
}

interface SignedIn {
  readonly accountId?: string | undefined;
  readonly stamp?: Partial<Stamp> | undefined;
}

/** A code, a token or a device code: the whole gate. Access tokens are narrowed to the scopes that still stand. */
async function admitToken(parts: Parts, ctx: Context, payload: AdapterPayload): Promise<AdapterPayload | undefined> {
  const stamp = stampOf(payload);
  const { clientId, accountId } = payload;
  if (stamp?.ownerId === undefined || clientId === undefined) return undefined;
  // A device code that nobody has approved yet is bound to its application only.
  if (stamp.companyId === undefined) return admitRequest(parts, ctx, payload);
  if (accountId !== undefined && !isId('user', accountId)) return undefined;
  const standing = await parts.readsOf(ctx).standing(clientId, stamp.ownerId, stamp.companyId, accountId);
  const verdict = admit(standing, accountId !== undefined, stamp);
  if (!verdict.admitted) {
    // RFC 6749 §5.2: at the token endpoint the application itself is what is wrong, not its code or token.
    if (ctx?.oidc.route === 'token' && verdict.refusal === 'application_inactive') throw applicationInactive();
    if (ctx && verdict.refusal === 'not_enabled') markOf(ctx).enablePageOf = clientId;
    return undefined;
  }
  if (isId('application', clientId)) parts.uses.note(clientId, stamp.companyId, accountId);
  if (payload.kind !== 'AccessToken' && payload.kind !== 'ClientCredentials') return payload;
  const scopes = payload.scope?.split(' ').filter((scope) => verdict.scopes.has(scope) || OIDC_SCOPES.has(scope)) ?? [];
  // Userinfo takes no token with an audience; ours are for the APIs and for userinfo at once (OpenID Connect Core §5.3).
  const { aud, ...rest } = payload;
  return { ...rest, ...(ctx?.oidc.route !== 'userinfo' && aud !== undefined && { aud }), scope: scopes.join(' ') };
}
