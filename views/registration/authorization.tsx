import { Fieldset } from '../parts/fieldset.tsx';
import { When } from '../parts/figures.tsx';
import { Code, Foreign } from '../parts/foreign.tsx';
import { Check, type FieldFault, TextArea } from '../parts/form.tsx';
import { Facts } from '../parts/list.tsx';
import type { Reader } from '../reader.ts';
import type { FormValues } from './form.tsx';

/** Key and secret, as far as they can be told. */
export interface Credentials {
  /** The company's. */
  readonly domain: string;
  /** Absent where the application is still to be registered. */
  readonly applicationKey?: string;
  /** When the secret was made, in epoch milliseconds; absent where there is none. */
  readonly secretMadeAt?: number | undefined;
  /** When it authenticated last; absent where it never did. */
  readonly secretUsedAt?: number | undefined;
}

export interface AuthorizationProps extends Credentials {
  readonly reader: Reader;
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
  /** Whether key and secret are told of, too: a form that comes back is about what was typed. */
  readonly told: boolean;
}

/** The section *Application Authorization* of the form. */
export function Authorization({ reader, values, faults, told, ...credentials }: AuthorizationProps) {
  const { credentials: words } = reader.words;
  return (
    <section class="stack">
      <h2>{words.title}</h2>
      {told && <CredentialFacts reader={reader} {...credentials} />}
      <Fieldset
        name="token_endpoint_auth_method"
        legend={words.method}
        hint={credentials.applicationKey === undefined ? undefined : words.methodSwitch}
        faults={faults}
      >
        {(['client_secret_basic', 'private_key_jwt'] as const).map((method, at) => (
          <Check
            oneOf
            name="token_endpoint_auth_method"
            id={at === 0 ? 'token_endpoint_auth_method' : `token_endpoint_auth_method-${at}`}
            value={method}
            checked={values.authenticationMethod === method}
            {...words.methods[method]}
          />
        ))}
      </Fieldset>
      <div class="with-keys">
        <TextArea code name="jwks" label={words.jwks} hint={words.jwksHint} value={values.jwks} rows={5} faults={faults} />
      </div>
    </section>
  );
}

/** Company domain, key, and what can be told of the secret: when it was made and used. */
export function CredentialFacts({ reader, ...credentials }: Credentials & { reader: Reader }) {
  const { credentials: words } = reader.words;
  const { domain, applicationKey } = credentials;
  return (
    <Facts
      entries={[
        [words.domain, <Foreign text={domain} />],
        [words.key, applicationKey === undefined ? words.keyLater : <Code text={applicationKey} />],
        [words.secret, <SecretFact reader={reader} {...credentials} />],
      ]}
    />
  );
}

function SecretFact({ reader, applicationKey, secretMadeAt, secretUsedAt }: Credentials & { reader: Reader }) {
  const { credentials: words } = reader.words;
  if (applicationKey === undefined) return <>{words.secretLater}</>;
  if (secretMadeAt === undefined) return <>{words.secretNone}</>;
  return (
    <ul>
      <li>
        {words.secretMade}
        <When reader={reader} at={secretMadeAt} />
      </li>
      <li>
        {words.secretUsed}
        {secretUsedAt === undefined ? reader.words.frame.never : <When reader={reader} at={secretUsedAt} />}
      </li>
    </ul>
  );
}
