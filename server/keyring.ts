import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import type { SecretKey } from './domain/secret.ts';
import { pooledRandomBytes } from './random.ts';

/**
 * Every key that the server uses, derived from `SERVER_KEY` (HKDF-SHA-256, RFC 5869) under a label of its own, so that a key
 * for one purpose is of no use for another. Several server keys, newest first: the newest makes, all of them verify.
 */
export type KeyPurpose =
  | 'client-secret'
  | 'sign-in-link'
  | 'artifact'
  | 'cookie'
  | 'csrf'
  | 'user-code'
  | 'signing-key'
  | 'cursor'
  | 'counter'
  | 'shown-secret';

export interface Keyring {
  /** The keys of a purpose, newest first; there is at least one. */
  keys(purpose: KeyPurpose): readonly [SecretKey, ...SecretKey[]];
  /** HMAC-SHA-256 under the newest key of the purpose, base64url. */
  mac(purpose: KeyPurpose, text: string): string;
  /** AES-256-GCM under the newest key. `about` is authenticated with it: what is sealed about one thing opens about no other. */
  seal(purpose: KeyPurpose, plain: string, about: string): string;
  /** What was sealed; `undefined` if it was altered, or its key is no longer there. */
  open(purpose: KeyPurpose, sealed: string, about: string): string | undefined;
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** `serverKeys` are 32 bytes each, newest first. */
export function createKeyring(serverKeys: readonly [Uint8Array, ...Uint8Array[]]): Keyring {
  const derived = new Map<KeyPurpose, readonly [SecretKey, ...SecretKey[]]>();

  function keys(purpose: KeyPurpose): readonly [SecretKey, ...SecretKey[]] {
    const known = derived.get(purpose);
    if (known !== undefined) return known;
    const [newest, ...older] = serverKeys;
    const made: readonly [SecretKey, ...SecretKey[]] = [derive(newest, purpose), ...older.map((key) => derive(key, purpose))];
    derived.set(purpose, made);
    return made;
  }

  return {
    keys,
    mac: (purpose, text) => createHmac('sha256', keys(purpose)[0].key).update(text).digest('base64url'),
    seal(purpose, plain, about) {
      const [{ id, key }] = keys(purpose);
      const nonce = pooledRandomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
      const sealed = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${id}.${sealed.toString('base64url')}`;
    },
    open(purpose, sealed, about) {
      const [id, text] = sealed.split('.', 2);
      const key = keys(purpose).find((candidate) => candidate.id === id)?.key;
      if (key === undefined || text === undefined) return undefined;
      const bytes = Buffer.from(text, 'base64url');
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(-TAG_BYTES));
      const plain = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8');
      try {
        return plain + decipher.final('utf8');
      } catch {
        return undefined;
      }
    },
  };
}

function derive(serverKey: Uint8Array, purpose: KeyPurpose): SecretKey {
  const bytes = Buffer.from(hkdfSync('sha256', serverKey, 'countersign', `countersign/${purpose}`, KEY_BYTES + 6));
  return { id: bytes.subarray(KEY_BYTES).toString('base64url'), key: bytes.subarray(0, KEY_BYTES) };
}
