import { Actions, Button } from '../parts/buttons.tsx';
import { Code, Foreign } from '../parts/foreign.tsx';
import { Form } from '../parts/form.tsx';
import { Facts } from '../parts/list.tsx';
import { Badge } from '../parts/notice.tsx';
import { type Publisher, PublisherName } from '../parts/publisher.tsx';
import type { View } from '../reader.ts';

/** Something that is asked for: an API's or a group's title in the reader's language, and its scope as small print. */
export interface AskedScope {
  readonly scope: string;
  readonly title: string;
  readonly sensitive: boolean;
}

export interface ConsentProps {
  readonly action: string;
  readonly token: string;
  readonly application: string;
  readonly company: string;
  readonly publisher: Publisher;
  /** Where the browser goes back to. */
  readonly redirectHost: string | undefined;
  readonly identity: boolean;
  readonly email: boolean;
  readonly scopes: readonly AskedScope[];
}

/** Whether the person lets the application act for them. */
export function consentView(props: ConsentProps): View {
  return (reader) => {
    const { consent: words } = reader.words.oauth;
    const { action, token, application, company, publisher, redirectHost, identity, email } = props;
    return {
      title: words.title(application),
      main: (
        <>
          <p>{words.lead(application, company)}</p>
          <Facts
            entries={[
              [words.publisher, <PublisherName reader={reader} publisher={publisher} />],
              ...(redirectHost === undefined ? [] : [[words.returnsTo, <Foreign text={redirectHost} />] as const]),
              [
                words.asksFor,
                <ul>
                  {identity && <li>{words.identity}</li>}
                  {email && <li>{words.email}</li>}
                  {props.scopes.map(({ scope, title, sensitive }) => (
                    <li class="term">
                      <Foreign text={title} />
                      <Code text={scope} />
                      {sensitive && (
                        <Badge tone="sensitive" sign="sensitive">
                          {words.sensitive}
                        </Badge>
                      )}
                    </li>
                  ))}
                </ul>,
              ],
              [words.lasts, words.lifetime(company)],
            ]}
          />
          <Form action={action} token={token}>
            <Actions>
              <Button weight="primary" value="approve">
                {words.approve(application)}
              </Button>
              <Button value="deny">{words.deny}</Button>
            </Actions>
          </Form>
        </>
      ),
    };
  };
}
