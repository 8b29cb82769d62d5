import { Actions, Button } from '../parts/buttons.tsx';
import { Code } from '../parts/foreign.tsx';
import { ErrorSummary, Field } from '../parts/form.tsx';
import type { Messages } from '../messages/en.ts';
import type { View } from '../reader.ts';

/** The engine binds its own forms to the session, by a field of its own. */
interface EngineForm {
  readonly action: string;
  readonly token: string;
}

/** What is wrong with a code. */
export type DeviceFault = Extract<keyof Messages['oauth']['device'], 'unknown' | 'expired' | 'used' | 'missing' | 'failed'>;

/** The person enters the code that a device shows (RFC 8628 §3.3). */
export function deviceInputView({
  action,
  token,
  userCode,
  fault,
}: EngineForm & { userCode: string; fault?: DeviceFault | undefined }): View {
  return (reader) => {
    const { device: words } = reader.words.oauth;
    const faults = fault === undefined ? [] : [{ field: 'user_code', message: words[fault] }];
    return {
      title: words.title,
      faulty: fault !== undefined,
      main: (
        <>
          <p>{words.lead}</p>
          <ErrorSummary reader={reader} faults={faults} />
          <form method="post" action={action} novalidate>
            <input type="hidden" name="xsrf" value={token} />
            <Field name="user_code" label={words.code} hint={words.hint} value={userCode} code narrow faults={faults} />
            <Actions>
              <Button weight="primary">{words.go}</Button>
            </Actions>
          </form>
        </>
      ),
    };
  };
}

/** The person compares, before anything else happens (RFC 8628 §5.4). */
export function deviceConfirmView({
  action,
  token,
  userCode,
  application,
}: EngineForm & { userCode: string; application: string }): View {
  return ({ words: { oauth } }) => {
    const { device: words } = oauth;
    return {
      title: words.confirmTitle(application),
      main: (
        <>
          <p>{words.confirmLead}</p>
          <p class="device-code">
            <Code text={userCode} />
          </p>
          <form method="post" action={action}>
            <input type="hidden" name="xsrf" value={token} />
            <input type="hidden" name="user_code" value={userCode} />
            <Actions>
              <Button weight="primary" value="approve">
                {words.approve}
              </Button>
              <Button value="deny">{words.deny}</Button>
            </Actions>
          </form>
        </>
      ),
    };
  };
}

/** It worked. */
export function deviceConnectedView(application: string): View {
  return ({ words: { oauth } }) => ({ title: oauth.device.connectedTitle, main: <p>{oauth.device.connected(application)}</p> });
}

/** The person declined. */
export function deviceDeclinedView(): View {
  return ({ words: { oauth } }) => ({ title: oauth.device.declinedTitle, main: <p>{oauth.device.declined}</p> });
}
