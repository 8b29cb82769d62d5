import { hash } from 'node:crypto';

/** What identifiers of ours begin with: a prefix, and the time of their making. */
const TIMED = /^csn_[a-z]{2}_([0-9a-z]{9})/;

/**
 * The name under which an identifier of 256 random bits is stored: SHA-256, base64url, behind the time that the identifier begins
 * with. So what was issued at one time is written to few pages of a store that keeps names in their order, not to one page each.
 */
export function hashedId(id: string): string {
  const [, time = ''] = TIMED.exec(id) ?? [];
  return time + hash('sha256', id, 'base64url');
}
