import { isDeepStrictEqual } from 'node:util';
import { type AuditEvent, eventHash } from '../domain/audit.ts';
import type { Change, Noun, Records } from '../domain/records.ts';
import { StartFault } from '../start-fault.ts';
import type { Directory } from '../storage.ts';
import { pairs } from './pairs.ts';

/** All nouns: the compiler asks for one that is left out. */
export const NOUNS = Object.keys({
  company: true,
  user: true,
  application: true,
  enablement: true,
  connection: true,
  request: true,
  resourceServer: true,
  signingKey: true,
} satisfies Record<Noun, true>) as Noun[];

/** How a directory that is brought over stands to the one where it is brought. */
export interface Comparison {
  /** How many there are at the source. */
  readonly records: ReadonlyMap<Noun, number>;
  readonly events: number;
  /** The last events of all chains. */
  readonly heads: readonly AuditEvent[];
  readonly missing: number;
  /** What is there in an older revision, as it is there. */
  readonly outdated: readonly Change[];
}

/**
 * Compares two directories, and checks the audit trail of the first. Throws a `StartFault` when the trail is broken, or when the
 * second has anything that the first has not: a copy would mix two directories.
 */
export async function compare(source: Directory, destination: Directory): Promise<Comparison> {
  const records = new Map<Noun, number>();
  const outdated: Change[] = [];
  let missing = 0;
  for (const noun of NOUNS) {
    let count = 0;
    for await (const { here, there } of pairs(reading(source, noun), reading(destination, noun))) {
      if (here === undefined) throw foreign(there?.id);
      count += 1;
      if (there === undefined) missing += 1;
      else if (there.revision < here.revision) outdated.push({ noun, record: there } as Change);
      else if (!isDeepStrictEqual(there, here)) throw foreign(there.id);
    }
    records.set(noun, count);
  }
  const trail = await compareTrails(source, destination);
  return { records, outdated, ...trail, missing: missing + trail.missing };
}

/** Reads the pages of all records of a noun. */
export function reading<N extends Noun>(
  directory: Directory,
  noun: N,
): (page: Parameters<Directory['list']>[2]) => Promise<Records[N][]> {
  return (page) => directory.list(noun, { all: true }, page);
}

async function compareTrails(
  source: Directory,
  destination: Directory,
): Promise<Pick<Comparison, 'events' | 'heads' | 'missing'>> {
  const heads = new Map<string | null, AuditEvent>();
  let events = 0;
  let missing = 0;
  const read = (directory: Directory) => (page: Parameters<Directory['events']>[1]) => directory.events({}, page);
  for await (const { here, there } of pairs(read(source), read(destination))) {
    if (here === undefined || (there !== undefined && there.hash !== here.hash)) throw foreign(there?.id);
    const before = heads.get(here.company_id)?.hash ?? null;
    if (here.previous_hash !== before || here.hash !== eventHash(here)) {
      throw new StartFault([`The audit trail does not hang together at ${here.id}: somebody may have changed it.`]);
    }
    heads.set(here.company_id, here);
    events += 1;
    if (there === undefined) missing += 1;
  }
  return { events, heads: [...heads.values()], missing };
}

function foreign(id = 'something'): StartFault {
  return new StartFault([
    `The destination has ${id}, which is not at the source or is newer there: it is another directory, or was served from already.`,
    'Nothing was copied. Name another database.',
  ]);
}
