import type { Fault } from './error.ts';

/** Where a browser may be sent. What is registered is kept and compared byte for byte (RFC 9700 §2.1), so only what is unambiguous gets in. */

const LONGEST = 2_000;
const MOST = 20;
/** RFC 3986 §2, without `#`: a fragment cannot stand in a redirect URI (RFC 6749 §3.1.2). */
const ALLOWED = /^(?:[A-Za-z0-9\-._~:/?[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/;
/** Scheme, host and port, without user information. */
const START = /^(https?):\/\/([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?(?=[/?]|$)/;
/** RFC 8252 §7.3; `localhost` may resolve to anything (§8.3). */
const LOOPBACK = new Set(['127.0.0.1', '[::1]']);

/** What is wrong with a list of redirect URIs. */
export function redirectUriFaults(pointer: string, uris: readonly string[]): Fault[] {
  if (uris.length > MOST) return [{ pointer, message: `There can be at most ${MOST}.` }];
  return uris.flatMap((uri, index) => {
    const message = uris.indexOf(uri) < index ? 'Stands here twice.' : faultOf(uri);
    return message === undefined ? [] : [{ pointer: `${pointer}/${index}`, message }];
  });
}

function faultOf(uri: string): string | undefined {
  if (uri.length > LONGEST) return `Must be at most ${LONGEST} characters long.`;
  if (uri.includes('#')) return 'Must not have a fragment.';
  if (!ALLOWED.test(uri)) return 'Must be written in the characters of RFC 3986, everything else percent-encoded.';
  const [, scheme, host = ''] = START.exec(uri) ?? [];
  if (scheme === undefined || !URL.canParse(uri)) return 'Must be an absolute https URL without user information.';
  if (scheme === 'http' && !LOOPBACK.has(host)) {
    return 'Must be https; http is for the loopback addresses 127.0.0.1 and [::1] only.';
  }
  return undefined;
}

/** The hosts to which an application may send people back, each once. */
export function redirectHosts(uris: readonly string[]): string[] {
  return [...new Set(uris.map((uri) => new URL(uri).host))];
}
