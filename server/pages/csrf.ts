import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Keyring } from '../keyring.ts';

/**
 * A form is taken only from our own page, in the browser for which the page was made (RFC 6749 §10.12). The token is a keyed
 * hash of what the form is bound to: the session, the interaction, or a cookie where nobody has signed in.
 */
export function csrfToken(keyring: Keyring, binding: string): string {
  return keyring.mac('csrf', binding);
}

/** Whether a posted token is the one of the binding. */
export function csrfMatches(keyring: Keyring, binding: string, token: string | null): boolean {
  const expected = Buffer.from(csrfToken(keyring, binding));
  const actual = Buffer.from(token ?? '');
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/**
 * Whether a browser says that the request comes from elsewhere. `Origin` is `null` on our own forms, whose pages send no
 * referrer; browsers that say so send `Sec-Fetch-Site`, too. Programs send neither; the token stops forms of old browsers.
 */
export function isCrossSite({ headers }: IncomingMessage, origin: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin';
  return headers.origin !== undefined && headers.origin !== 'null' && headers.origin !== origin;
}
