import { When } from '../parts/figures.tsx';
import { Facts } from '../parts/list.tsx';
import { Notice } from '../parts/notice.tsx';
import type { Reader } from '../reader.ts';
import type { FieldName } from './fields.ts';
import { entryOf, type Summary } from './summary.tsx';

/** Titles of an API that was ticked for the person, and of what needs it. */
export interface TickedForYou {
  readonly by: string;
  readonly needed: string;
}

/** What the form has ticked by itself; nothing is saved before the person has seen it. */
export function TickedNotice({ reader, ticked }: { reader: Reader; ticked: readonly TickedForYou[] }) {
  const { registration: words } = reader.words;
  if (ticked.length === 0) return undefined;
  return (
    <div role="alert">
      <Notice tone="accent" sign="information">
        <p>
          <strong>{words.tickedTitle}</strong>
        </p>
        <ul>
          {ticked.map(({ by, needed }) => (
            <li>{words.wasTicked(by, needed)}</li>
          ))}
        </ul>
        <p>{words.tickedLead}</p>
      </Notice>
    </div>
  );
}

/** What somebody else has saved while the form was open. */
export interface Overtaken {
  readonly now: Summary;
  /** Epoch milliseconds. */
  readonly at: number;
  /** `typed`: the person had typed something else, which still stands in the form. */
  readonly changes: readonly { readonly field: FieldName; readonly typed: boolean }[];
}

/** Field by field, what changed meanwhile and what stands in the form now. */
export function OvertakenNotice({ reader, overtaken }: { reader: Reader; overtaken: Overtaken | undefined }) {
  const { registration: words } = reader.words;
  if (overtaken === undefined) return undefined;
  const { now, at, changes } = overtaken;
  return (
    <div role="alert">
      <Notice tone="waiting" sign="warning">
        <h2>{words.changed.title}</h2>
        <p>
          {words.changed.at} <When reader={reader} at={at} />. {words.changed.lead}
        </p>
        <Facts
          entries={changes.map(({ field, typed }) => {
            const [name, value] = entryOf(reader, now, field);
            return [
              name,
              <>
                {value}
                <p class="small">{typed ? <strong>{words.changed.typed}</strong> : words.changed.taken}</p>
              </>,
            ] as const;
          })}
        />
      </Notice>
    </div>
  );
}
