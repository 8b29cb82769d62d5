import { Actions, Button, ButtonLink } from '../parts/buttons.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import type { View } from '../reader.ts';
import { type ApplicationPaths, crumbsOf } from './way-back.tsx';

export interface EndingProps {
  readonly ends: 'tokens' | 'application';
  readonly action: string;
  readonly token: string;
  readonly application: string;
  readonly paths: ApplicationPaths;
}

/** Whether to revoke all tokens, or to deactivate the application: what ends, before it does. */
export function endingView({ ends, action, token, application, paths }: EndingProps): View {
  return (reader) => {
    const { credentials, partner } = reader.words;
    const words = ends === 'tokens' ? credentials.revoking : partner.deactivating;
    return {
      title: words.title(application),
      crumbs: crumbsOf(reader, application, paths),
      main: (
        <>
          <Notice tone="ended" sign="warning">
            <p>
              <strong>{words.lead}</strong>
            </p>
            <p>{words.text}</p>
          </Notice>
          <Form action={action} token={token}>
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
