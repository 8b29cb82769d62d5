import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret as it is kept: a keyed hash and the id of its key. Who can only write to the store cannot plant one. */
export interface StoredSecret {
  /** HMAC-SHA-256, base64url. */
  readonly digest: string;
  readonly keyId: string;
  readonly createdAt: number;
}

/** A key for hashing secrets, with the id under which hashes remember it. */
export interface SecretKey {
  readonly id: string;
  readonly key: Uint8Array;
}

const PREFIX = 'csn_secret_';
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const RANDOM_LENGTH = 43;
const CHECKSUM_LENGTH = 6;

/**
 * A new secret: a prefix that scanners know, 256 random bits, and a checksum, in letters, digits and `_` only, so that no form
 * or URL encoding can damage it.
 */
export function newSecret(): string {
  const random = base62(BigInt(`0x${randomBytes(32).toString('hex')}`), RANDOM_LENGTH);
  return `${PREFIX}${random}${checksum(random)}`;
}

/** What is kept of a secret. */
export function storeSecret(secret: string, { id, key }: SecretKey, createdAt: number): StoredSecret {
  return { digest: digest(secret, key), keyId: id, createdAt };
}

/** Under what the time is kept at which the current secret of an application or a resource server was used last. */
export function secretUseId(clientId: string): string {
  return `${clientId}/secret`;
}

/**
 * Whether this is the secret that is kept, compared whole and in constant time. `keys` are all that the server has; without the
 * one that hashed it, nothing matches.
 */
export function secretMatches(candidate: string, stored: StoredSecret, keys: readonly SecretKey[]): boolean {
  const key = keys.find(({ id }) => id === stored.keyId)?.key;
  const expected = Buffer.from(stored.digest, 'base64url');
  const actual = Buffer.from(digest(candidate, key ?? DUMMY_KEY), 'base64url');
  return expected.length === actual.length && timingSafeEqual(expected, actual) && key !== undefined;
}

const DUMMY_KEY = randomBytes(32);

function digest(secret: string, key: Uint8Array): string {
  return createHmac('sha256', key).update(secret).digest('base64url');
}

function checksum(text: string): string {
  return base62(BigInt(crc32(text)), CHECKSUM_LENGTH);
}

function base62(value: bigint, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest /= 62n) text = (BASE62[Number(rest % 62n)] ?? '') + text;
  return text;
}

/** CRC-32 (ISO-HDLC). node:zlib has it from Node 22.2 on only. */
function crc32(text: string): number {
  let crc = 0xffffffff;
  for (const byte of Buffer.from(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
