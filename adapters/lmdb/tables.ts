import type { Database, RootDatabase } from 'lmdb';

/** Bytes under text keys. */
export type Table = Database<Buffer, string>;

/** The tables, by what they hold. Those of the artifacts keep the time of expiry as LMDB's version of the entry. */
export interface Tables {
  readonly records: Table;
  readonly claims: Table;
  readonly index: Table;
  readonly events: Table;
  readonly heads: Table;
  readonly uses: Table;
  readonly artifacts: Table;
  readonly consumed: Table;
  readonly aliases: Table;
  readonly counts: Table;
}

/** Makes those that are not there. */
export function openTables(root: RootDatabase<Buffer, string>): Tables {
  const table = (name: keyof Tables): Table => root.openDB(name, { encoding: 'binary' });
  const expiring = (name: keyof Tables): Table => root.openDB(name, { encoding: 'binary', useVersions: true });
  return {
    records: table('records'),
    claims: table('claims'),
    index: table('index'),
    events: table('events'),
    heads: table('heads'),
    uses: table('uses'),
    artifacts: expiring('artifacts'),
    consumed: table('consumed'),
    aliases: expiring('aliases'),
    counts: expiring('counts'),
  };
}

/** A number as eight bytes. */
export function float(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeDoubleLE(value);
  return bytes;
}

/** Writes unless there is something under the key; of any number of calls one gets `true`. */
export function putUnlessThere(table: Table, key: string, value: Buffer, version?: number): Promise<boolean> {
  // `put` takes the options that lmdb's types give to `putSync` only.
  return table.put(key, value, { version, noOverwrite: true } as unknown as number);
}
