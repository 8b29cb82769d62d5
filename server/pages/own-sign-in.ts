import { randomBytes } from 'node:crypto';
import type Koa from 'koa';
import { DomainError } from '../domain/error.ts';
import { addressOf } from '../http/address.ts';
import { signIn } from '../operations/sign-in.ts';
import { formOf, type PageParts, personOf, seeOther, show, tokenFor } from './kit.ts';
import { signInView } from '../../views/oauth/sign-in.tsx';

/** Binds the form to the browser before anybody has signed in. */
const COOKIE = 'sign-in';

/** Where to sign in, to come back to a page of this server. */
export function signInPathFor(path: string): string {
  return `/sign-in?to=${encodeURIComponent(path)}`;
}

/** A page of this server that may be come back to. Anything else leads home: no address from outside is followed. */
function destination(to: unknown): string {
  return typeof to === 'string' && /^\/administration\/[a-z0-9_/-]*$/.test(to) && !to.includes('//') ? to : '/';
}

/** `GET /sign-in`: for the pages of the server itself. */
export async function showSignIn(parts: PageParts, ctx: Koa.Context): Promise<void> {
  if ((await personOf(parts, ctx)) !== undefined) return seeOther(ctx, destination(ctx.query['to']));
  return showForm(parts, ctx, '');
}

/** `POST /sign-in`. */
export async function decideSignIn(parts: PageParts, ctx: Koa.Context): Promise<void> {
  const form = await formOf(parts, ctx, `sign-in ${ctx.cookies.get(COOKIE) ?? ''}`);
  const loginId = form.get('login_id') ?? '';
  try {
    const attempt = {
      loginId,
      password: form.get('password') ?? '',
      address: addressOf(ctx.req, parts.settings.trustProxy),
      requestId: ctx.response.get('X-Request-Id'),
    };
    const { user, company } = await signIn(parts.services, attempt);
    await parts.sessions.start(ctx.req, ctx.res, user, company);
    seeOther(ctx, destination(ctx.query['to']));
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'forbidden') throw error;
    showForm(parts, ctx, loginId, true);
  }
}

function showForm(parts: PageParts, ctx: Koa.Context, loginId: string, wrong = false): void {
  const bound = ctx.cookies.get(COOKIE) ?? randomBytes(16).toString('base64url');
  const secure = parts.settings.issuer.startsWith('https:');
  ctx.cookies.set(COOKIE, bound, { httpOnly: true, sameSite: 'strict', path: '/sign-in', secure });
  const token = tokenFor(parts, `sign-in ${bound}`);
  const action = signInPathFor(destination(ctx.query['to']));
  show(parts, ctx, signInView({ action, token, loginId, wrong, application: undefined }), {
    status: wrong ? 400 : 200,
    back: action,
  });
}
