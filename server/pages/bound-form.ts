import { randomBytes } from 'node:crypto';
import type Koa from 'koa';
import { formOf, type PageParts, tokenFor } from './kit.ts';

/**
 * Forms of pages that are for who has not signed in. A cookie of that page binds them to the browser, so that nobody can sign
 * somebody else in from elsewhere (security.md 62).
 */
export type BoundForm = 'sign-in' | 'sign-up' | 'set-password';

/** The token for the page's form. Sets the cookie where the browser has none. */
export function boundTokenFor(parts: PageParts, ctx: Koa.Context, name: BoundForm): string {
  const bound = ctx.cookies.get(name) ?? randomBytes(16).toString('base64url');
  const secure = parts.settings.issuer.startsWith('https:');
  ctx.cookies.set(name, bound, { httpOnly: true, sameSite: 'strict', path: `/${name}`, secure });
  return tokenFor(parts, `${name} ${bound}`);
}

/** The fields of the form, if it was made for this browser. */
export async function boundFormOf(parts: PageParts, ctx: Koa.Context, name: BoundForm): Promise<URLSearchParams> {
  return formOf(parts, ctx, `${name} ${ctx.cookies.get(name) ?? ''}`);
}
