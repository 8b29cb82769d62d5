import { Actions, Button } from '../parts/buttons.tsx';
import { ErrorSummary, Field, Form } from '../parts/form.tsx';
import type { View } from '../reader.ts';

export interface SignInProps {
  readonly action: string;
  readonly token: string;
  /** What was typed. */
  readonly loginId: string;
  /** Whether the last attempt was wrong: one sentence for every cause. */
  readonly wrong: boolean;
  /** To which the person goes on; absent for the server's own pages, and where strangers are not told its name. */
  readonly application: string | undefined;
  /** Where somebody without an account makes one; absent where nobody can. */
  readonly signUp?: string | undefined;
}

/** Who it is. */
export function signInView({ action, token, loginId, wrong, application, signUp }: SignInProps): View {
  return (reader) => {
    const { oauth, account } = reader.words;
    const { signIn: words } = oauth;
    const faults = wrong ? [{ field: 'login_id', message: words.wrong }] : [];
    return {
      title: words.title,
      ...(application !== undefined && { about: words.toGoOn(application) }),
      faulty: wrong,
      main: (
        <>
          {application !== undefined && <p class="quiet-text">{words.toGoOn(application)}</p>}
          <ErrorSummary reader={reader} faults={faults} />
          <Form action={action} token={token}>
            <Field name="login_id" label={words.loginId} value={loginId} autocomplete="username" code faults={faults} />
            <Field name="password" label={words.password} type="password" autocomplete="current-password" code />
            <Actions>
              <Button weight="primary">{words.action}</Button>
            </Actions>
          </Form>
          <p class="quiet-text small">{words.forgotten}</p>
          {signUp !== undefined && (
            <p>
              {account.signingUp.openText} <a href={signUp}>{account.signingUp.open}</a>
            </p>
          )}
        </>
      ),
    };
  };
}
