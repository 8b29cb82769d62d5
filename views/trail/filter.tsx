import { type ActionNoun, actionsOf } from '../../server/domain/audit-actions.ts';
import { Choice } from '../parts/choice.tsx';
import { Check, Field, type FieldFault } from '../parts/form.tsx';
import type { Reader } from '../reader.ts';

/** What is asked of the trail, as it was sent. */
export interface FilterValues {
  readonly companyId: string | undefined;
  readonly applicationId: string | undefined;
  /** An action, the noun for all of its kind, or nothing. */
  readonly action: string;
  /** Dates: the first and the last day. */
  readonly since: string;
  readonly until: string;
  readonly byOperators: boolean;
}

interface FilterProps {
  readonly reader: Reader;
  readonly action: string;
  readonly values: FilterValues;
  readonly nouns: readonly ActionNoun[];
  readonly asksForStaff: boolean;
  readonly filtered: boolean;
  readonly faults: readonly FieldFault[];
}

/** A form that finds in the trail: it changes nothing, so what it asks stands in the address. */
export function Filter({ reader, action, values, nouns, asksForStaff, filtered, faults }: FilterProps) {
  const { trail: words, frame } = reader.words;
  const groups = nouns.map((noun) => ({
    title: words.nouns[noun],
    options: [
      { value: noun, text: words.allOf(words.nouns[noun]) },
      ...actionsOf(noun).map((each) => ({ value: each, text: words.actions[each] })),
    ],
  }));
  return (
    <form class="filters" role="search" aria-label={words.filter} method="get" action={action}>
      {values.companyId !== undefined && <input type="hidden" name="company_id" value={values.companyId} />}
      {values.applicationId !== undefined && <input type="hidden" name="application_id" value={values.applicationId} />}
      <Choice
        name="action"
        label={words.what}
        value={values.action}
        options={[{ value: '', text: words.anything }]}
        groups={groups}
      />
      <Field name="since" type="date" label={words.since} value={values.since} required={false} faults={faults} />
      <Field name="until" type="date" label={words.until} value={values.until} required={false} faults={faults} />
      {asksForStaff && <Check name="by_operators" value="true" label={words.staffOnly} checked={values.byOperators} />}
      <div class="finding">
        <button class="quiet">{words.show}</button>
        {filtered && <a href={action}>{frame.clearSearch}</a>}
      </div>
    </form>
  );
}
