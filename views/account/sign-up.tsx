import { type FormFault, faultsIn } from '../faults.ts';
import { Actions, Button } from '../parts/buttons.tsx';
import { ErrorSummary, Field, Form } from '../parts/form.tsx';
import type { View } from '../reader.ts';

/** What was typed; passwords are typed anew. */
export interface SignUpValues {
  readonly companyName: string;
  readonly domain: string;
  readonly name: string;
  readonly email: string;
  readonly loginId: string;
}

export interface SignUpProps {
  readonly action: string;
  readonly token: string;
  readonly values: SignUpValues;
  readonly faults: readonly FormFault[];
}

/** Making a sandbox company, and with it the account of who administers it. */
export function signUpView({ action, token, values, faults: found }: SignUpProps): View {
  return (reader) => {
    const { account, entry } = reader.words;
    const { signingUp: words } = account;
    const faults = faultsIn(reader, found);
    return {
      title: words.title,
      faulty: faults.length > 0,
      main: (
        <>
          <p>{words.lead}</p>
          <p class="quiet-text">
            {words.haveOne} <a href="/sign-in">{words.signIn}</a>
          </p>
          <ErrorSummary reader={reader} faults={faults} />
          <Form action={action} token={token}>
            <Field
              name="company_name"
              label={entry.companyName}
              value={values.companyName}
              autocomplete="organization"
              faults={faults}
            />
            <Field name="domain" label={entry.domain} hint={words.domainHint} value={values.domain} code faults={faults} />
            <Field name="name" label={words.name} value={values.name} autocomplete="name" faults={faults} />
            <Field name="email" label={words.email} type="email" value={values.email} autocomplete="email" code faults={faults} />
            <Field
              name="login_id"
              label={entry.loginId}
              hint={words.loginIdHint}
              value={values.loginId}
              autocomplete="username"
              code
              faults={faults}
            />
            <Field
              name="password"
              label={entry.password}
              hint={entry.passwordHint}
              type="password"
              autocomplete="new-password"
              code
              faults={faults}
            />
            <Actions>
              <Button weight="primary">{words.now}</Button>
            </Actions>
          </Form>
        </>
      ),
    };
  };
}
