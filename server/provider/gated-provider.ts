import Provider, {
  type CanBePromise,
  type Configuration,
  type TokenEndpointGrantContext,
  type UnknownObject,
} from 'oidc-provider';
import { companyAdmission } from './company-admission.ts';
import { completedError, type ErrorBody } from './error-body.ts';
import { exchangePolitely } from './device-polling.ts';
import { type EngineContext, markOf, type Parts } from './parts.ts';
import { applicationInactive, notEnabled, scopeOutside } from './refusals.ts';
import { scopeList } from './scopes.ts';

type Registration = Parameters<Provider['registerGrantType']>;

type Exchange = (ctx: EngineContext) => CanBePromise<void>;

/** The engine behind the gate. */
export interface GatedProvider extends Provider {
  /** The grant types as the token endpoint has them, by name: each is the gate, and behind it the engine's own handler. */
  readonly exchanges: ReadonlyMap<string, Exchange>;
}

/**
 * The engine with the gate in front of every grant. Its constructor registers each grant type through this method, so none can
 * be reached without: after the client is authenticated and its grant type is known, before anything is used up.
 */
export function createGatedProvider(issuer: string, configuration: Configuration, parts: Parts): GatedProvider {
  const exchanges = new Map<string, Exchange>();

  class Gated extends Provider {
    readonly exchanges = exchanges;

    override registerGrantType<Params extends object = UnknownObject>(
      name: string,
      handler: (ctx: TokenEndpointGrantContext<Params>) => CanBePromise<void>,
      parameters?: Registration[2],
      duplicates?: Registration[3],
    ): void {
      const own = name === 'client_credentials' ? ['company_id'] : [];
      const all = new Set([...(typeof parameters === 'string' ? [parameters] : (parameters ?? [])), ...own]);
      const exchange = (ctx: TokenEndpointGrantContext<Params>): Promise<void> => gated(parts, name, ctx, () => handler(ctx));
      exchanges.set(name, exchange as Exchange);
      super.registerGrantType<Params>(name, exchange, all, duplicates);
    }

    /**
     * Errors are completed in every response mode. The engine wants to refuse implicit requests in a fragment; it needs that
     * mode for nothing else (see `assertResponseMode`), and the query does as well.
     */
    override registerResponseMode(...[name, handler]: Parameters<Provider['registerResponseMode']>): void {
      if (name === 'query') super.registerResponseMode('fragment', completed(parts, handler));
      if (name !== 'fragment') super.registerResponseMode(name, completed(parts, handler));
    }
  }
  return new Gated(issuer, configuration);
}

type ResponseMode = Parameters<Provider['registerResponseMode']>[1];

function completed(parts: Parts, handler: ResponseMode): ResponseMode {
  return (ctx, redirectUri, payload) =>
    handler(ctx, redirectUri, isError(payload) ? completedError(parts, ctx, payload) : payload);
}

function isError(payload: UnknownObject): payload is UnknownObject & ErrorBody {
  return typeof payload['error'] === 'string';
}

async function gated(parts: Parts, name: string, ctx: EngineContext, exchange: () => CanBePromise<void>): Promise<void> {
  if (name === 'client_credentials') {
    await admitCompany(parts, ctx);
    await exchange();
    return;
  }
  await assertActive(parts, ctx);
  if (name === 'urn:ietf:params:oauth:grant-type:device_code') await exchangePolitely(parts, ctx, exchange);
  else await exchange();
}

/**
 * Refuses an application that is inactive or suspended before anything is looked at. Whether its owner still stands is found
 * when what it presents is read, in the same round trip as the rest (see admission.ts).
 */
async function assertActive(parts: Parts, ctx: EngineContext): Promise<void> {
  const requester = await parts.readsOf(ctx).requester(ctx.oidc.client?.clientId ?? '');
  if (requester === undefined) throw applicationInactive();
  if (!('builtIn' in requester) && (!requester.active || requester.suspended)) throw applicationInactive();
}

/** Client credentials carry on with the scopes and the stamp of the gate's verdict. */
async function admitCompany(parts: Parts, ctx: EngineContext): Promise<void> {
  const { params = {}, client } = ctx.oidc;
  const question = { clientId: client?.clientId ?? '', companyId: params['company_id'], scope: scopeParameter(ctx) };
  const admission = await companyAdmission(parts.readsOf(ctx), question);
  if (admission.refusal === 'application_inactive') throw applicationInactive();
  const { requester } = admission;
  if (admission.refusal !== undefined) {
    markOf(ctx).enablePageOf = requester.id;
    throw admission.refusal === 'not_enabled' ? notEnabled() : scopeOutside(admission.outside);
  }
  params['scope'] = admission.scope;
  markOf(ctx).stamp = admission.stamp;
  if (!('builtIn' in requester)) parts.uses.note(requester.id, admission.companyId, undefined);
}

function scopeParameter({ oidc }: EngineContext): string | undefined {
  const scope = oidc.params?.['scope'];
  return typeof scope === 'string' ? scope : undefined;
}

/** The scopes of what is being used that are asked for now. */
export function scopesInUse(ctx: EngineContext, source: { readonly scope?: string | undefined }): string[] {
  return scopeList(scopeParameter(ctx) ?? source.scope);
}
