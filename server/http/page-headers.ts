import type Koa from 'koa';

/**
 * The headers of every page, errors included. Nothing runs and nothing is loaded but our own files, nobody may frame it, and
 * no address leaks to where a link leads (security.md 63, 64, 72). Scripts are allowed from own files only.
 */
export function setPageHeaders(ctx: Koa.Context, formTargets: readonly string[] = []): void {
  ctx.set({
    'Content-Security-Policy': contentSecurityPolicy(formTargets),
    'Cache-Control': 'no-store',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
  });
}

/**
 * `formTargets` are origins to which a form may lead, through redirects, too: browsers apply `form-action` to the whole chain,
 * so the page of a decision names the application's.
 */
function contentSecurityPolicy(formTargets: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    "frame-ancestors 'none'",
  ].join('; ');
}

/** What `form-action` calls the place of a redirect URI. */
export function originOf(redirectUri: string | undefined): string[] {
  return redirectUri !== undefined && URL.canParse(redirectUri) ? [new URL(redirectUri).origin] : [];
}
