import { Actions, Button, ButtonLink } from '../parts/buttons.tsx';
import { Form } from '../parts/form.tsx';
import type { View } from '../reader.ts';

/** Whom the page is for, and what they may know. */
export type NotEnabledAudience =
  /** It was enabled while the page was open. */
  | { readonly kind: 'enabled'; readonly application: string }
  | { readonly kind: 'administrator'; readonly application: string; readonly company: string; readonly enablePath: string }
  | { readonly kind: 'user'; readonly application: string; readonly company: string }
  /** Nothing may be said of the application. */
  | { readonly kind: 'stranger' };

export interface NotEnabledProps {
  readonly action: string;
  readonly token: string;
  readonly audience: NotEnabledAudience;
}

/** The company has not enabled the application: what can be done about it, by whom. */
export function notEnabledView({ action, token, audience }: NotEnabledProps): View {
  return ({ words: { oauth } }) => {
    const { notEnabled: words } = oauth;
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
          main: (
            <>
              <p>{words.user(audience.application)}</p>
              <Form action={action} token={token}>
                <Actions>
                  <Button value="cancel">{words.back(audience.application)}</Button>
                </Actions>
              </Form>
            </>
          ),
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
