import { type Role, ROLES } from '../../domain/user.ts';
import type { PersonValues } from '../../../views/people/form.tsx';

/** Roles are boxes under one name. */
export const REPEATABLE: ReadonlySet<string> = new Set(['roles']);

/** What was typed about a person. */
export function valuesIn(form: URLSearchParams): PersonValues {
  const text = (field: string): string => form.get(field) ?? '';
  const ticked = new Set(form.getAll('roles'));
  return {
    name: text('name'),
    email: text('email'),
    loginId: text('login_id'),
    roles: ROLES.filter((role: Role) => ticked.has(role)),
  };
}
