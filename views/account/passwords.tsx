import { type FormFault, faultsIn } from '../faults.ts';
import { Actions, Button, ButtonLink } from '../parts/buttons.tsx';
import { Code } from '../parts/foreign.tsx';
import { ErrorSummary, Field, type FieldFault, Form } from '../parts/form.tsx';
import { Facts } from '../parts/list.tsx';
import { Notice } from '../parts/notice.tsx';
import type { Text } from '../phrase.ts';
import type { Reader, View } from '../reader.ts';

export interface ChangePasswordProps {
  readonly action: string;
  readonly token: string;
  readonly faults: readonly FormFault[];
  /** Whether it has just been changed. */
  readonly done: boolean;
}

/** Changing one's own password. */
export function changePasswordView({ action, token, faults: found, done }: ChangePasswordProps): View {
  return (reader) => {
    const { changing: words } = reader.words.account;
    const faults = faultsIn(reader, found);
    return {
      title: words.title,
      faulty: faults.length > 0,
      main: (
        <>
          {done && (
            <div role="status">
              <Notice tone="enabled" sign="enabled">
                <p>{words.done}</p>
              </Notice>
            </div>
          )}
          <p>{words.lead}</p>
          <ErrorSummary reader={reader} faults={faults} />
          <Form action={action} token={token}>
            <Field
              name="current_password"
              label={words.current}
              type="password"
              autocomplete="current-password"
              code
              faults={faults}
            />
            <NewPassword reader={reader} label={words.new} faults={faults} />
            <Actions>
              <Button weight="primary">{words.now}</Button>
            </Actions>
          </Form>
        </>
      ),
    };
  };
}

export interface SetPasswordProps {
  readonly action: string;
  readonly token: string;
  readonly person: string;
  readonly company: string;
  readonly loginId: string;
  /** Whether the person has a password already. */
  readonly replaces: boolean;
  readonly faults: readonly FormFault[];
}

/** The page to which a link for one use leads: the person sets a password. */
export function setPasswordView({ action, token, person, company, loginId, replaces, faults: found }: SetPasswordProps): View {
  return (reader) => {
    const { account, entry } = reader.words;
    const { setting: words } = account;
    const faults = faultsIn(reader, found);
    return {
      title: words.title,
      faulty: faults.length > 0,
      main: (
        <>
          <p>{words.lead(person, company)}</p>
          <Facts entries={[[entry.loginId, <Code text={loginId} />]]} />
          {replaces && <p>{words.ends}</p>}
          <ErrorSummary reader={reader} faults={faults} />
          <Form action={action} token={token}>
            <NewPassword reader={reader} label={words.password} faults={faults} />
            <Actions>
              <Button weight="primary">{words.now}</Button>
            </Actions>
          </Form>
        </>
      ),
    };
  };
}

/** What stands there instead where the link cannot be used, whatever the cause. */
export const goneLinkView: View = ({ words: { account } }) => {
  const { setting: words } = account;
  return {
    title: words.gone,
    main: (
      <>
        <p>{words.goneText}</p>
        <p>{words.goneNext}</p>
        <Actions>
          <ButtonLink href="/sign-in">{words.signIn}</ButtonLink>
        </Actions>
      </>
    ),
  };
};

/** A new password is typed twice: nobody sees what they type. */
function NewPassword({ reader, label, faults }: { reader: Reader; label: Text; faults: readonly FieldFault[] }) {
  const { entry: words } = reader.words;
  const common = { type: 'password', autocomplete: 'new-password', code: true, faults } as const;
  return (
    <>
      <Field name="password" label={label} hint={words.passwordHint} {...common} />
      <Field name="password_again" label={words.passwordAgain} {...common} />
    </>
  );
}
