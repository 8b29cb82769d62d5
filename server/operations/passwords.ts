import { assertPerson } from '../domain/authorization.ts';
import { type DomainError, invalid } from '../domain/error.ts';
import { assertPassword, type User, withPassword } from '../domain/user.ts';
import { countSignInAttempt, giveBackSignInAttempt } from './attempts.ts';
import { settle, successor } from './commit.ts';
import type { Caller, Services } from './context.ts';
import { eventBy } from './events.ts';
import { find } from './finding.ts';

/** A change of one's own password. */
export interface PasswordChange {
  readonly currentPassword: string;
  readonly password: string;
}

/**
 * A person changes their own password, which ends all their sessions and tokens. The current one is asked for, and counts as a
 * sign-in attempt: a stolen session is no way around the limit.
 */
export async function changeOwnPassword(services: Services, caller: Caller, change: PasswordChange): Promise<User> {
  const { user } = assertPerson(caller);
  assertPassword('/password', change.password);
  await countSignInAttempt(services, user.loginId, caller.address);
  const { passwordHash: current } = await find(services, 'user', user.id);
  if (!(await services.passwords.matches(change.currentPassword, current))) throw notCurrent();
  await giveBackSignInAttempt(services, user.loginId, caller.address);
  const passwordHash = await services.passwords.hash(change.password);
  return settle(services, async () => {
    const before = await find(services, 'user', user.id);
    // Somebody else has changed it while this one was being checked.
    if (before.passwordHash !== current) throw notCurrent();
    const record = successor(withPassword(before, passwordHash));
    return {
      changes: [{ noun: 'user', record }],
      events: [eventBy(services, caller, 'user.password_changed', { companyId: user.companyId, after: { user: user.id } })],
      result: record,
    };
  });
}

function notCurrent(): DomainError {
  return invalid({ pointer: '/current_password', message: 'This is not the current password.' });
}
