import type { RequestState } from '../../server/domain/request.ts';
import { Actions, Button, ButtonLink } from '../parts/buttons.tsx';
import { When } from '../parts/figures.tsx';
import { Prose } from '../parts/foreign.tsx';
import { Form } from '../parts/form.tsx';
import { Facts, Pagination } from '../parts/list.tsx';
import { Notice } from '../parts/notice.tsx';
import { type Publisher, PublisherName } from '../parts/publisher.tsx';
import type { Reader, View } from '../reader.ts';
import { RequestBadge } from './requests.tsx';

export interface RequestProps {
  readonly action: string;
  readonly token: string;
  readonly company: string;
  readonly application: string;
  readonly publisher: Publisher;
  readonly state: RequestState;
  readonly people: number;
  /** Newest first; not all of them where there are many. */
  readonly reasons: readonly string[];
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly decidedAt: number | undefined;
  /** Somebody else has decided while the page was open. */
  readonly overtaken: boolean;
  readonly paths: {
    readonly webServices: string;
    readonly requests: string;
    readonly sheet: string;
    readonly first: string | undefined;
    readonly next: string | undefined;
  };
}

/** One request: who many want the application, why, and what can be decided. */
export function requestView(props: RequestProps): View {
  const { application, people, state, overtaken, paths } = props;
  return (reader) => {
    const { requests: words, frame } = reader.words;
    return {
      title: words.titleOf(application),
      faulty: overtaken,
      crumbs: [
        { text: frame.webServices, path: paths.webServices },
        { text: words.title, path: paths.requests },
      ],
      main: (
        <>
          {overtaken && (
            <div role="alert">
              <Notice tone="waiting" sign="warning">
                <p>{words.overtaken}</p>
              </Notice>
            </div>
          )}
          <p>{state === 'pending' ? words.people(people) : words.decided[state](people)}</p>
          <About reader={reader} {...props} />
          <h2>{words.reasons}</h2>
          <Reasons reader={reader} {...props} />
          <h2>{words.decide}</h2>
          <Decisions reader={reader} {...props} />
        </>
      ),
    };
  };
}

function About({ reader, publisher, state, createdAt, decidedAt }: RequestProps & { reader: Reader }) {
  const { requests: words, enabling } = reader.words;
  return (
    <Facts
      entries={[
        [enabling.publisher, <PublisherName reader={reader} publisher={publisher} />],
        [words.columns.state, <RequestBadge reader={reader} state={state} />],
        [words.askedSince, <When reader={reader} at={createdAt} />],
        ...(decidedAt === undefined ? [] : [[words.decidedAt, <When reader={reader} at={decidedAt} />] as const]),
      ]}
    />
  );
}

function Reasons({ reader, reasons, paths }: RequestProps & { reader: Reader }) {
  if (reasons.length === 0) return <p class="quiet-text">{reader.words.requests.noReasons}</p>;
  return (
    <>
      <ul class="plain reasons">
        {reasons.map((reason) => (
          <li>
            <Prose reader={reader} text={reason} />
          </li>
        ))}
      </ul>
      <Pagination reader={reader} first={paths.first} next={paths.next} />
    </>
  );
}

/** Approving is enabling: that is done on the sheet, by whoever has seen it. */
function Decisions({ reader, action, token, application, state, paths }: RequestProps & { reader: Reader }) {
  const { requests: words } = reader.words;
  return (
    <>
      {state !== 'blocked' && state !== 'approved' && (
        <>
          <p>{words.approving}</p>
          <Actions>
            <ButtonLink weight="primary" href={paths.sheet}>
              {words.see(application)}
            </ButtonLink>
          </Actions>
        </>
      )}
      {(state === 'approved' || state === 'blocked') && (
        <p>
          <a href={paths.sheet}>{words.seeSheet(application)}</a>
        </p>
      )}
      <Form action={action} token={token}>
        {state === 'pending' && <Decision text={words.denying} value="deny" button={words.deny} />}
        {(state === 'pending' || state === 'denied') && <Decision text={words.blocking} value="block" button={words.block} />}
        {state === 'blocked' && <Decision text={words.unblocking} value="unblock" button={words.unblock} />}
      </Form>
    </>
  );
}

function Decision({ text, value, button }: { text: string; value: string; button: string }) {
  return (
    <>
      <p>{text}</p>
      <Actions>
        <Button value={value}>{button}</Button>
      </Actions>
    </>
  );
}
