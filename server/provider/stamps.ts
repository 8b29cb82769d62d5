import type Provider from 'oidc-provider';
import type { AdapterPayload } from 'oidc-provider';
import type { Stamp } from '../domain/gate.ts';
import type { ArtifactModel } from '../storage.ts';
import { type EngineContext, markOf, type Parts } from './parts.ts';

/**
 * Every model that is issued carries its stamp as a property of its own. The engine keeps only the properties that a model
 * lists, so `stamp` joins the lists before the models are used first.
 */
export function letModelsCarryStamps(provider: Provider): void {
  const models = [
    provider.AccessToken,
    provider.AuthorizationCode,
    provider.ClientCredentials,
    provider.DeviceCode,
    provider.Grant,
    provider.Interaction,
    provider.PushedAuthorizationRequest,
    provider.RefreshToken,
    provider.Session,
  ];
  for (const model of models) {
    // A pushed request does not name its application in a field of its own.
    const listed = [
      ...new Set([...model.IN_PAYLOAD, 'stamp', ...(model === provider.PushedAuthorizationRequest ? ['clientId'] : [])]),
    ];
    Object.defineProperty(model, 'IN_PAYLOAD', { get: () => listed });
  }
}

/** The stamp of a model, a payload, or a sign-in. */
export function stampOf(carrier: object | undefined): Partial<Stamp> | undefined {
  return carrier === undefined ? undefined : (carrier as { stamp?: Partial<Stamp> }).stamp;
}

/** Gives a model its stamp. */
export function stampWith(carrier: object, stamp: Partial<Stamp>): void {
  Object.assign(carrier, { stamp });
}

/** The stamp of who is signed in: from the sign-in of this very interaction, or from the session. */
export function personStamp({ oidc }: EngineContext): Partial<Stamp> | undefined {
  return stampOf(oidc.result?.login) ?? stampOf(oidc.session);
}

/** The stamp of an application, where no company is known yet; `undefined` if there is no such application. */
export async function applicationStamp(parts: Parts, request: object, clientId: string): Promise<Partial<Stamp> | undefined> {
  const reads = parts.readsOf(request);
  const requester = await reads.requester(clientId);
  if (requester === undefined) return undefined;
  const { owner } = await reads.standing(requester.id, requester.companyId, undefined);
  return { ownerId: requester.companyId, application: requester.epoch, owner: owner?.epoch ?? 0 };
}

/**
 * The stamp with which something is stored. What is issued from something inherits its stamp: tokens and codes that of their
 * grant, an interaction that of the session. What has one keeps it. Throws where there is none: nothing is issued without.
 */
export async function stampForIssue(
  parts: Parts,
  ctx: EngineContext | undefined,
  model: ArtifactModel,
  payload: AdapterPayload,
): Promise<Partial<Stamp> | undefined> {
  switch (model) {
    case 'Session':
      if (payload.accountId === undefined) return undefined;
      return required((ctx && personStamp(ctx)) ?? stampOf(payload), model);
    case 'Interaction':
      return stampOf(payload) ?? (ctx && personStamp(ctx));
    case 'PushedAuthorizationRequest':
      return stampOf(payload) ?? required(ctx && (await applicationStamp(parts, ctx, ctx.oidc.client?.clientId ?? '')), model);
    case 'DeviceCode':
      if (payload.grantId !== undefined) return required(stampOf(ctx?.oidc.entities.Grant), model);
      return stampOf(payload) ?? required(ctx && (await applicationStamp(parts, ctx, ctx.oidc.client?.clientId ?? '')), model);
    case 'ClientCredentials':
      return required(stampOf(payload) ?? (ctx && markOf(ctx).stamp), model);
    case 'Grant':
      return required(stampOf(payload), model);
    default:
      return required(stampOf(ctx?.oidc.entities.Grant), model);
  }
}

function required(stamp: Partial<Stamp> | undefined, model: ArtifactModel): Partial<Stamp> {
  if (stamp === undefined) throw new Error(`"${model}" would be issued without a stamp`);
  return stamp;
}
