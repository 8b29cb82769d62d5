import { createPublicKey } from 'node:crypto';
import type { Application } from './application.ts';
import type { Fault } from './error.ts';

/** A set of public keys (RFC 7517 §5), by which an application authenticates. */
export type PublicKeys = NonNullable<Application['jwks']>;
type Jwk = PublicKeys['keys'][number];

const MOST = 10;
const LEAST_RSA_BITS = 2_048;
const MOST_RSA_BITS = 8_192;
const LONGEST_KID = 200;
/** RFC 7518 §6.2.2, §6.3.2 and §6.4, RFC 8037 §2: what only the owner of a key may know. */
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'];
/** Whatever else a key says (RFC 7517 §4) is not kept: certificates and addresses are never followed. */
const KEPT = ['kty', 'crv', 'x', 'y', 'n', 'e', 'kid', 'use', 'alg'];
/** By key type and curve, the algorithms with which an assertion may be signed. */
const ALGORITHMS: ReadonlyMap<string, readonly string[]> = new Map([
  ['EC P-256', ['ES256']],
  ['OKP Ed25519', ['EdDSA', 'Ed25519']],
  ['RSA', ['PS256', 'RS256']],
]);

/** What is wrong with the keys: there is at least one, each is public, and fit to verify a signature. */
export function publicKeyFaults(pointer: string, { keys }: PublicKeys): Fault[] {
  if (keys.length === 0 || keys.length > MOST) return [{ pointer: `${pointer}/keys`, message: `Must be 1 to ${MOST} keys.` }];
  const ids = keys.map(({ kid }) => kid);
  return keys.flatMap((key, index) => {
    const message = key['kid'] !== undefined && ids.indexOf(key['kid']) < index ? 'Another key has this kid.' : faultOf(key);
    return message === undefined ? [] : [{ pointer: `${pointer}/keys/${index}`, message }];
  });
}

/** The keys as they are kept. */
export function tidyPublicKeys({ keys }: PublicKeys): PublicKeys {
  return {
    keys: keys.map((key) => Object.fromEntries(KEPT.flatMap((name) => (key[name] === undefined ? [] : [[name, key[name]]])))),
  };
}

function faultOf({ kty, crv, alg, use, kid, ...rest }: Jwk): string | undefined {
  if (PRIVATE_MEMBERS.some((name) => Object.hasOwn(rest, name))) {
    return 'Must be a public key: a private part was sent. Do not use that key any more.';
  }
  const algorithms = ALGORITHMS.get(kty === 'RSA' ? kty : `${text(kty)} ${text(crv)}`);
  if (algorithms === undefined) return 'Must be an EC key on P-256, an Ed25519 key or an RSA key.';
  if (alg !== undefined && !algorithms.includes(text(alg))) return `Its alg must be one of ${algorithms.join(', ')}.`;
  if (use !== undefined && use !== 'sig') return 'Its use must be "sig".';
  if (kid !== undefined && (text(kid) === '' || text(kid).length > LONGEST_KID)) {
    return `Its kid must be a text of 1 to ${LONGEST_KID} characters.`;
  }
  return materialFault({ ...rest, kty, crv });
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function materialFault(key: Jwk): string | undefined {
  try {
    const bits = createPublicKey({ key: { ...key }, format: 'jwk' }).asymmetricKeyDetails?.modulusLength;
    if (bits === undefined || (bits >= LEAST_RSA_BITS && bits <= MOST_RSA_BITS)) return undefined;
    return `An RSA key must have ${LEAST_RSA_BITS} to ${MOST_RSA_BITS} bits.`;
  } catch {
    return 'Is not a key that can be read.';
  }
}
