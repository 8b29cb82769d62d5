import type { Noun, Records } from '../../server/domain/records.ts';
import type { Table } from './tables.ts';

/**
 * Records as bytes, and a cache of them that is exactly as fresh as the snapshot being read: a record is taken from it only
 * while the directory's version, or failing that the record's own revision, is the one of the snapshot.
 */

/** Ids are at most 60 characters long; what is longer names nothing, and LMDB throws on keys above 1,978 bytes. */
export const LONGEST_ID = 200;

/** Whether a value can be the key of anything. */
export function isStorable(id: string): boolean {
  return id.length > 0 && id.length <= LONGEST_ID;
}

/** How many records of one noun are kept. */
const CACHED = 20_000;
const REVISION_BYTES = 4;

interface Cached<R> {
  readonly record: R;
  /** The version of the directory at which it was last found unchanged. */
  seenAt: number;
}

/** Reads records on the present snapshot. An unchanged record is the same object each time, and frozen. */
export interface RecordReader {
  get<N extends Noun>(noun: N, id: string, directoryVersion: number): Records[N] | undefined;
}

type Caches = { readonly [N in Noun]: Map<string, Cached<Records[N]>> };

/** A reader with its own cache. */
export function cachedRecords(table: Table): RecordReader {
  const caches: Caches = {
    company: new Map(),
    user: new Map(),
    application: new Map(),
    enablement: new Map(),
    connection: new Map(),
    request: new Map(),
    resourceServer: new Map(),
    signingKey: new Map(),
  };

  return {
    get<N extends Noun>(noun: N, id: string, directoryVersion: number): Records[N] | undefined {
      const cache: Map<string, Cached<Records[N]>> = caches[noun];
      const cached = cache.get(id);
      if (cached?.seenAt === directoryVersion) return cached.record;

      const bytes = isStorable(id) ? table.getBinaryFast(recordKey(noun, id)) : undefined;
      if (bytes === undefined) return undefined;
      if (cached !== undefined && cached.record.revision === bytes.readUInt32LE()) {
        cached.seenAt = directoryVersion;
        return cached.record;
      }
      const record = deepFreeze(decode(bytes)) as Records[N];
      keep(cache, id, { record, seenAt: directoryVersion });
      return record;
    },
  };
}

/** The record as the table has it, past any cache. */
export function readRecord<N extends Noun>(table: Table, noun: N, id: string): Records[N] | undefined {
  const bytes = table.getBinaryFast(recordKey(noun, id));
  return bytes === undefined ? undefined : (decode(bytes) as Records[N]);
}

/** Where a record is. */
export function recordKey(noun: Noun, id: string): string {
  return `${noun}/${id}`;
}

/** The bytes of a record: its revision, then its JSON. */
export function encode(record: Records[Noun]): Buffer {
  const json = JSON.stringify(record);
  const bytes = Buffer.allocUnsafe(REVISION_BYTES + Buffer.byteLength(json));
  bytes.writeUInt32LE(record.revision);
  bytes.write(json, REVISION_BYTES);
  return bytes;
}

function decode(bytes: Buffer): unknown {
  return JSON.parse(bytes.toString('utf8', REVISION_BYTES, bytes.length));
}

function keep<R>(cache: Map<string, Cached<R>>, id: string, entry: Cached<R>): void {
  cache.delete(id);
  const [oldest] = cache.size < CACHED ? [] : cache.keys();
  if (oldest !== undefined) cache.delete(oldest);
  cache.set(id, entry);
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const member of Object.values(value)) deepFreeze(member);
  return Object.freeze(value);
}
