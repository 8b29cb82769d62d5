import { Actions, Button, ButtonLink } from '../parts/buttons.tsx';
import { When } from '../parts/figures.tsx';
import { Check, Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import type { View } from '../reader.ts';
import { type ApplicationPaths, crumbsOf } from './way-back.tsx';

export interface NewSecretProps {
  readonly action: string;
  readonly token: string;
  readonly application: string;
  readonly paths: ApplicationPaths;
  /** When today's secret was made, in epoch milliseconds; absent where the application has none. */
  readonly madeAt: number | undefined;
}

/** New Secret: what ends with it, before it does. */
export function newSecretView({ action, token, application, paths, madeAt }: NewSecretProps): View {
  return (reader) => {
    const { replacing: words, shown } = reader.words.credentials;
    return {
      title: words.title(application),
      crumbs: crumbsOf(reader, application, paths),
      main:
        madeAt === undefined ? (
          <>
            <p>{words.none}</p>
            <Actions>
              <ButtonLink href={paths.application}>{shown.back}</ButtonLink>
            </Actions>
          </>
        ) : (
          <>
            <Notice tone="ended" sign="warning">
              <p>
                <strong>{words.lead}</strong>
              </p>
              <p>
                {words.made}
                <When reader={reader} at={madeAt} />. {words.goesOn}
              </p>
            </Notice>
            <Form action={action} token={token}>
              <Check name="revoke_tokens" value="true" label={words.revoke} hint={words.revokeHint} />
              <Actions>
                <Button weight="danger">{words.now}</Button>
                <ButtonLink href={paths.application}>{words.keep}</ButtonLink>
              </Actions>
            </Form>
          </>
        ),
    };
  };
}
