import { setImmediate } from 'node:timers/promises';
import type { Change, Noun, Records } from '../../server/domain/records.ts';
import { isFoundBy } from '../../server/domain/search.ts';
import type { Page, Where } from '../../server/storage.ts';
import type { Environment } from './environment.ts';
import type { Table, Tables } from './tables.ts';
import { countRange, limited, type Range, scanAll, whole, within } from './indexes.ts';
import { type RecordReader, recordKey } from './records.ts';

/** The ranges in which the ids of a list are; an id can be in more than one. */
interface Selection {
  readonly ranges: readonly Range[];
  /** What a record must be found by beyond standing there. */
  readonly words: readonly string[];
}

/** How many records are looked at before other work gets its turn. */
const SLICE = 500;
/** From this many on it makes little difference which of two words is looked up. */
const COMMON = 2_000;

/** `Directory.list` and `Directory.count` in an LMDB environment. */
export function lmdbLists({ tables, read, directoryVersion }: Environment, records: RecordReader) {
  async function list<N extends Noun>(noun: N, where: Where[N], { after, limit }: Page): Promise<Records[N][]> {
    const { ranges, words } = await read(() => selectionOf(tables, noun, where));
    const isAsked = (record: Records[N]): boolean => words.length === 0 || isFoundBy({ noun, record } as Change, words);
    // Where every record counts, one look is enough for a page.
    const size = words.length === 0 ? Math.min(limit, SLICE) : SLICE;
    const found: Records[N][] = [];
    let last = after;
    for (;;) {
      const { ids, matches } = await read(() => {
        const version = directoryVersion();
        const scanned = scanAll(ranges, { after: last, limit: size });
        return { ids: scanned, matches: scanned.flatMap((id) => records.get(noun, id, version) ?? []).filter(isAsked) };
      });
      found.push(...matches);
      if (found.length >= limit || ids.length < size) return found.slice(0, limit);
      last = ids.at(-1);
      await setImmediate();
    }
  }

  async function count<N extends Noun>(noun: N, where: Where[N]): Promise<number> {
    const { ranges, words } = await read(() => selectionOf(tables, noun, where));
    const [only, ...others] = ranges;
    if (only !== undefined && others.length === 0 && words.length === 0) return read(() => countRange(only));
    return (await list(noun, where, { limit: Number.MAX_SAFE_INTEGER })).length;
  }

  return { list, count };
}

function selectionOf<N extends Noun>(tables: Tables, noun: N, where: Where[N]): Selection {
  const { records, index } = tables;
  const all = (ranges: readonly Range[]): Selection => ({ ranges, words: [] });
  if ('all' in where) return all([whole(records, `${noun}/`)]);
  if ('candidatesOf' in where) return candidates(tables, limited(where.candidatesOf), where.words ?? []);
  if ('heldBy' in where) return { ranges: [held(tables, limited(where.heldBy))], words: where.words ?? [] };
  if ('words' in where) return { ranges: [rarest(index, `${noun}.search/`, where.words)], words: where.words };
  if ('certification' in where) return all([whole(index, 'application.submitted/')]);
  if ('pendingIn' in where) return all([whole(index, `request.pending/${limited(where.pendingIn)}/`)]);
  if ('userId' in where) {
    const userId = limited(where.userId);
    return all([noun === 'connection' ? within(records, 'connection/', userId) : whole(index, `${noun}.user/${userId}/`)]);
  }
  if (!('companyId' in where)) return all([whole(index, `enablement.application/${limited(where.applicationId)}/`)]);
  const companyId = limited(where.companyId);
  if ('applicationId' in where) {
    return all([whole(index, `connection.acting/${companyId}/${limited(where.applicationId)}/`)]);
  }
  return all([noun === 'enablement' ? within(records, 'enablement/', companyId) : whole(index, `${noun}.company/${companyId}/`)]);
}

/** Its own, the public ones, and what it holds: those of them that the rarest word finds, where words are asked for. */
function candidates(tables: Tables, companyId: string, words: readonly string[]): Selection {
  const { index } = tables;
  const open = words.length === 0 ? whole(index, 'application.public/') : rarest(index, 'application.public-search/', words);
  return { ranges: [whole(index, `application.company/${companyId}/`), open, held(tables, companyId)], words };
}

function held({ records }: Tables, companyId: string): Range {
  return whole(records, recordKey('enablement', `${companyId}/`));
}

/** What is found by the word that finds the fewest; what has as much as `COMMON` is not counted further. */
function rarest(table: Table, prefix: string, words: readonly string[]): Range {
  const counted = words.map((word) => {
    const range = whole(table, `${prefix}${limited(word)}/`);
    return { range, size: countRange(range, COMMON) };
  });
  return counted.reduce((fewest, each) => (each.size < fewest.size ? each : fewest)).range;
}
