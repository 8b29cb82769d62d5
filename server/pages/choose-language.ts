import type Koa from 'koa';
import { ForeignForm } from '../http/foreign-form.ts';
import { readForm } from '../http/form-body.ts';
import { isCrossSite } from './csrf.ts';
import { type PageParts, seeOther } from './kit.ts';
import { LANGUAGE_COOKIE, languageNamed } from './language.ts';

const YEAR_MS = 365 * 24 * 60 * 60 * 1_000;

/**
 * `POST /language`: keeps the person's choice in the browser, and goes back. Nothing of the server's changes, so there is no
 * token to check; a page elsewhere cannot do it all the same.
 */
export async function chooseLanguage({ settings }: PageParts, ctx: Koa.Context): Promise<void> {
  if (isCrossSite(ctx.req, settings.issuer)) throw new ForeignForm();
  const language = languageNamed((await readForm(ctx.req)).get('language'));
  if (language !== undefined) {
    const secure = settings.issuer.startsWith('https:');
    ctx.cookies.set(LANGUAGE_COOKIE, language.tag, {
      signed: false,
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure,
      maxAge: YEAR_MS,
    });
  }
  seeOther(ctx, ownPath(ctx.query['to'], settings.issuer));
}

/** The path, if it leads to this server whatever a browser makes of it; else home. No address from outside is followed. */
function ownPath(to: unknown, issuer: string): string {
  if (typeof to !== 'string' || !/^\/(?![/\\])[\x21-\x7e]*$/.test(to)) return '/';
  const url = URL.parse(to, issuer);
  return url?.origin === issuer ? url.pathname + url.search : '/';
}
