import { assertPerson } from '../domain/authorization.ts';
import { invalid } from '../domain/error.ts';
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
  return settle(services, async () => {
    const before = await find(services, 'user', user.id);
    if (!(await services.passwords.matches(change.currentPassword, before.passwordHash))) {
      throw invalid({ pointer: '/current_password', message: 'This is not the current password.' });
    }
    await giveBackSignInAttempt(services, user.loginId, caller.address);
    const record = successor(withPassword(before, await services.passwords.hash(change.password)));
    return {
      changes: [{ noun: 'user', record }],
      events: [eventBy(services, caller, 'user.password_changed', { companyId: user.companyId, after: { user: user.id } })],
      result: record,
    };
  });
}
