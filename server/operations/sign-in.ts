import type { EventDraft } from '../domain/audit.ts';
import type { Company } from '../domain/company.ts';
import { DomainError } from '../domain/error.ts';
import { canonicalLoginId, type User } from '../domain/user.ts';
import { countSignInAttempt, giveBackSignInAttempt } from './attempts.ts';
import type { Services } from './context.ts';

/** What somebody typed into the sign-in form, and where from. */
export interface SignInAttempt {
  readonly loginId: string;
  readonly password: string;
  readonly address?: string | undefined;
  readonly requestId?: string | undefined;
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
  await services.directory.commit([], [eventOf(services, attempt, 'user.signed_in', user)]);
  await giveBackSignInAttempt(services, loginId, attempt.address);
  return { user, company };
}

/** A failed attempt stands in the trail of the company whose user was tried, else in the platform's: the work is the same. */
function eventOf({ now }: Services, attempt: SignInAttempt, action: string, user: User | undefined): EventDraft {
  return {
    at: now(),
    action,
    result: action === 'user.signed_in' ? 'success' : 'failure',
    actor: user === undefined ? { type: 'server', id: 'sign-in' } : { type: 'user', id: user.id },
    address: attempt.address,
    requestId: attempt.requestId,
    companyId: user?.companyId,
  };
}
