import type Koa from 'koa';
import { DomainError } from '../../domain/error.ts';
import { addressOf } from '../../http/address.ts';
import { noteSignIn } from '../../operations/sign-in.ts';
import { openSignInLink, setPasswordByLink, SIGN_IN_LINK_PATH } from '../../operations/sign-in-links.ts';
import { goneLinkView, setPasswordView } from '../../../views/account/passwords.tsx';
import type { FormFault } from '../../../views/faults.ts';
import { boundFormOf, boundTokenFor } from '../bound-form.ts';
import { formFaults } from '../form-faults.ts';
import { type PageParts, seeOther, show } from '../kit.ts';
import { newPasswordIn } from './new-password.ts';

/** The page of a link for one use. Looking does not use it up: programs that read mail open links, too. */
export async function showSetPassword(parts: PageParts, ctx: Koa.Context, link: string): Promise<void> {
  return unlessGone(parts, ctx, () => showForm(parts, ctx, link, []));
}

/** Sets the password, which uses the link up and ends what was signed in before, and signs the person in. */
export async function decideSetPassword(parts: PageParts, ctx: Koa.Context, link: string): Promise<void> {
  const form = await boundFormOf(parts, ctx, 'set-password');
  const { password, faults } = newPasswordIn(form);
  return unlessGone(parts, ctx, async () => {
    if (faults.length > 0) return showForm(parts, ctx, link, faults);
    const from = { address: addressOf(ctx.req, parts.settings.trustProxy), requestId: ctx.response.get('X-Request-Id') };
    try {
      const { user, company } = await setPasswordByLink(parts.services, { token: link, password, ...from });
      await noteSignIn(parts.services, user, from);
      await parts.sessions.start(ctx.req, ctx.res, user, company);
      return seeOther(ctx, '/');
    } catch (error) {
      return showForm(parts, ctx, link, formFaults(error));
    }
  });
}

async function showForm(parts: PageParts, ctx: Koa.Context, link: string, faults: readonly FormFault[]): Promise<void> {
  const { user, company } = await openSignInLink(parts.services, link);
  const view = setPasswordView({
    action: `${SIGN_IN_LINK_PATH}${link}`,
    token: boundTokenFor(parts, ctx, 'set-password'),
    person: user.name,
    company: company.name,
    loginId: user.loginId,
    replaces: user.passwordHash !== undefined,
    faults,
  });
  show(parts, ctx, view, { status: faults.length > 0 ? 400 : 200 });
}

/** Used, too old, replaced or never made: one page for all of these, which says nothing of anybody (security.md 71). */
async function unlessGone(parts: PageParts, ctx: Koa.Context, page: () => Promise<void>): Promise<void> {
  try {
    await page();
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'not_found') throw error;
    show(parts, ctx, goneLinkView, { status: 404, back: '/sign-in' });
  }
}
