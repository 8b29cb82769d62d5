import { assertMayDeactivate, assertMayEditUser, assertMayGrant, assertReaderOf } from '../domain/authorization.ts';
import { notFound } from '../domain/error.ts';
import { newId } from '../domain/id.ts';
import {
  assertRolesFit,
  modifiedUser,
  type NewUser,
  type User,
  type UserChanges,
  userOf,
  withSessionsEnded,
} from '../domain/user.ts';
import type { Page } from '../storage.ts';
import { assertRevision, settle, successor, unchanged } from './commit.ts';
import type { Caller, Services } from './context.ts';
import { eventBy } from './events.ts';
import { find } from './finding.ts';
import { listed, type Listed } from './listing.ts';
import { userEvents, userFacts } from './user-events.ts';

/** A company's administrators, or an operator, make a user of it; without a password, until that person sets one. */
export async function createUser(services: Services, caller: Caller, companyId: string, given: NewUser): Promise<User> {
  assertReaderOf(caller, companyId);
  const company = await find(services, 'company', companyId);
  assertMayGrant(caller, company.id, given.roles ?? []);
  assertRolesFit(given.roles ?? [], company);
  const at = services.now();
  const made = userOf(given, company.id, newId('user', at), at);
  const user = given.password === undefined ? made : { ...made, passwordHash: await services.passwords.hash(given.password) };
  return settle(services, async () => ({
    changes: [{ noun: 'user', record: user }],
    events: [eventBy(services, caller, 'user.created', { companyId: company.id, after: { user: user.id, ...userFacts(user) } })],
    result: user,
  }));
}

/** For the company's administrators and operators. */
export async function readUser(services: Services, caller: Caller, companyId: string, userId: string): Promise<User> {
  assertReaderOf(caller, companyId);
  const user = await find(services, 'user', userId);
  if (user.companyId !== companyId) throw notFound();
  return user;
}

/** The users of one company, for its administrators and operators. */
export async function listUsers(services: Services, caller: Caller, companyId: string, page: Page): Promise<Listed<User>> {
  assertReaderOf(caller, companyId);
  const { id } = await find(services, 'company', companyId);
  return listed((each) => services.directory.list('user', { companyId: id }, each), page);
}

/**
 * A company's administrators, or an operator, change a user: never one whose role is above theirs, never to one. `revision` is
 * the one that the caller has read: any other is refused as stale.
 */
export async function changeUser(
  services: Services,
  caller: Caller,
  companyId: string,
  userId: string,
  changes: UserChanges,
  revision?: number,
): Promise<User> {
  return settle(services, async () => {
    const before = await readUser(services, caller, companyId, userId);
    assertMayEditUser(caller, before);
    assertRevision(before, revision);
    if (changes.active === false) assertMayDeactivate(caller, before);
    if (changes.roles !== undefined) {
      assertMayGrant(caller, before.companyId, changes.roles);
      assertRolesFit(changes.roles, await find(services, 'company', companyId));
    }
    const after = successor(modifiedUser(before, changes));
    const events = userEvents(services, caller, before, after);
    return events.length === 0 ? unchanged(before) : { changes: [{ noun: 'user', record: after }], events, result: after };
  });
}

/**
 * A company's administrators, or an operator, sign a user out everywhere: every session, and all that applications hold for that
 * person, is of no use from the answer on, for good. Never one whose role is above theirs. Of who is deactivated nothing is left to
 * end.
 */
export async function endSessions(services: Services, caller: Caller, companyId: string, userId: string): Promise<User> {
  return settle(services, async () => {
    const before = await readUser(services, caller, companyId, userId);
    assertMayEditUser(caller, before);
    if (!before.active) return unchanged(before);
    const record = successor(withSessionsEnded(before));
    return {
      changes: [{ noun: 'user', record }],
      events: [eventBy(services, caller, 'user.sessions_ended', { companyId: before.companyId, after: { user: before.id } })],
      result: record,
    };
  });
}
