import { type SecretKey, secretMatches, type StoredSecret } from './secret.ts';
import type { Company } from './company.ts';
import { isId, type UserId } from './id.ts';
import type { User } from './user.ts';

/** How long a person has to set a password with a link. */
export const SIGN_IN_LINK_MS = 24 * 60 * 60 * 1_000;

/** What stands at the end of a link: whose it is, and the secret. */
export interface SignInToken {
  readonly userId: UserId;
  readonly secret: string;
}

/** A link as it is kept. It is worth what its maker may do, in the company as it was: both are looked at when it is opened. */
export interface StoredSignInLink extends StoredSecret {
  /** A user's id, or a client's. */
  readonly madeBy: string;
  readonly companyEpoch: number;
}

/** The user with a link that ends any earlier one. The link is part of the user, so that setting the password uses it up. */
export function withSignInLink(user: User, link: StoredSignInLink): User {
  return { ...user, signInLink: link };
}

/** Whether the secret is that of the user's link, in time, and the company has not been deactivated since. */
export function opensSignInLink(
  { signInLink, active }: User,
  company: Company,
  secret: string,
  keys: readonly SecretKey[],
  at: number,
): boolean {
  if (signInLink === undefined || !active || !company.active || signInLink.companyEpoch !== company.epoch) return false;
  return secretMatches(secret, signInLink, keys) && at < signInLink.createdAt + SIGN_IN_LINK_MS;
}

/** Both in one, with nothing in it that a path or a line of text could damage. */
export function writeSignInToken({ userId, secret }: SignInToken): string {
  return `${userId}.${secret}`;
}

/** `undefined` for what cannot be one. */
export function readSignInToken(token: string): SignInToken | undefined {
  const [userId, secret, ...rest] = token.split('.', 3);
  return isId('user', userId) && secret !== undefined && rest.length === 0 ? { userId, secret } : undefined;
}
