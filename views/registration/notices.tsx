import { When } from '../parts/figures.tsx';
import { Beginning } from '../parts/foreign.tsx';
import { Facts } from '../parts/list.tsx';
import { Notice } from '../parts/notice.tsx';
import type { Reader } from '../reader.ts';
import { visible } from '../visible.ts';
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
  readonly changes: readonly ChangedField[];
  /** Of the APIs and groups those that are not as in the form that was sent. */
  readonly ticks: readonly TickChange[];
}

interface ChangedField {
  readonly field: FieldName;
  /** The person had typed something else, which still stands in the form. */
  readonly typed: boolean;
}

/** How an API or a group is kept: what is absent is as it was in the form. */
export interface TickChange {
  readonly title: string;
  readonly ticked?: boolean;
  readonly required?: boolean;
  readonly reason?: string;
}

/** Field by field, what changed meanwhile and what stands in the form now. */
export function OvertakenNotice({ reader, overtaken }: { reader: Reader; overtaken: Overtaken | undefined }) {
  const { registration: words } = reader.words;
  if (overtaken === undefined) return undefined;
  const { at, changes } = overtaken;
  return (
    <div role="alert">
      <Notice tone="waiting" sign="warning">
        <h2>{words.changed.title}</h2>
        <p>
          {words.changed.at} <When reader={reader} at={at} />. {words.changed.lead}
        </p>
        <Facts
          entries={changes.map((change) => {
            const [name, value] = changedEntry(reader, overtaken, change);
            return [
              name,
              <>
                {value}
                <p class="small">{change.typed ? <strong>{words.changed.typed}</strong> : words.changed.taken}</p>
              </>,
            ] as const;
          })}
        />
      </Notice>
    </div>
  );
}

/** What a field is called, and what has changed in it; of a long text the beginning. */
function changedEntry(reader: Reader, { now, ticks }: Overtaken, { field, typed }: ChangedField): ReturnType<typeof entryOf> {
  const { registration: words } = reader.words;
  if (field === 'apis') return [words.apis, <Ticks reader={reader} ticks={ticks} typed={typed} />];
  if (field === 'description' && now.description !== '') return [words.description, <Beginning text={now.description} />];
  return entryOf(reader, now, field);
}

const LONGEST_REASON = 30;

/** A reason that was taken over stands in the form. */
function Ticks({ reader, ticks, typed }: { reader: Reader; ticks: readonly TickChange[]; typed: boolean }) {
  const { registration, enabling } = reader.words;
  const { changed: words } = registration;
  return (
    <ul>
      {ticks.map(({ title, ticked, required, reason }) => (
        <li>
          <bdi>{visible(title)}</bdi>
          {ticked !== undefined && ` · ${ticked ? words.ticked : words.unticked}`}
          {required !== undefined && ` · ${required ? enabling.required : enabling.optional}`}
          {reason !== undefined && <> · {theirReason(reader, reason, typed)}</>}
        </li>
      ))}
    </ul>
  );
}

function theirReason({ words }: Reader, reason: string, typed: boolean) {
  if (reason === '') return words.registration.changed.noReason;
  return typed ? <Beginning text={reason} most={LONGEST_REASON} /> : words.registration.changed.reason;
}
