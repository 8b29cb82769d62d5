import type Koa from 'koa';
import { originOf, setPageHeaders } from '../http/page-headers.ts';
import { errorBody } from './error-body.ts';
import { limitWrongSecrets } from './wrong-secrets.ts';
import { type EngineContext, markOf, type Parts } from './parts.ts';
import { ROUTES } from './routes.ts';

/**
 * What the engine leaves open of its answers (domain.md §4): it emits no `error_uri`, calls a grant type that is not registered
 * `invalid_request`, and a store that does not answer a bug.
 */
export function answers(parts: Parts): Koa.Middleware {
  return async function answered(ctx, next) {
    setPageHeaders(ctx);
    await next();
    allowFormPost(ctx);
    const mark = markOf(ctx);
    if (mark.unavailable) return unavailable(ctx);
    if (mark.enablePageOf !== undefined)
      addErrorUri(ctx, `${parts.settings.issuer}/administration/web-services/enable/${mark.enablePageOf}`);
    nameUnregisteredGrant(ctx);
    // RFC 7517 leaves caching to HTTP: an hour is what the next key is published ahead of, many times over.
    if (ctx.path === ROUTES.jwks && ctx.status === 200) ctx.set('Cache-Control', 'public, max-age=3600');
    return limitWrongSecrets(parts, ctx);
  };
}

/** OAuth 2.0 Form Post Response Mode: the page's form leads to the application, whose redirect URI was checked by then. */
function allowFormPost(ctx: Koa.Context): void {
  const { oidc } = ctx as Koa.Context & { oidc?: EngineContext['oidc'] };
  if (!ctx.response.is('html') || oidc?.params?.['response_mode'] !== 'form_post' || !oidc.redirectUriCheckPerformed) return;
  const policy = ctx.response.get('Content-Security-Policy');
  const [target = ''] = originOf(String(oidc.params['redirect_uri']));
  ctx.set('Content-Security-Policy', policy.replace("form-action 'self'", `form-action 'self' ${target}`));
}

const MENDABLE = new Set(['unauthorized_client', 'invalid_grant', 'invalid_scope', 'access_denied']);

function addErrorUri(ctx: Koa.Context, errorUri: string): void {
  const body = errorBody(ctx);
  if (body !== undefined) {
    if (MENDABLE.has(body.error)) body.error_uri = errorUri;
    return;
  }
  const location = ctx.response.get('Location');
  if (ctx.status !== 303 || !URL.canParse(location)) return;
  const url = new URL(location);
  if (!MENDABLE.has(url.searchParams.get('error') ?? '')) return;
  // Appended, not set through searchParams: that would write `state` anew, which must come back byte for byte.
  ctx.set('Location', `${location}&error_uri=${encodeURIComponent(errorUri)}`);
}

const UNREGISTERED = /^requested grant type is not allowed for this client$|^urn:\S+ is not allowed for this client$/;

/** RFC 6749 §5.2: "The authenticated client is not authorized to use this authorization grant type." */
function nameUnregisteredGrant(ctx: Koa.Context): void {
  const body = errorBody(ctx);
  if (body?.error === 'invalid_request' && UNREGISTERED.test(body.error_description ?? '')) {
    body.error = 'unauthorized_client';
    body.error_description = 'the application is not registered for this grant type';
  }
}

function unavailable(ctx: Koa.Context): void {
  ctx.status = 503;
  ctx.remove('Location');
  ctx.set('Retry-After', '1');
  if (ctx.response.is('html')) return;
  ctx.body = { error: 'temporarily_unavailable', error_description: 'the server cannot answer right now: try again' };
}
