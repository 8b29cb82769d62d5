import type Koa from 'koa';
import { originOf, setPageHeaders } from '../http/page-headers.ts';
import { completedError, errorBody, TEMPORARILY_UNAVAILABLE } from './error-body.ts';
import { limitWrongSecrets } from './wrong-secrets.ts';
import { type EngineContext, markOf, type Parts } from './parts.ts';
import { ROUTES } from './routes.ts';

/**
 * What the engine leaves open of its answers (domain.md §4): it emits no `error_uri`, calls a grant type that is not registered
 * `invalid_request`, and a store that does not answer a bug.
 */
export function answers(parts: Parts): Koa.Middleware {
  return async function answered(ctx, next) {
    if (FOR_PROGRAMS.has(ctx.path)) prepareForProgram(ctx);
    else setPageHeaders(ctx);
    await next();
    allowFormPost(ctx);
    const mark = markOf(ctx);
    if (mark.unavailable) return unavailable(ctx);
    const body = errorBody(ctx);
    if (body?.error === 'unsupported_token_type') return unknownToken(ctx);
    if (body !== undefined) ctx.body = completedError(parts, ctx, body);
    // RFC 7517 leaves caching to HTTP: an hour is what the next key is published ahead of, many times over.
    if (ctx.path === ROUTES.jwks && ctx.status === 200) ctx.set('Cache-Control', 'public, max-age=3600');
    if (ctx.status === 401) await limitWrongSecrets(parts, ctx);
  };
}

/** Where no browser shows what is answered. */
const FOR_PROGRAMS: ReadonlySet<string> = new Set([
  ROUTES.token,
  ROUTES.introspection,
  ROUTES.revocation,
  ROUTES.userinfo,
  ROUTES.jwks,
  ROUTES.pushed_authorization_request,
  ROUTES.device_authorization,
]);

function prepareForProgram({ res }: Koa.Context): void {
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('X-Content-Type-Options', 'nosniff');
}

/** OAuth 2.0 Form Post Response Mode: the page's form leads to the application, whose redirect URI was checked by then. */
function allowFormPost(ctx: Koa.Context): void {
  const { oidc } = ctx as Koa.Context & { oidc?: EngineContext['oidc'] };
  if (oidc?.params?.['response_mode'] !== 'form_post' || !oidc.redirectUriCheckPerformed || !ctx.response.is('html')) return;
  const policy = ctx.response.get('Content-Security-Policy');
  const [target = ''] = originOf(String(oidc.params['redirect_uri']));
  ctx.set('Content-Security-Policy', policy.replace("form-action 'self'", `form-action 'self' ${target}`));
}

/** The engine refuses to look at JWTs. To us an ID token or an assertion is an unknown token (RFC 7662 §2.2, RFC 7009 §2.2). */
function unknownToken(ctx: Koa.Context): void {
  ctx.status = 200;
  ctx.body = ctx.path === ROUTES.introspection ? { active: false } : '';
}

function unavailable(ctx: Koa.Context): void {
  ctx.status = 503;
  ctx.remove('Location');
  ctx.set('Retry-After', '1');
  if (ctx.response.is('html')) return;
  ctx.body = TEMPORARILY_UNAVAILABLE;
}
