import type Koa from 'koa';
import { notFound } from '../../domain/error.ts';
import { addressOf } from '../../http/address.ts';
import { signUpSandbox } from '../../operations/sandbox.ts';
import { noteSignIn } from '../../operations/sign-in.ts';
import { type SignUpValues, signUpView } from '../../../views/account/sign-up.tsx';
import type { FormFault } from '../../../views/faults.ts';
import { boundFormOf, boundTokenFor } from '../bound-form.ts';
import { formFaults } from '../form-faults.ts';
import { type PageParts, seeOther, show } from '../kit.ts';
import { NEW_APPLICATION } from '../registration/paths.ts';
import { SIGN_UP } from './paths.ts';

const BLANK: SignUpValues = { companyName: '', domain: '', name: '', email: '', loginId: '' };

/** The form, where anybody may make a sandbox company; else there is nothing here. */
export function showSignUp(parts: PageParts, ctx: Koa.Context): void {
  if (parts.services.sandboxSignUp === undefined) throw notFound();
  showForm(parts, ctx, BLANK, []);
}

/** Makes the company and its administrator, signs them in, and leads to registering the first application. */
export async function decideSignUp(parts: PageParts, ctx: Koa.Context): Promise<void> {
  const { services, settings, sessions } = parts;
  if (services.sandboxSignUp === undefined) throw notFound();
  const form = await boundFormOf(parts, ctx, 'sign-up');
  const text = (field: string): string => form.get(field) ?? '';
  const values: SignUpValues = {
    companyName: text('company_name'),
    domain: text('domain'),
    name: text('name'),
    email: text('email'),
    loginId: text('login_id'),
  };
  const from = { address: addressOf(ctx.req, settings.trustProxy), requestId: ctx.response.get('X-Request-Id') };
  try {
    const { user, company } = await signUpSandbox(services, { ...values, password: text('password'), ...from });
    await noteSignIn(services, user, from);
    await sessions.start(ctx.req, ctx.res, user, company);
    seeOther(ctx, NEW_APPLICATION);
  } catch (error) {
    showForm(parts, ctx, values, formFaults(error));
  }
}

function showForm(parts: PageParts, ctx: Koa.Context, values: SignUpValues, faults: readonly FormFault[]): void {
  const view = signUpView({ action: SIGN_UP, token: boundTokenFor(parts, ctx, 'sign-up'), values, faults });
  show(parts, ctx, view, { status: faults.length > 0 ? 400 : 200 });
}
