import type { Artifact, ArtifactKey, ArtifactModel, ArtifactStore } from '../../server/storage.ts';
import type { RedisConnection } from './connection.ts';
import { ADD, CONSUME, COUNT, NEVER, PUT, TIME } from './scripts.ts';

/** In keys, models have short names: a million tokens hold theirs a million times. */
const SHORT: Readonly<Record<ArtifactModel, string>> = {
  AccessToken: 'at',
  AuthorizationCode: 'ac',
  ClientCredentials: 'ct',
  DeviceCode: 'dc',
  DevicePoll: 'dp',
  Grant: 'gr',
  IdempotentAnswer: 'ia',
  Interaction: 'in',
  PushedAuthorizationRequest: 'pr',
  RefreshToken: 'rt',
  ReplayDetection: 'rd',
  Session: 'se',
};

/** An artifact, and the alias that leads to it. */
interface Found {
  readonly artifact: Artifact;
  readonly alias: string | undefined;
}

/**
 * The artifacts in Redis: one string each, under the short name of its model and its id. Redis ends their lives; the time of
 * expiry stands in the string besides, since the clocks of two machines differ. An alias is a string of its own, which names an
 * id: as the two may lie on different nodes, what it leads to is believed only if it names the alias, too. What was used or
 * ended is answered when as many replicas have it as the address says.
 */
export function redisArtifacts(redis: RedisConnection): ArtifactStore {
  async function find(key: ArtifactKey): Promise<Found | undefined> {
    const text = await redis.get(placeOf(key));
    return text === undefined ? undefined : decode(text);
  }

  return {
    async get(key) {
      const found = await find(key);
      return found?.artifact;
    },

    async getByAlias({ model, id: alias }) {
      const id = await redis.get(placeOfAlias(model, alias));
      const found = id === undefined ? undefined : await find({ model, id });
      return found?.alias === alias ? found.artifact : undefined;
    },

    async put(key, { payload, expiresAt }, alias) {
      const end = digits(expiresAt);
      const written = redis.run(PUT, placeOf(key), digits(Date.now()), end, encode(payload, alias));
      const named = alias === undefined ? undefined : redis.set(placeOfAlias(key.model, alias), key.id, expiresAt);
      await Promise.all([written, named]);
    },

    add: async (key, { payload, expiresAt }) =>
      (await redis.runConfirmed(ADD, placeOf(key), digits(Date.now()), digits(expiresAt), encode(payload))) === 1,
    consume: async (key) => (await redis.runConfirmed(CONSUME, placeOf(key), digits(Date.now()))) === 1,
    remove: (key) => redis.removeConfirmed(placeOf(key)),

    async count(key, windowSeconds, by) {
      const now = Date.now();
      const end = digits(now + windowSeconds * 1000);
      const [count, resetsAt] = (await redis.run(COUNT, `n:${key}`, digits(now), end, String(by))) as [unknown, unknown];
      return { count: Number(count), resetsAt: Number(resetsAt) };
    },
  };
}

function placeOf({ model, id }: ArtifactKey): string {
  return `${SHORT[model]}:${id}`;
}

function placeOfAlias(model: ArtifactModel, alias: string): string {
  return `a:${SHORT[model]}:${alias}`;
}

/** A time as text that sorts as it does. */
function digits(time: number): string {
  return String(Math.floor(time)).padStart(TIME, '0');
}

function encode(payload: Artifact['payload'], alias?: string): string {
  return JSON.stringify(alias === undefined ? [payload] : [payload, alias]);
}

function decode(text: string): Found | undefined {
  const expiresAt = Number(text.slice(0, TIME));
  if (expiresAt <= Date.now()) return undefined;
  const mark = text.slice(TIME, 2 * TIME);
  const [payload, alias] = JSON.parse(text.slice(2 * TIME)) as [Artifact['payload'], string?];
  return { artifact: { payload, expiresAt, ...(mark !== NEVER && { consumedAt: Number(mark) }) }, alias };
}
