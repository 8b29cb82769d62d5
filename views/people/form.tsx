import type { ComponentChildren } from 'preact';
import type { Role } from '../../server/domain/user.ts';
import { Code, Foreign } from '../parts/foreign.tsx';
import { Check, Field, type FieldFault } from '../parts/form.tsx';
import { Fieldset } from '../parts/fieldset.tsx';
import type { Text } from '../phrase.ts';
import type { Reader } from '../reader.ts';
import { Roles } from './states.tsx';

/** What is typed about a person. */
export interface PersonValues {
  readonly name: string;
  readonly email: string;
  readonly loginId: string;
  readonly roles: readonly Role[];
}

interface PersonFieldsProps {
  readonly reader: Reader;
  readonly values: PersonValues;
  /** The roles that can be given. */
  readonly grantable: readonly Role[];
  readonly faults: readonly FieldFault[];
  /** Whether somebody changes themself. */
  readonly self: boolean;
}

/** The fields of a person. */
export function PersonFields({ reader, values, grantable, faults, self }: PersonFieldsProps) {
  const { entry, people: words } = reader.words;
  return (
    <>
      <Field name="name" label={entry.name} value={values.name} faults={faults} />
      <Field name="email" label={entry.email} hint={words.emailHint} type="email" value={values.email} code faults={faults} />
      <Field name="login_id" label={entry.loginId} hint={entry.loginIdHint} value={values.loginId} code faults={faults} />
      <Fieldset name="roles" legend={words.rolesTitle} hint={self ? words.ownRolesHint : words.rolesHint} faults={faults}>
        {grantable.map((role, at) => (
          <Check
            id={at === 0 ? 'roles' : `roles-${role}`}
            name="roles"
            value={role}
            label={words.roles[role]}
            hint={words.roleMeans[role]}
            checked={values.roles.includes(role)}
          />
        ))}
      </Fieldset>
    </>
  );
}

/** The fields of a person that others can change under a form. */
export type PersonField = 'name' | 'email' | 'loginId' | 'roles' | 'active';

/** What a field is called, and what is in it. */
export function personEntry(
  reader: Reader,
  { name, email, loginId, roles, active }: PersonValues & { readonly active: boolean },
  field: PersonField,
): readonly [Text, ComponentChildren] {
  const { entry, people: words } = reader.words;
  switch (field) {
    case 'name':
      return [entry.name, <Foreign text={name} />];
    case 'email':
      return [entry.email, <Foreign text={email} />];
    case 'loginId':
      return [entry.loginId, <Code text={loginId} />];
    case 'roles':
      return [words.rolesTitle, <Roles reader={reader} roles={roles} />];
    case 'active':
      return [words.columns.state, active ? words.active : words.inactive];
  }
}
