import { Done } from '../parts/done.tsx';
import { When } from '../parts/figures.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { type Column, Pagination, Table } from '../parts/list.tsx';
import { Empty } from '../parts/notice.tsx';
import { PublisherName } from '../parts/publisher.tsx';
import type { Reader, View } from '../reader.ts';
import { type ShownConnection, Uses } from './connection.tsx';

export interface ConnectionsProps {
  readonly connections: readonly ShownConnection[];
  /** The reader's. */
  readonly company: string;
  /** The name of the application whose connection was just ended. */
  readonly ended: string | undefined;
  readonly paths: { readonly first: string | undefined; readonly next: string | undefined };
}

/** The applications that act for who reads the page. */
export function connectionsView({ connections, company, ended, paths }: ConnectionsProps): View {
  return (reader) => {
    const { connections: words } = reader.words;
    return {
      title: words.title,
      width: 'list',
      main: (
        <>
          <Done>{ended === undefined ? undefined : words.ended(ended)}</Done>
          {connections.length === 0 ? (
            <Empty>
              <p>{words.empty}</p>
              <p>{words.emptyNext}</p>
            </Empty>
          ) : (
            <>
              <p>{words.lead}</p>
              <Table caption={words.caption} columns={columnsFor(reader, company)} rows={connections} />
            </>
          )}
          <Pagination reader={reader} first={paths.first} next={paths.next} />
        </>
      ),
    };
  };
}

const MOST_NAMED = 6;

function columnsFor(reader: Reader, company: string): Column<ShownConnection>[] {
  const { columns, end } = reader.words.connections;
  return [
    {
      title: columns.application,
      cell: ({ id, application, publisher }) => (
        <div class="named bounded">
          <span id={id}>
            <Foreign text={application} />
          </span>
          <p class="small">
            <PublisherName reader={reader} publisher={publisher} />
          </p>
        </div>
      ),
    },
    { title: columns.uses, cell: (row) => <Uses reader={reader} {...row} company={company} most={MOST_NAMED} /> },
    { title: columns.since, cell: (connection) => <Times reader={reader} {...connection} /> },
    {
      title: <span class="unseen">{columns.end}</span>,
      cell: ({ id, path }) => (
        <a class="nowrap" href={path} id={`end-${id}`} aria-labelledby={`end-${id} ${id}`}>
          {end}
        </a>
      ),
    },
  ];
}

/** Since when, and beneath that when it was used last. */
function Times({ reader, since, lastUsedAt }: Pick<ShownConnection, 'since' | 'lastUsedAt'> & { reader: Reader }) {
  const { columns, neverUsed } = reader.words.connections;
  return (
    <div class="times">
      <When reader={reader} at={since} />
      <p class="quiet-text small">
        {lastUsedAt === undefined ? (
          neverUsed
        ) : (
          <>
            {columns.lastUsed} <When reader={reader} at={lastUsedAt} />
          </>
        )}
      </p>
    </div>
  );
}
