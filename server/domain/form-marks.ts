import { createHash } from 'node:crypto';
import type { Company } from './company.ts';
import type { User } from './user.ts';

/**
 * How a form tells what it was made from. It carries a short digest of each value that it showed; when it comes back, the
 * digests of what is there by then say which fields somebody else has changed meanwhile. The values themselves need not travel,
 * and whatever changed beside the form (a new password, a sign-in link) is no conflict.
 */

export const USER_FIELDS = ['loginId', 'name', 'email', 'roles', 'active'] as const satisfies readonly (keyof User)[];

export const COMPANY_FIELDS = [
  'name',
  'domain',
  'domainVerified',
  'developmentPartner',
  'active',
] as const satisfies readonly (keyof Company)[];

/** 48 bits: enough to tell two values of one field apart. */
const DIGEST_LENGTH = 8;

/** What a form carries in one hidden field: letters, digits, `-`, `_` and `.`. */
export function formMarks<R extends object>(record: R, fields: readonly (keyof R)[]): string {
  return fields.map((field) => digestOf(record[field])).join('.');
}

/** Which fields are not what they were when the form was made. Marks that no form carries count as all of them. */
export function changedSince<R extends object, F extends keyof R>(marks: string, record: R, fields: readonly F[]): F[] {
  const seen = marks.split('.', fields.length + 1);
  if (seen.length !== fields.length) return [...fields];
  return fields.filter((field, place) => digestOf(record[field]) !== seen[place]);
}

/** Absent and `undefined` are one. Records keep the order of their members, so that JSON will do. */
function digestOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('base64url')
    .slice(0, DIGEST_LENGTH);
}
