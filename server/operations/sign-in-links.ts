import { assertMayMakeSignInLink, mayEditUser } from '../domain/authorization.ts';
import type { Company } from '../domain/company.ts';
import { DomainError, notFound } from '../domain/error.ts';
import { isId } from '../domain/id.ts';
import { newSecret, storeSecret } from '../domain/secret.ts';
import {
  opensSignInLink,
  readSignInToken,
  SIGN_IN_LINK_MS,
  type SignInToken,
  withSignInLink,
  writeSignInToken,
} from '../domain/sign-in-link.ts';
import { assertPassword, type User, withPassword } from '../domain/user.ts';
import { settle, successor } from './commit.ts';
import type { Caller, Services } from './context.ts';
import { eventBy } from './events.ts';
import { find } from './finding.ts';
import type { SignedIn } from './sign-in.ts';
import { readUser } from './users.ts';

/** Where a link leads; the token follows. */
export const SIGN_IN_LINK_PATH = '/set-password/';

/** A link was made. Where mail is sent, nobody sees it but the person; else `token` is for who made it, this once. */
export type SignInLink = { readonly expiresAt: number } & (
  | { readonly sent: true }
  | { readonly sent: false; readonly token: string }
);

/** What the person sends to set a password. */
export interface PasswordByLink {
  readonly token: string;
  readonly password: string;
  readonly address?: string | undefined;
  readonly requestId?: string | undefined;
}

/**
 * A company's administrators, or an operator, make a link with which one of its people sets a password: once, within 24 hours.
 * It ends every earlier one. The only way to a password of somebody else, and that person chooses it.
 */
export async function createSignInLink(
  services: Services,
  caller: Caller,
  companyId: string,
  userId: string,
): Promise<SignInLink> {
  const secret = newSecret();
  const at = services.now();
  const sent = services.mail !== undefined;
  const user = await settle(services, async () => {
    const before = await readUser(services, caller, companyId, userId);
    assertMayMakeSignInLink(caller, before);
    const company = await find(services, 'company', before.companyId);
    const stored = storeSecret(secret, services.keyring.keys('sign-in-link')[0], at);
    const link = { ...stored, madeBy: caller.actor.id, companyEpoch: company.epoch };
    const record = successor(withSignInLink(before, link));
    const about = { companyId: before.companyId, after: { user: before.id, sent } };
    return {
      changes: [{ noun: 'user', record }],
      events: [eventBy(services, caller, 'user.sign_in_link_made', about)],
      result: record,
    };
  });
  const token = writeSignInToken({ userId: user.id, secret });
  const expiresAt = at + SIGN_IN_LINK_MS;
  if (services.mail === undefined) return { expiresAt, sent: false, token };
  try {
    await services.mail.sendSignInLink({ user, company: await find(services, 'company', companyId), token, expiresAt });
  } catch (cause) {
    throw new DomainError('conflict', 'The mail server did not take the letter with the link. Try again.', { cause });
  }
  return { expiresAt, sent: true };
}

/** Whose link it is, as long as it can be used. Looking does not use it up: programs that read mail open links, too. */
export async function openSignInLink(services: Services, token: string): Promise<SignedIn> {
  return opened(services, readSignInToken(token));
}

/**
 * The person sets the password, which uses the link up and ends their sessions and tokens. Of any number of attempts with one
 * link one succeeds; a password that does not do leaves the link as it is.
 */
export async function setPasswordByLink(services: Services, given: PasswordByLink): Promise<SignedIn> {
  const token = readSignInToken(given.token);
  await opened(services, token);
  assertPassword('/password', given.password);
  const passwordHash = await services.passwords.hash(given.password);
  return settle(services, async () => {
    const { user, company } = await opened(services, token);
    const record = successor(withPassword(user, passwordHash));
    const { address, requestId } = given;
    const self: Caller = { actor: { type: 'user', id: user.id }, user, company, operator: false, address, requestId };
    return {
      changes: [{ noun: 'user', record }],
      events: [eventBy(services, self, 'user.password_set', { companyId: company.id, after: { user: user.id } })],
      result: { user: record, company },
    };
  });
}

/**
 * One answer for a link that was never made, is used, too old, whose person is not let in any more, or whose maker could not make
 * it any more: by then it would be a way around what they have lost.
 */
async function opened(services: Services, token: SignInToken | undefined): Promise<{ user: User; company: Company }> {
  const { directory, keyring, now } = services;
  const user = token && (await directory.get('user', token.userId));
  const company = user && (await directory.get('company', user.companyId));
  if (token === undefined || user === undefined || company === undefined) throw notFound();
  if (!opensSignInLink(user, company, token.secret, keyring.keys('sign-in-link'), now())) throw notFound();
  if (!(await makerMayStill(services, user))) throw notFound();
  return { user, company };
}

/** A client that acts in its own name may as long as it exists; a person as long as they have the role. */
async function makerMayStill({ directory }: Services, user: User): Promise<boolean> {
  const id = user.signInLink?.madeBy;
  if (!isId('user', id)) return id !== undefined;
  const maker = await directory.get('user', id);
  const company = maker && (await directory.get('company', maker.companyId));
  if (maker === undefined || company === undefined) return false;
  const operator = maker.active && company.active && company.platform && maker.roles.includes('operator');
  return mayEditUser({ user: maker, company, operator }, user);
}
