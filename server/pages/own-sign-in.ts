import type Koa from 'koa';
import { DomainError } from '../domain/error.ts';
import { addressOf } from '../http/address.ts';
import { signIn } from '../operations/sign-in.ts';
import { SIGN_UP } from './account/paths.ts';
import { boundFormOf, boundTokenFor } from './bound-form.ts';
import { type PageParts, personOf, seeOther, show } from './kit.ts';
import { signInView } from '../../views/oauth/sign-in.tsx';

/** Where to sign in, to come back to a page of this server. */
export function signInPathFor(path: string): string {
  return `/sign-in?to=${encodeURIComponent(path)}`;
}

/** Pages of this server that may be come back to. */
const OWN_PAGE = /^\/(?:password|connections(?:\/[a-z0-9_-]+)?|(?:administration|operations)\/[a-z0-9_/-]*)$/;

/** Where the sign-in leads. Anything but a page of this server leads home: no address from outside is followed. */
function destination(to: unknown): string {
  return typeof to === 'string' && OWN_PAGE.test(to) && !to.includes('//') ? to : '/';
}

/** `GET /sign-in`: for the pages of the server itself. */
export async function showSignIn(parts: PageParts, ctx: Koa.Context): Promise<void> {
  if ((await personOf(parts, ctx)) !== undefined) return seeOther(ctx, destination(ctx.query['to']));
  return showForm(parts, ctx, '');
}

/** `POST /sign-in`. */
export async function decideSignIn(parts: PageParts, ctx: Koa.Context): Promise<void> {
  const form = await boundFormOf(parts, ctx, 'sign-in');
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
  const token = boundTokenFor(parts, ctx, 'sign-in');
  const action = signInPathFor(destination(ctx.query['to']));
  const signUp = parts.services.sandboxSignUp && SIGN_UP;
  show(parts, ctx, signInView({ action, token, loginId, wrong, application: undefined, signUp }), {
    status: wrong ? 400 : 200,
    back: action,
  });
}
