import type { ComponentChildren } from 'preact';
import { Facts } from './parts/list.tsx';
import { Notice } from './parts/notice.tsx';
import type { Text } from './phrase.ts';
import type { Reader } from './reader.ts';

/** A field that somebody else has changed while the form was open. `typed`: what the person has entered there still stands. */
export interface ChangedField<Field> {
  readonly field: Field;
  readonly typed: boolean;
}

/** Field by field, what others have saved meanwhile, and what stands in the form now. `entryOf` tells a field as it is kept. */
export function OvertakenBy<Field>({
  reader,
  changes,
  entryOf,
}: {
  reader: Reader;
  changes: readonly ChangedField<Field>[];
  entryOf: (field: Field) => readonly [Text, ComponentChildren];
}) {
  const { changed: words } = reader.words.entry;
  if (changes.length === 0) return undefined;
  return (
    <div role="alert">
      <Notice tone="waiting" sign="warning">
        <h2>{words.title}</h2>
        <p>{words.lead}</p>
        <Facts
          entries={changes.map(({ field, typed }) => {
            const [name, value] = entryOf(field);
            return [
              name,
              <>
                {value}
                <p class="small">{typed ? <strong>{words.typed}</strong> : words.taken}</p>
              </>,
            ] as const;
          })}
        />
      </Notice>
    </div>
  );
}
