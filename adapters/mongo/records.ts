import { isEnded } from '../../server/domain/connecting.ts';
import { type Change, claims, type Noun, type Records } from '../../server/domain/records.ts';
import { searchKeys } from '../../server/domain/search.ts';
import type { RecordDocument } from './connection.ts';

/** Ids are at most 60 characters long; what is longer names nothing. */
const LONGEST_ID = 200;

/** Whether a value can be the id of anything. An operator object, from wherever it came, is none. */
export function isStorable(id: unknown): id is string {
  return typeof id === 'string' && id.length > 0 && id.length <= LONGEST_ID;
}

/** The primary key of a record. No noun has a slash in it. */
export function keyOf(noun: Noun, id: string): string {
  return `${noun}/${id}`;
}

/** A record as it is stored. */
export function documentOf(change: Change): RecordDocument {
  const { noun, record } = change;
  const { id, ...fields } = record;
  const names = claims(change).map(({ key }) => key);
  const searched = searchKeys(change);
  return {
    _id: keyOf(noun, id),
    noun,
    ...fields,
    ...(names.length > 0 && { claims: names }),
    ...(searched.length > 0 && { searched }),
    ...(noun === 'connection' && { acting: !isEnded(record) }),
  };
}

/** The record that is stored so. */
export function recordOf<N extends Noun>(noun: N, document: RecordDocument): Records[N] {
  const { _id, noun: _, claims: __, searched: ___, acting: ____, ...fields } = document;
  return { id: _id.slice(noun.length + 1), ...fields } as unknown as Records[N];
}

/** Documents by their primary keys. */
export function byKey(documents: readonly RecordDocument[]): Map<string, RecordDocument> {
  return new Map(
    documents.map((document) => {
      const { _id } = document;
      return [_id, document];
    }),
  );
}
