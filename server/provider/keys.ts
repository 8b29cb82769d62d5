import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { randomUUID } from 'node:crypto';
import type { Action } from '../domain/audit-actions.ts';
import type { SigningKey, SigningKeyState } from '../domain/signing-key.ts';
import type { Services } from '../operations/context.ts';
import { StoreUnusable } from '../storage.ts';

/**
 * The keys that sign ID tokens, kept in the directory, private parts wrapped. Their life is next → current → previous: a key is
 * published before it signs, and after it has signed until nothing that it signed is of use. The first start makes two.
 */
const DAY = 24 * 3_600_000;
const CURRENT_FOR = 90 * DAY;
/** Longer than any client may keep the key set without asking again. */
const NEXT_FOR_AT_LEAST = DAY;
const PREVIOUS_FOR = 7 * DAY;
const ORDER: readonly SigningKeyState[] = ['current', 'next', 'previous'];
const ALL = { limit: 200 } as const;

export interface SigningKeys {
  /** Private JWKs, the one that signs first. */
  readonly jwks: { keys: JWK[] };
  /** Changes whenever the set does. */
  readonly fingerprint: string;
}

/**
 * The present set, made at the first start, moved on when it is due. Any number of processes may call it at once. Throws
 * `StoreUnusable` when `SERVER_KEY` is not the one that wrapped them.
 */
export async function signingKeys(services: Services): Promise<SigningKeys> {
  await moveOn(services);
  const keys = await stored(services);
  const ordered = keys
    .filter(({ state }) => state !== 'retired')
    .toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  return {
    jwks: { keys: ordered.map((key) => unwrapped(services, key)) },
    fingerprint: ordered.map(({ id, state }) => `${id}:${state}`).join(),
  };
}

async function stored({ directory }: Services): Promise<SigningKey[]> {
  return directory.list('signingKey', { all: true }, ALL);
}

/** Whoever is second at any of these steps finds that it was done. */
async function moveOn(services: Services): Promise<void> {
  const { directory, now } = services;
  const keys = await stored(services);
  const changes = await dueChanges(services, keys);
  if (changes.length === 0) return;
  const states = changes.map(({ id, state }) => `${state}:${id}`);
  const actor = { type: 'server', id: 'countersign' } as const;
  await directory.commit(
    changes.map((record) => ({ noun: 'signingKey', record })),
    [{ at: now(), action: 'signing_key.moved_on' satisfies Action, result: 'success', actor, after: { keys: states } }],
  );
}

async function dueChanges(services: Services, keys: readonly SigningKey[]): Promise<SigningKey[]> {
  const at = services.now();
  const current = keys.find(({ state }) => state === 'current');
  const next = keys.find(({ state }) => state === 'next');
  const moved = (key: SigningKey, state: SigningKeyState): SigningKey => ({
    ...key,
    state,
    revision: key.revision + 1,
    changedAt: at,
  });
  if (current === undefined) return [await newKey(services, 'current'), await newKey(services, 'next')];
  if (next !== undefined && at - current.changedAt >= CURRENT_FOR && at - next.createdAt >= NEXT_FOR_AT_LEAST) {
    return [moved(current, 'previous'), moved(next, 'current'), await newKey(services, 'next')];
  }
  const spent = keys.filter(({ state, changedAt }) => state === 'previous' && at - changedAt >= PREVIOUS_FOR);
  if (spent.length > 0) return spent.map((key) => ({ ...moved(key, 'retired'), sealed: '' }));
  // Under a new SERVER_KEY everything is wrapped anew, so that the old one can be taken away.
  const newest = `${services.keyring.keys('signing-key')[0].id}.`;
  return keys
    .filter(({ state, sealed }) => state !== 'retired' && !sealed.startsWith(newest))
    .map((key) => ({ ...key, revision: key.revision + 1, sealed: wrap(services, key.id, unwrapped(services, key)) }));
}

async function newKey(services: Services, state: SigningKeyState): Promise<SigningKey> {
  const at = services.now();
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  // The first current key has a name that all processes agree on, so that of several first starts one wins.
  const id = state === 'current' ? 'key-1' : `key-${randomUUID()}`;
  const named = { kid: id, alg: 'ES256', use: 'sig' };
  const sealed = wrap(services, id, { ...(await exportJWK(privateKey)), ...named });
  return {
    id,
    revision: 1,
    state,
    publicJwk: { ...(await exportJWK(publicKey)), ...named },
    sealed,
    createdAt: at,
    changedAt: at,
  };
}

function wrap({ keyring }: Services, id: string, jwk: JWK): string {
  return keyring.seal('signing-key', JSON.stringify(jwk), id);
}

function unwrapped({ keyring }: Services, { id, sealed }: SigningKey): JWK {
  const plain = keyring.open('signing-key', sealed, id);
  if (plain === undefined) {
    throw new StoreUnusable(
      'SERVER_KEY is not the one with which this store was made: start with that key, or put it behind the new one (SERVER_KEY=new,old).',
    );
  }
  return JSON.parse(plain) as JWK;
}
