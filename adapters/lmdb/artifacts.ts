import { getLastVersion, IF_EXISTS } from 'lmdb';
import type { Artifact, ArtifactKey, ArtifactStore } from '../../server/storage.ts';
import { lmdbCounter } from './counter.ts';
import type { Environment } from './environment.ts';
import { float, putUnlessThere } from './tables.ts';
import { isStorable } from './records.ts';
import { expiryOf, removeExpired } from './sweep.ts';

/** An artifact, and the alias that leads to it. */
interface Found {
  readonly artifact: Artifact;
  readonly alias: string | undefined;
}

/**
 * The artifacts in an LMDB environment. Their writes are carried out by LMDB's writer thread alone, conditions included: a
 * transaction that runs code of ours holds the lock of all processes until this one's event loop comes round to it. The version
 * of an entry is the time at which it expires, so that a condition can name the very entry that was read.
 */
export function lmdbArtifacts(environment: Environment): ArtifactStore {
  const { read, look, write, flushed, tables } = environment;
  const { artifacts, consumed, aliases } = tables;

  function find(key: string): Found | undefined {
    const bytes = artifacts.getBinaryFast(key);
    const expiresAt = getLastVersion();
    if (bytes === undefined || expiresAt <= Date.now()) return undefined;
    const [payload, alias] = JSON.parse(bytes.toString()) as [Artifact['payload'], string?];
    const consumedAt = consumed.getBinaryFast(key)?.readDoubleLE();
    return { artifact: { payload, expiresAt, ...(consumedAt !== undefined && { consumedAt }) }, alias };
  }

  function findByAlias({ model, id: alias }: ArtifactKey): Artifact | undefined {
    const id = aliases.getBinaryFast(`${model}/${alias}`)?.toString();
    const found = id === undefined ? undefined : find(`${model}/${id}`);
    // The table may name an artifact that was replaced by one with another alias, or none.
    return found?.alias === alias ? found.artifact : undefined;
  }

  /** In a write: removes what has expired here, so that what comes next begins anew. Answers whether something lives here. */
  async function makeRoom(key: string): Promise<boolean> {
    const { expiresAt } = await read(() => ({ expiresAt: expiryOf(artifacts, key) }));
    if (expiresAt === undefined || expiresAt > Date.now()) return expiresAt !== undefined;
    await removeExpired(tables, 'artifacts', key, expiresAt);
    return false;
  }

  /** Makes the mark unless there is one, and only if there is an artifact: of any number of calls one has both. */
  async function markConsumed(key: string): Promise<boolean> {
    const marks: Promise<boolean>[] = [];
    const there = artifacts.ifVersion(key, IF_EXISTS, () => marks.push(putUnlessThere(consumed, key, float(Date.now()))));
    const outcomes = await Promise.all([there, ...marks]);
    return outcomes.every(Boolean);
  }

  return {
    get: (key) => read(() => (isStorable(key.id) ? find(placeOf(key))?.artifact : undefined)),
    getByAlias: (key) => read(() => (isStorable(key.id) ? findByAlias(key) : undefined)),

    put(key, { payload, expiresAt }, alias) {
      const place = placeOf(key);
      return write(async () => {
        // What an expired artifact leaves behind must not mark its successor.
        if (look(() => consumed.doesExist(place))) await makeRoom(place);
        const written = artifacts.put(place, encode(payload, alias), expiresAt);
        await (alias === undefined
          ? written
          : Promise.all([written, aliases.put(`${key.model}/${alias}`, Buffer.from(key.id), expiresAt)]));
      });
    },

    async add(key, { payload, expiresAt }) {
      const place = placeOf(key);
      return write(async () => !(await makeRoom(place)) && putUnlessThere(artifacts, place, encode(payload), expiresAt));
    },

    async consume(key) {
      if (!isStorable(key.id)) return false;
      const found = await read(() => find(placeOf(key)));
      if (found === undefined || found.artifact.consumedAt !== undefined) return false;
      return write(() => markConsumed(placeOf(key)));
    },

    async remove(key) {
      if (!isStorable(key.id)) return;
      const place = placeOf(key);
      await write(async () => {
        await Promise.all([artifacts.remove(place), consumed.remove(place)]);
        // What was revoked must not be there again after a power cut.
        await flushed();
      });
    },

    count: lmdbCounter(environment),
  };
}

function placeOf({ model, id }: ArtifactKey): string {
  return `${model}/${id}`;
}

function encode(payload: Artifact['payload'], alias?: string): Buffer {
  return Buffer.from(JSON.stringify(alias === undefined ? [payload] : [payload, alias]));
}
