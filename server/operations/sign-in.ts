import type { EventDraft } from '../domain/audit.ts';
import type { Action } from '../domain/audit-actions.ts';
import type { Company } from '../domain/company.ts';
import { DomainError } from '../domain/error.ts';
import { canonicalLoginId, type User } from '../domain/user.ts';
import { countSignInAttempt, giveBackSignInAttempt } from './attempts.ts';
import type { Services } from './context.ts';

/** Where a request comes from. */
export interface Origin {
  readonly address?: string | undefined;
  readonly requestId?: string | undefined;
}

/** What somebody typed into the sign-in form, and where from. */
export interface SignInAttempt extends Origin {
  readonly loginId: string;
  readonly password: string;
}

/** Who has signed in. */
export interface SignedIn {
  readonly user: User;
  readonly company: Company;
}

/**
 * Signs a person in. Attempts are limited per login id and address and refused before anything is checked. An unknown login id,
 * a wrong password, an inactive user and an inactive company get one and the same answer, after the same work: `forbidden`.
 */
export async function signIn(services: Services, attempt: SignInAttempt): Promise<SignedIn> {
  const loginId = canonicalLoginId(attempt.loginId);
  await countSignInAttempt(services, loginId, attempt.address);
  const user = await services.directory.userByLoginId(loginId);
  const company = await services.directory.get('company', user?.companyId ?? services.platformId);
  const matches = await services.passwords.matches(attempt.password, user?.passwordHash);
  if (!matches || user === undefined || company === undefined || !user.active || !company.active) {
    await services.directory.commit([], [eventOf(services, attempt, 'user.sign_in_failed', user)]);
    throw new DomainError('forbidden', 'The login id or the password is wrong.');
  }
  await noteSignIn(services, user, attempt);
  await giveBackSignInAttempt(services, loginId, attempt.address);
  return { user, company };
}

/** Whoever has shown who they are, by whatever, is signed in only after that stands in the trail. */
export async function noteSignIn(services: Services, user: User, from: Origin): Promise<void> {
  await services.directory.commit([], [eventOf(services, from, 'user.signed_in', user)]);
}

/** A failed attempt stands in the trail of the company whose user was tried, else in the platform's: the work is the same. */
function eventOf({ now }: Services, { address, requestId }: Origin, action: Action, user: User | undefined): EventDraft {
  return {
    at: now(),
    action,
    result: action === 'user.signed_in' ? 'success' : 'failure',
    actor: user === undefined ? { type: 'server', id: 'sign-in' } : { type: 'user', id: user.id },
    address,
    requestId,
    companyId: user?.companyId,
  };
}
