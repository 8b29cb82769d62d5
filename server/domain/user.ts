import type { Company } from './company.ts';
import { type Fault, invalid } from './error.ts';
import type { CompanyId, UserId } from './id.ts';
import type { StoredSignInLink } from './sign-in-link.ts';
import { lengthOf, lineFaults, LONGEST_ADDRESS, tidyLine } from './text.ts';

/** What a user may do beyond signing in. The first two are equal (seed:11-12). */
export const ROLES = ['web_services_administrator', 'admin', 'operator'] as const;
export type Role = (typeof ROLES)[number];

/** A person of one company. */
export interface User {
  readonly id: UserId;
  readonly revision: number;
  readonly companyId: CompanyId;
  /** Lower case after NFKC. Unique on the server. */
  readonly loginId: string;
  readonly name: string;
  readonly email: string;
  /** Argon2id, PHC string. Absent until the person has set a password. */
  readonly passwordHash?: string;
  /** The one link with which the person can set a password; absent once it was used, or has lost its use. */
  readonly signInLink?: StoredSignInLink;
  readonly roles: readonly Role[];
  readonly active: boolean;
  /** Goes up at deactivation, at a change of the password, and when the person is signed out everywhere. */
  readonly epoch: number;
  readonly createdAt: number;
}

/** What is said of a person when the user is made. */
export interface NewUser {
  readonly loginId: string;
  readonly name: string;
  readonly email: string;
  /** Absent: the person sets one later, and cannot sign in before. */
  readonly password?: string | undefined;
  readonly roles?: readonly Role[] | undefined;
  readonly active?: boolean | undefined;
}

/** A change; what is absent stays as it is. Nobody changes somebody else's password. */
export type UserChanges = { readonly [Field in Exclude<keyof NewUser, 'password'>]?: NewUser[Field] | undefined };

const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 128;

/** A new user of a company, whose password is still to be hashed. */
export function userOf(given: NewUser, companyId: CompanyId, id: UserId, at: number): User {
  const blank: User = {
    id,
    revision: 1,
    companyId,
    loginId: '',
    name: '',
    email: '',
    roles: [],
    active: true,
    epoch: 0,
    createdAt: at,
  };
  const faults = given.password === undefined ? [] : passwordFaults('/password', given.password);
  return fit({ ...blank, ...tidy(blank, given) }, faults);
}

/**
 * The user after a change. Deactivating ends their sessions and all that was issued for them, for good. A link to set a password
 * was made for who they were: by who might have given them these roles, for the address that they had.
 */
export function modifiedUser(user: User, changes: UserChanges): User {
  const fields = tidy(user, changes);
  const ends = user.active && !fields.active;
  const same = !ends && fields.loginId === user.loginId && fields.email === user.email && sameRoles(fields.roles, user.roles);
  return fit({ ...(same ? user : withoutSignInLink(user)), ...fields, epoch: user.epoch + (ends ? 1 : 0) }, []);
}

function sameRoles(some: readonly Role[], others: readonly Role[]): boolean {
  return some.length === others.length && some.every((role) => others.includes(role));
}

/** The user with another password, which ends their sessions, all that was issued for them, and the link to set one. */
export function withPassword(user: User, passwordHash: string): User {
  return { ...withSessionsEnded(withoutSignInLink(user)), passwordHash };
}

/** The user after their sessions and all that was issued for them were ended, for good. Password and link stay as they are. */
export function withSessionsEnded(user: User): User {
  return { ...user, epoch: user.epoch + 1 };
}

function withoutSignInLink(user: User): User {
  const { signInLink: _, ...rest } = user;
  return rest;
}

/** The form in which login ids are kept and compared. */
export function canonicalLoginId(loginId: string): string {
  return loginId.normalize('NFKC').trim().toLowerCase();
}

/** The operators are the platform's staff, and nobody else's. */
export function assertRolesFit(roles: readonly Role[], company: Company): void {
  if (roles.includes('operator') && !company.platform) {
    throw invalid({ pointer: '/roles', message: '"operator" is a role in the platform company only.' });
  }
}

/** A password of 12 to 128 characters, of whatever kind. */
export function assertPassword(pointer: string, password: string): void {
  const faults = passwordFaults(pointer, password);
  if (faults.length > 0) throw invalid(...faults);
}

function passwordFaults(pointer: string, password: string): Fault[] {
  const length = lengthOf(password);
  if (length >= SHORTEST_PASSWORD && length <= LONGEST_PASSWORD && !/\p{Cs}/u.test(password)) return [];
  return [{ pointer, message: `Must be ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters long.` }];
}

function tidy(
  before: User,
  { loginId, name, email, roles, active }: UserChanges,
): Pick<User, 'loginId' | 'name' | 'email' | 'roles' | 'active'> {
  return {
    loginId: loginId === undefined ? before.loginId : canonicalLoginId(loginId),
    name: name === undefined ? before.name : tidyLine(name),
    email: email === undefined ? before.email : tidyLine(email),
    roles: roles === undefined ? before.roles : ROLES.filter((role) => roles.includes(role)),
    active: active ?? before.active,
  };
}

function fit(user: User, faults: readonly Fault[]): User {
  const all = [
    ...lineFaults('/name', user.name),
    ...emailFaults(user.email),
    ...lineFaults('/login_id', user.loginId, LONGEST_ADDRESS),
    ...(/\s/u.test(user.loginId) ? [{ pointer: '/login_id', message: 'Cannot have spaces.' }] : []),
    ...faults,
  ];
  if (all.length > 0) throw invalid(...all);
  return user;
}

function emailFaults(email: string): Fault[] {
  const pointer = '/email';
  if (!/^[^\s@]+@[^\s@]+$/u.test(email)) return [{ pointer, message: 'Must be an e-mail address.' }];
  return lineFaults(pointer, email, LONGEST_ADDRESS);
}
