import type { Role } from '../../server/domain/user.ts';
import { type FormFault, faultsIn } from '../faults.ts';
import { type ChangedField, OvertakenBy } from '../overtaken.tsx';
import { Actions, Button } from '../parts/buttons.tsx';
import { Done } from '../parts/done.tsx';
import { When } from '../parts/figures.tsx';
import { Code } from '../parts/foreign.tsx';
import { ErrorSummary, Form } from '../parts/form.tsx';
import { Facts } from '../parts/list.tsx';
import { Notice } from '../parts/notice.tsx';
import { phrase } from '../phrase.ts';
import type { Reader, View } from '../reader.ts';
import { type PersonField, PersonFields, personEntry, type PersonValues } from './form.tsx';
import { crumbsWithin, type Place } from './place.tsx';
import { PersonState } from './states.tsx';
import { PersonSteps, type PersonStepsProps } from './steps.tsx';

/** What has just been done to a person. */
export type PersonDone = 'added' | 'saved' | 'sent' | 'ended' | 'deactivated' | 'activated';

/** A person as they are kept. */
export interface KeptPerson extends PersonValues {
  readonly id: string;
  readonly active: boolean;
  readonly hasPassword: boolean;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

export interface PersonProps {
  readonly place: Place;
  readonly person: KeptPerson;
  readonly done: PersonDone | undefined;
  /** Absent where the reader cannot change this person. */
  readonly form?: PersonFormProps | undefined;
  readonly steps: PersonStepsProps;
}

export interface PersonFormProps {
  readonly action: string;
  readonly token: string;
  /** What the form was made from. */
  readonly marks: string;
  readonly values: PersonValues;
  readonly grantable: readonly Role[];
  readonly faults: readonly FormFault[];
  readonly changes: readonly ChangedField<PersonField>[];
}

/** One person: the fields, how they sign in, and what ends their access. */
export function personView({ place, person, done, form, steps }: PersonProps): View {
  return (reader) => {
    const { people: words } = reader.words;
    return {
      title: phrase`${person.name}`,
      about: words.titleOf(place.company),
      faulty: (form?.faults.length ?? 0) > 0,
      crumbs: crumbsWithin(reader, place),
      main: (
        <>
          <p class="states">
            <PersonState reader={reader} {...person} />
          </p>
          <Done>{done && doneWords(reader, done, person)}</Done>
          {form === undefined ? (
            <Kept reader={reader} person={person} />
          ) : (
            <ChangeForm reader={reader} person={person} {...form} steps={steps} />
          )}
          {form !== undefined && <PersonSteps reader={reader} {...steps} />}
          <p class="quiet-text small">
            {words.changing.since} <When reader={reader} at={person.createdAt} /> · {words.changing.number}{' '}
            <Code text={person.id} />
          </p>
        </>
      ),
    };
  };
}

function doneWords({ words }: Reader, done: PersonDone, { name, email }: KeptPerson) {
  return words.people.done[done](name, email);
}

function ChangeForm({
  reader,
  person,
  action,
  token,
  marks,
  values,
  grantable,
  faults: found,
  changes,
  steps,
}: PersonFormProps & { reader: Reader; person: KeptPerson; steps: PersonStepsProps }) {
  const faults = faultsIn(reader, found);
  return (
    <>
      <ErrorSummary reader={reader} faults={faults} />
      <OvertakenBy reader={reader} changes={changes} entryOf={(field) => personEntry(reader, person, field)} />
      <Form action={action} token={token}>
        <input type="hidden" name="marks" value={marks} />
        <PersonFields reader={reader} values={values} grantable={grantable} faults={faults} self={steps.self} />
        <Actions>
          <Button weight="primary">{reader.words.people.changing.now}</Button>
        </Actions>
      </Form>
    </>
  );
}

/** Who has a role above the reader's. */
function Kept({ reader, person }: { reader: Reader; person: KeptPerson }) {
  const fields = ['email', 'loginId', 'roles'] as const;
  return (
    <>
      <Notice tone="quiet" sign="information">
        <p>{reader.words.people.changing.kept}</p>
      </Notice>
      <Facts entries={fields.map((field) => personEntry(reader, person, field))} />
    </>
  );
}
