import type { Role } from '../../server/domain/user.ts';
import { type FormFault, faultsIn } from '../faults.ts';
import { Actions, Button, ButtonLink } from '../parts/buttons.tsx';
import { ErrorSummary, Form } from '../parts/form.tsx';
import type { View } from '../reader.ts';
import { PersonFields, type PersonValues } from './form.tsx';
import { crumbsWithin, type Place } from './place.tsx';

export interface AddPersonProps {
  readonly place: Place;
  readonly action: string;
  readonly token: string;
  readonly values: PersonValues;
  readonly grantable: readonly Role[];
  readonly faults: readonly FormFault[];
}

/** Adding a person, who sets a password with a link. */
export function addPersonView({ place, action, token, values, grantable, faults: found }: AddPersonProps): View {
  return (reader) => {
    const { people, frame } = reader.words;
    const { adding: words } = people;
    const faults = faultsIn(reader, found);
    return {
      title: words.title,
      faulty: faults.length > 0,
      crumbs: crumbsWithin(reader, place),
      main: (
        <>
          <p>{words.lead(place.company)}</p>
          <ErrorSummary reader={reader} faults={faults} />
          <Form action={action} token={token}>
            <PersonFields reader={reader} values={values} grantable={grantable} faults={faults} self={false} />
            <Actions>
              <Button weight="primary">{words.now}</Button>
              <ButtonLink href={place.people}>{frame.cancel}</ButtonLink>
            </Actions>
          </Form>
        </>
      ),
    };
  };
}
