import { Actions, Button, ButtonLink } from '../parts/buttons.tsx';
import type { RequestState } from '../../server/domain/request.ts';
import { type FormFault, faultsIn } from '../faults.ts';
import { When } from '../parts/figures.tsx';
import { Prose } from '../parts/foreign.tsx';
import { ErrorSummary, Form, TextArea } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import type { Reader, View } from '../reader.ts';

/** Whom the page is for, and what they may know. */
export type NotEnabledAudience =
  /** It was enabled while the page was open. */
  | { readonly kind: 'enabled'; readonly application: string }
  | { readonly kind: 'administrator'; readonly application: string; readonly company: string; readonly enablePath: string }
  | UserAudience
  /** Nothing may be said of the application. */
  | { readonly kind: 'stranger' };

/** Somebody who can ask the company's administrators. */
interface UserAudience {
  readonly kind: 'user';
  readonly application: string;
  readonly company: string;
  /** The person's own wish, if there is one. */
  readonly asked: { readonly state: RequestState; readonly at: number; readonly reason: string } | undefined;
}

export interface NotEnabledProps {
  readonly action: string;
  readonly token: string;
  readonly audience: NotEnabledAudience;
  /** What was sent and not taken. */
  readonly typed?: { readonly reason: string; readonly faults: readonly FormFault[]; readonly refused: boolean } | undefined;
}

/** The company has not enabled the application: what can be done about it, by whom. */
export function notEnabledView(props: NotEnabledProps): View {
  const { action, token, audience, typed } = props;
  return (reader) => {
    const { notEnabled: words } = reader.words.oauth;
    switch (audience.kind) {
      case 'enabled':
        return {
          title: words.enabledTitle(audience.application),
          main: (
            <>
              <p>{words.enabled}</p>
              <Form action={action} token={token}>
                <Actions>
                  <Button weight="primary" value="continue">
                    {words.goOn(audience.application)}
                  </Button>
                  <Button value="cancel">{words.back(audience.application)}</Button>
                </Actions>
              </Form>
            </>
          ),
        };
      case 'administrator':
        return {
          title: words.title(audience.company, audience.application),
          main: (
            <>
              <p>{words.administrator(audience.application)}</p>
              <Form action={action} token={token}>
                <Actions>
                  <ButtonLink weight="primary" href={audience.enablePath}>
                    {words.see(audience.application)}
                  </ButtonLink>
                  <Button value="cancel">{words.back(audience.application)}</Button>
                </Actions>
              </Form>
              <p class="quiet-text">{words.comeBack}</p>
            </>
          ),
        };
      case 'user':
        return {
          title: words.title(audience.company, audience.application),
          faulty: typed !== undefined,
          main: <Asking reader={reader} {...props} audience={audience} />,
        };
      case 'stranger':
        return {
          title: words.neutralTitle,
          main: (
            <>
              <p>{words.neutral}</p>
              <Form action={action} token={token}>
                <Actions>
                  <Button value="cancel">{words.leave}</Button>
                </Actions>
              </Form>
            </>
          ),
        };
    }
  };
}

type AskingProps = NotEnabledProps & { readonly reader: Reader; readonly audience: UserAudience };

/** Asking the administrators, or waiting for what they decide. */
function Asking(props: AskingProps) {
  const { reader, action, token, audience, typed } = props;
  const { notEnabled: words } = reader.words.oauth;
  const { application, asked } = audience;
  const refused = typed?.refused === true || asked?.state === 'blocked';
  if (refused || asked?.state === 'pending') {
    return (
      <>
        {refused ? <Refused reader={reader} application={application} /> : <Waiting {...props} />}
        <Form action={action} token={token}>
          <Actions>
            {!refused && <ButtonLink href={action}>{words.look}</ButtonLink>}
            <Button value="cancel">{words.back(application)}</Button>
          </Actions>
        </Form>
      </>
    );
  }
  const faults = faultsIn(reader, typed?.faults ?? []);
  return (
    <>
      <ErrorSummary reader={reader} faults={faults} />
      {asked?.state === 'denied' && (
        <Notice tone="quiet" sign="information">
          <p>{words.denied(application)}</p>
        </Notice>
      )}
      <p>{words.user(application)}</p>
      <Form action={action} token={token}>
        <TextArea name="reason" label={words.reason} hint={words.reasonHint} value={typed?.reason ?? ''} faults={faults} />
        <Actions>
          <Button weight="primary" value="ask">
            {words.ask}
          </Button>
          <Button value="cancel">{words.back(application)}</Button>
        </Actions>
      </Form>
    </>
  );
}

function Waiting({ reader, audience: { application, asked } }: AskingProps) {
  const { notEnabled: words } = reader.words.oauth;
  if (asked === undefined) return undefined;
  return (
    <>
      <div role="status">
        <Notice tone="waiting" sign="waiting">
          <p>
            <strong>{words.asked}</strong>
          </p>
          <p class="small quiet-text">
            <When reader={reader} at={asked.at} />
          </p>
          {asked.reason !== '' && <Prose reader={reader} text={asked.reason} />}
        </Notice>
      </div>
      <p>{words.waiting(application)}</p>
    </>
  );
}

function Refused({ reader, application }: { reader: Reader; application: string }) {
  return (
    <Notice tone="ended" sign="disabled">
      <p>{reader.words.oauth.notEnabled.refused(application)}</p>
    </Notice>
  );
}
