import type { FormFault } from '../../../views/faults.ts';

/** The new password that was typed twice; or what is wrong, before any operation sees it. */
export function newPasswordIn(form: URLSearchParams): { readonly password: string; readonly faults: readonly FormFault[] } {
  const password = form.get('password') ?? '';
  const same = password === form.get('password_again');
  return { password, faults: same ? [] : [{ field: 'password_again', sentence: 'The two new passwords differ.' }] };
}
