import type Koa from 'koa';
import { UnsecuredJWT } from 'jose';
import type Provider from 'oidc-provider';
import { readFormText, UnreadableForm } from '../http/form-body.ts';
import type { Parts } from './parts.ts';
import { ROUTES } from './routes.ts';
import { applicationStamp, stampWith } from './stamps.ts';

/** Longer requests than this do not pass every proxy as a URL. */
const LONGEST_QUERY = 2_000;
/** Half of what Node and many proxies take of a header. */
const LONGEST_LOCATION = 8_000;
const PUSHED = 'urn:ietf:params:oauth:request_uri:';
const LIFE_SECONDS = 60;

/**
 * OpenID Connect Core §3.1.2.1: the authorization endpoint takes POST, too. The engine would need cookies that travel with
 * cross-site posts for that; a 303 to the same request as GET does not, nor does one to a pushed request where it is long.
 */
export function authorizationByPost(provider: Provider, parts: Parts): Koa.Middleware {
  return function redirected(ctx, next) {
    return ctx.method === 'POST' && ctx.path === ROUTES.authorization ? redirect(provider, parts, ctx) : next();
  };
}

async function redirect(provider: Provider, parts: Parts, ctx: Koa.Context): Promise<void> {
  try {
    const form = new URLSearchParams(await readFormText(ctx.req));
    const query = form.toString();
    const location = query.length <= LONGEST_QUERY ? query : ((await pushed(provider, parts, ctx, form)) ?? query);
    if (location.length > LONGEST_LOCATION) throw new UnreadableForm(413, 'the request is too long');
    ctx.status = 303;
    ctx.set('Cache-Control', 'no-store');
    ctx.set('Location', `${ROUTES.authorization}?${location}`);
  } catch (error) {
    if (!(error instanceof UnreadableForm)) throw error;
    ctx.status = error.status;
    ctx.body = { error: 'invalid_request', error_description: error.message };
  }
}

/** The query that opens the pushed request; `undefined` where the engine must see the request itself, to refuse it. */
async function pushed(provider: Provider, parts: Parts, ctx: Koa.Context, form: URLSearchParams): Promise<string | undefined> {
  const clientId = form.get('client_id') ?? '';
  const doubled = new Set(form.keys()).size !== [...form.keys()].length;
  const stamp = await applicationStamp(parts, ctx, clientId);
  if (doubled || stamp === undefined || form.has('request') || form.has('request_uri')) return undefined;
  const request = new UnsecuredJWT(Object.fromEntries(form))
    .setIssuer(clientId)
    .setAudience(provider.issuer)
    .setIssuedAt()
    .setNotBefore('0s')
    .setExpirationTime(`${LIFE_SECONDS}s`)
    .encode();
  const model = new provider.PushedAuthorizationRequest({ request });
  stampWith(model, stamp);
  Object.assign(model, { clientId });
  const id = await model.save(LIFE_SECONDS);
  return new URLSearchParams({ client_id: clientId, request_uri: `${PUSHED}${id}` }).toString();
}
