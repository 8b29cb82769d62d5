import { type QueryFilter, trusted } from 'mongoose';
import { enablementId } from '../../server/domain/enablement.ts';
import type { CompanyId } from '../../server/domain/id.ts';
import type { Noun, Records } from '../../server/domain/records.ts';
import type { Page, Where } from '../../server/storage.ts';
import { type Database, DRIVER_LIMIT, type RecordDocument } from './connection.ts';
import { answered } from './faults.ts';
import { byKey, isStorable, keyOf, recordOf } from './records.ts';

/** Fields with the values that they must have. */
type Filter = Readonly<Record<string, string>>;

/** One page of a list, in the order of the ids. Each query goes along an index from where the page before ended. */
export async function listRecords<N extends Noun>(
  database: Database,
  noun: N,
  where: Where[N],
  page: Page,
): Promise<Records[N][]> {
  if (!('all' in where || Object.values(where).every(isStorable))) return [];
  const documents =
    'candidatesOf' in where
      ? await candidates(database, where.candidatesOf, page)
      : await scan(database, noun, filterOf(where), page);
  return documents.map((document) => recordOf(noun, document));
}

/** The filter of a list: whatever it names beside `all` are fields. */
function filterOf(where: object): Filter {
  return Object.fromEntries(Object.entries(where).filter(([field]) => field !== 'all')) as Filter;
}

/** The query for the first records of a noun after an id. */
export function pageQuery({ nouns }: Database, noun: Noun, filter: Filter, { after = '', limit }: Page) {
  const stretch: QueryFilter<RecordDocument> = { ...filter, _id: trusted({ $gt: keyOf(noun, after), $lt: `${noun}0` }) };
  const query = nouns[noun].find(stretch).sort({ _id: 1 }).limit(limit).maxTimeMS(DRIVER_LIMIT);
  // All of a noun are neighbours in the order of the primary keys: no other index has them so.
  return Object.keys(filter).length === 0 ? query.hint({ _id: 1 }) : query;
}

function scan(database: Database, noun: Noun, filter: Filter, page: Page): Promise<RecordDocument[]> {
  return answered(pageQuery(database, noun, filter, page).lean<RecordDocument[]>().exec());
}

/** A company's own applications, the public ones and those that it ever enabled, merged: each of the three has an index. */
async function candidates(database: Database, companyId: CompanyId, { after = '', limit }: Page): Promise<RecordDocument[]> {
  const [own, open, held] = await Promise.all([
    scan(database, 'application', { companyId }, { after, limit }),
    scan(database, 'application', { visibility: 'public' }, { after, limit }),
    // The enablements of a company are in the order of their applications' ids.
    scan(database, 'enablement', { companyId }, { after: enablementId(companyId, after as `app_${string}`), limit }),
  ]);
  const found = byKey([...own, ...open]);
  const heldKeys = held.map(({ applicationId }) => keyOf('application', String(applicationId)));
  const keys = [...new Set([...found.keys(), ...heldKeys])].toSorted().slice(0, limit);
  const missing = keys.filter((key) => !found.has(key));
  if (missing.length > 0) {
    const query = database.nouns.application.find({ _id: trusted({ $in: missing }) }).maxTimeMS(DRIVER_LIMIT);
    for (const [key, document] of byKey(await answered(query.lean<RecordDocument[]>().exec()))) found.set(key, document);
  }
  return keys.flatMap((key) => found.get(key) ?? []);
}
