import type { AuthenticationMethod, GrantType, Visibility } from '../../server/domain/application.ts';
import { GRANT_TYPES } from '../../server/domain/application.ts';
import { Fieldset } from '../parts/fieldset.tsx';
import { Check, Field, type FieldFault, TextArea } from '../parts/form.tsx';
import type { Reader } from '../reader.ts';
import { ApiTree, type TreeApi } from './api-tree.tsx';
import { Authorization, type AuthorizationProps } from './authorization.tsx';

/** The form as it is shown: what was typed, or what is kept. */
export interface FormValues {
  readonly name: string;
  readonly description: string;
  readonly visibility: Visibility;
  readonly active: boolean;
  readonly apis: readonly TreeApi[];
  readonly grantTypes: readonly GrantType[];
  /** One in each line. */
  readonly redirectUris: string;
  readonly postLogoutRedirectUris: string;
  readonly authenticationMethod: AuthenticationMethod;
  readonly jwks: string;
}

interface FieldsProps {
  readonly reader: Reader;
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
  /** Whether the person may change the visibility. */
  readonly staff: boolean;
  /** What a change of the APIs means. */
  readonly additions: string | undefined;
  readonly authorization: Omit<AuthorizationProps, 'reader' | 'values' | 'faults'>;
}

/** Every field of an application, in the order of the seed. */
export function Fields({ reader, values, faults, staff, additions, authorization }: FieldsProps) {
  const { registration: words } = reader.words;
  return (
    <>
      <Field name="name" label={words.name} hint={words.nameHint} value={values.name} faults={faults} />
      <TextArea
        name="description"
        label={words.description}
        hint={words.descriptionHint}
        value={values.description}
        faults={faults}
      />
      {staff ? (
        <ChosenVisibility reader={reader} values={values} faults={faults} />
      ) : (
        <LockedVisibility reader={reader} values={values} />
      )}
      <Check name="active" label={words.active} hint={words.activeHint} value="true" checked={values.active} />
      <ApiTree reader={reader} apis={values.apis} faults={faults} additions={additions} />
      <Grants reader={reader} values={values} faults={faults} />
      <Authorization reader={reader} values={values} faults={faults} {...authorization} />
    </>
  );
}

interface PartProps {
  readonly reader: Reader;
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
}

function LockedVisibility({ reader, values }: Omit<PartProps, 'faults'>) {
  const { registration: words } = reader.words;
  return (
    <div class="field">
      <span class="label">{words.visibility}</span>
      <p>
        {words.visibilities[values.visibility]}
        <span class="quiet-text"> · {words.visibilityMeans[values.visibility]}</span>
      </p>
      <p class="hint">{words.visibilityHint}</p>
    </div>
  );
}

function ChosenVisibility({ reader, values, faults }: PartProps) {
  const { registration: words } = reader.words;
  return (
    <Fieldset name="visibility" legend={words.visibility} hint={words.visibilityHint} faults={faults}>
      {(['private', 'public'] as const).map((visibility, at) => (
        <Check
          oneOf
          name="visibility"
          id={at === 0 ? 'visibility' : `visibility-${visibility}`}
          value={visibility}
          checked={values.visibility === visibility}
          label={words.visibilities[visibility]}
          hint={words.visibilityMeans[visibility]}
        />
      ))}
    </Fieldset>
  );
}

function Grants({ reader, values, faults }: PartProps) {
  const { registration: words } = reader.words;
  return (
    <>
      <Fieldset name="grant_types" legend={<span class="large">{words.grants}</span>} hint={words.grantsHint} faults={faults}>
        {GRANT_TYPES.map((grant, at) => (
          <Check
            name="grant_types"
            id={at === 0 ? 'grant_types' : `grant_types-${at}`}
            value={grant}
            checked={values.grantTypes.includes(grant)}
            {...words.grantTypes[grant]}
          />
        ))}
      </Fieldset>
      <TextArea
        code
        name="redirect_uris"
        label={words.redirectUris}
        hint={words.redirectUrisHint}
        value={values.redirectUris}
        rows={3}
        faults={faults}
      />
      <TextArea
        code
        name="post_logout_redirect_uris"
        label={words.postLogoutRedirectUris}
        hint={words.postLogoutRedirectUrisHint}
        value={values.postLogoutRedirectUris}
        rows={2}
        faults={faults}
      />
    </>
  );
}
