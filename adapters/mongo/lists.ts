import { type QueryFilter, trusted } from 'mongoose';
import { enablementId } from '../../server/domain/enablement.ts';
import type { ApplicationId, CompanyId } from '../../server/domain/id.ts';
import type { Noun, Records } from '../../server/domain/records.ts';
import type { Page, Where } from '../../server/storage.ts';
import { type Database, DRIVER_LIMIT, type RecordDocument } from './connection.ts';
import { answered } from './faults.ts';
import { byKey, isStorable, keyOf, recordOf } from './records.ts';

/** What the documents of a list have. */
export type Filter = QueryFilter<RecordDocument>;

/** How many documents one command reads at most where some of them may be passed over, or all are only counted. */
const SLICE = 500;
const NO_WORDS: readonly string[] = [];

/** One page of a list, in the order of the ids. Each query goes along an index from where the page before ended. */
export async function listRecords<N extends Noun>(
  database: Database,
  noun: N,
  where: Where[N],
  page: Page,
): Promise<Records[N][]> {
  return (await documentsOf(database, noun, where, page)).map((document) => recordOf(noun, document));
}

/** How many records a list has in all. */
export async function countRecords<N extends Noun>(database: Database, noun: N, where: Where[N]): Promise<number> {
  if (!isAnswerable(where)) return 0;
  const filter = filterOf(noun, where);
  if (filter !== undefined) return answered(database.nouns[noun].countDocuments(filter).maxTimeMS(DRIVER_LIMIT).exec());
  let counted = 0;
  let after: string | undefined;
  for (;;) {
    const slice = await documentsOf(database, noun, where, { after, limit: SLICE });
    counted += slice.length;
    if (slice.length < SLICE) return counted;
    after = slice.map((document) => recordOf(noun, document).id).at(-1);
  }
}

async function documentsOf<N extends Noun>(
  database: Database,
  noun: N,
  where: Where[N],
  page: Page,
): Promise<readonly RecordDocument[]> {
  if (!isAnswerable(where)) return [];
  if ('candidatesOf' in where) return candidates(database, where.candidatesOf, where.words ?? NO_WORDS, page);
  if ('heldBy' in where) return held(database, where.heldBy, where.words ?? NO_WORDS, page);
  return scan(database, noun, filterOf(noun, where) ?? {}, page);
}

/** Whether every value can be what something has: an operator object, from wherever it came, is none. */
function isAnswerable(where: object): boolean {
  return Object.entries(where).every(([name, value]) => {
    if (name === 'all') return value === true;
    return name === 'words' && Array.isArray(value) ? value.every(isStorable) : isStorable(value);
  });
}

/** The filter of a list; `undefined` for one that is put together of several. */
export function filterOf(noun: Noun, where: object): Filter | undefined {
  if ('candidatesOf' in where || 'heldBy' in where) return undefined;
  const { all: _, words, pendingIn, userId, ...fields } = where as Record<string, unknown>;
  if (Array.isArray(words)) return foundBy(words);
  if (pendingIn !== undefined) return { companyId: pendingIn, state: 'pending' };
  if (userId !== undefined) return { [noun === 'request' ? 'requesters.userId' : 'userId']: userId };
  if (noun === 'connection' && 'applicationId' in fields) return { ...fields, acting: true };
  return fields;
}

function foundBy(words: readonly string[]): Filter {
  return words.length === 0 ? {} : { searched: trusted({ $all: [...words] }) };
}

/** The query for the first records of a noun after an id. */
export function pageQuery({ nouns }: Database, noun: Noun, filter: Filter, { after = '', limit }: Page) {
  const stretch: Filter = { ...filter, _id: trusted({ $gt: keyOf(noun, after), $lt: `${noun}0` }) };
  const query = nouns[noun].find(stretch).sort({ _id: 1 }).limit(limit).maxTimeMS(DRIVER_LIMIT);
  // All of a noun are neighbours in the order of the primary keys: no other index has them so.
  return Object.keys(filter).length === 0 ? query.hint({ _id: 1 }) : query;
}

function scan(database: Database, noun: Noun, filter: Filter, page: Page): Promise<RecordDocument[]> {
  return answered(pageQuery(database, noun, filter, page).lean<RecordDocument[]>().exec());
}

/** A company's own applications, the public ones and those that it ever enabled, merged: each of the three has an index. */
async function candidates(
  database: Database,
  companyId: CompanyId,
  words: readonly string[],
  page: Page,
): Promise<RecordDocument[]> {
  const all = await Promise.all([
    scan(database, 'application', { companyId, ...foundBy(words) }, page),
    scan(database, 'application', { visibility: 'public', ...foundBy(words) }, page),
    held(database, companyId, words, page),
  ]);
  const found = byKey(all.flat());
  const keys = [...found.keys()].toSorted().slice(0, page.limit);
  return keys.flatMap((key) => found.get(key) ?? []);
}

/** The applications that a company ever enabled: its enablements are in the order of their applications' ids. */
async function held(
  database: Database,
  companyId: CompanyId,
  words: readonly string[],
  { after = '', limit }: Page,
): Promise<RecordDocument[]> {
  const size = words.length === 0 ? limit : SLICE;
  const found: RecordDocument[] = [];
  let last = after;
  for (;;) {
    const position = enablementId(companyId, last as ApplicationId);
    const enablements = await scan(database, 'enablement', { companyId }, { after: position, limit: size });
    const keys = enablements.map(({ applicationId }) => keyOf('application', String(applicationId)));
    found.push(...(keys.length === 0 ? [] : await applicationsOf(database, keys, words)));
    if (found.length >= limit || enablements.length < size) return found.slice(0, limit);
    last = String(enablements.at(-1)?.['applicationId']);
  }
}

async function applicationsOf({ nouns }: Database, keys: readonly string[], words: readonly string[]): Promise<RecordDocument[]> {
  const filter: Filter = { ...foundBy(words), _id: trusted({ $in: [...keys] }) };
  const query = nouns.application.find(filter).sort({ _id: 1 }).maxTimeMS(DRIVER_LIMIT);
  return answered(query.lean<RecordDocument[]>().exec());
}
