import type Koa from 'koa';
import { changeOwnPassword } from '../../operations/passwords.ts';
import type { Person } from '../../provider/sessions.ts';
import { changePasswordView } from '../../../views/account/passwords.tsx';
import type { FormFault } from '../../../views/faults.ts';
import { formFaults } from '../form-faults.ts';
import { callerOf, formOf, type PageParts, seeOther, show, tokenFor } from '../kit.ts';
import { newPasswordIn } from './new-password.ts';
import { PASSWORD } from './paths.ts';

/** The form. */
export function showPassword(parts: PageParts, ctx: Koa.Context, person: Person): void {
  showForm(parts, ctx, person, []);
}

/** Changes it, which ends all sessions and tokens; this browser gets a new session. */
export async function decidePassword(parts: PageParts, ctx: Koa.Context, person: Person): Promise<void> {
  const form = await formOf(parts, ctx, person.sessionUid);
  const { password, faults } = newPasswordIn(form);
  if (faults.length > 0) return showForm(parts, ctx, person, faults);
  const change = { currentPassword: form.get('current_password') ?? '', password };
  try {
    const user = await changeOwnPassword(parts.services, callerOf(parts, ctx, person), change);
    await parts.sessions.start(ctx.req, ctx.res, user, person.company);
    return seeOther(ctx, `${PASSWORD}?done=changed`);
  } catch (error) {
    return showForm(parts, ctx, person, formFaults(error));
  }
}

function showForm(parts: PageParts, ctx: Koa.Context, { sessionUid }: Person, faults: readonly FormFault[]): void {
  const done = ctx.query['done'] === 'changed' && ctx.method !== 'POST';
  const view = changePasswordView({ action: PASSWORD, token: tokenFor(parts, sessionUid), faults, done });
  show(parts, ctx, view, { status: faults.length > 0 ? 400 : 200 });
}
