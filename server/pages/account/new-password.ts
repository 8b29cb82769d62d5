import type { EntryFault } from '../../../views/entry-faults.ts';

/** The new password that was typed twice; or what is wrong, before any operation sees it. */
export function newPasswordIn(form: URLSearchParams): { readonly password: string; readonly faults: readonly EntryFault[] } {
  const password = form.get('password') ?? '';
  const same = password === form.get('password_again');
  return { password, faults: same ? [] : [{ field: 'password_again', fault: 'passwordsDiffer' }] };
}
