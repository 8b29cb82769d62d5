import { Confirmation } from '../parts/confirmation.tsx';
import { When } from '../parts/figures.tsx';
import { Facts } from '../parts/list.tsx';
import { PublisherName } from '../parts/publisher.tsx';
import type { View } from '../reader.ts';
import { type ShownConnection, Uses } from './connection.tsx';

export interface EndConnectionProps {
  readonly connection: ShownConnection;
  /** The reader's. */
  readonly company: string;
  readonly token: string;
  /** Where all of them are. */
  readonly list: string;
}

/** One connection, and whether to end it. */
export function endConnectionView({ connection, company, token, list }: EndConnectionProps): View {
  return (reader) => {
    const { connections: words } = reader.words;
    const { application, publisher, uses, nothing, since, lastUsedAt, path } = connection;
    return {
      title: words.ending.title(application),
      crumbs: [{ text: words.title, path: list }],
      main: (
        <>
          <Confirmation
            action={path}
            token={token}
            lead={words.ending.lead}
            text={words.ending.text(company)}
            tone="ended"
            now={words.ending.now(application)}
            keep={words.ending.keep}
            back={list}
          />
          <section class="stack part">
            <h2>{words.ending.about}</h2>
            <Facts
              entries={[
                [words.publisher, <PublisherName reader={reader} publisher={publisher} />],
                [words.columns.uses, <Uses reader={reader} uses={uses} nothing={nothing} company={company} />],
                [words.columns.since, <When reader={reader} at={since} />],
                [words.columns.lastUsed, lastUsedAt === undefined ? words.neverUsed : <When reader={reader} at={lastUsedAt} />],
              ]}
            />
          </section>
        </>
      ),
    };
  };
}
