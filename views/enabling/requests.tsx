import type { RequestState } from '../../server/domain/request.ts';
import { When, figure } from '../parts/figures.tsx';
import { Beginning, Foreign } from '../parts/foreign.tsx';
import { type Column, Pagination, Table } from '../parts/list.tsx';
import { Badge, Empty, type Tone } from '../parts/notice.tsx';
import { type Publisher, PublisherName } from '../parts/publisher.tsx';
import type { SignName } from '../parts/signs.tsx';
import type { Reader, View } from '../reader.ts';

/** An application for which people of the company have asked. */
export interface RequestRow {
  readonly application: string;
  readonly publisher: Publisher;
  readonly state: RequestState;
  readonly people: number;
  /** The latest that was given. */
  readonly reason: string | undefined;
  /** When it was decided or, while it waits, opened. Epoch milliseconds. */
  readonly at: number;
  readonly path: string;
}

export interface RequestsProps {
  readonly company: string;
  readonly requests: readonly RequestRow[];
  /** Whether what was decided is in the list, too. */
  readonly all: boolean;
  readonly paths: {
    readonly webServices: string;
    readonly pending: string;
    readonly all: string;
    readonly first: string | undefined;
    readonly next: string | undefined;
  };
}

/** What people have asked for: one row for each application. */
export function requestsView({ company, requests, all, paths }: RequestsProps): View {
  return (reader) => {
    const { requests: words, frame } = reader.words;
    return {
      title: all ? words.titleAll : words.title,
      width: 'list',
      crumbs: [{ text: frame.webServices, path: paths.webServices }],
      main: (
        <>
          <p>{words.lead(company)}</p>
          {requests.length === 0 ? (
            <Empty>
              <p>{all ? words.emptyAll : words.empty}</p>
              <p>{words.emptyNext}</p>
            </Empty>
          ) : (
            <Table caption={all ? words.titleAll : words.title} columns={columnsFor(reader)} rows={requests} />
          )}
          <Pagination reader={reader} first={paths.first} next={paths.next} />
          <p>{all ? <a href={paths.pending}>{words.showPending}</a> : <a href={paths.all}>{words.showAll}</a>}</p>
        </>
      ),
    };
  };
}

function columnsFor(reader: Reader): Column<RequestRow>[] {
  const { requests: words } = reader.words;
  const { columns } = words;
  return [
    {
      title: columns.application,
      cell: ({ application, publisher, path }) => (
        <div class="named">
          <a href={path}>
            <Foreign text={application} />
          </a>
          <p class="small">
            <PublisherName reader={reader} publisher={publisher} />
          </p>
        </div>
      ),
    },
    { title: columns.people, figures: true, cell: ({ people }) => figure(reader, people) },
    {
      title: columns.reason,
      cell: ({ reason }) =>
        reason === undefined ? <span class="quiet-text">{words.noReason}</span> : <Beginning text={reason} />,
    },
    {
      title: columns.state,
      cell: ({ state }) => (
        <span class="states">
          <RequestBadge reader={reader} state={state} />
        </span>
      ),
    },
    { title: columns.at, cell: ({ at }) => <When reader={reader} at={at} /> },
  ];
}

const BADGES: Readonly<Record<RequestState, readonly [Tone, SignName]>> = {
  pending: ['waiting', 'waiting'],
  approved: ['enabled', 'enabled'],
  denied: ['quiet', 'disabled'],
  blocked: ['ended', 'disabled'],
};

/** What became of a request, in a word or two. */
export function RequestBadge({ reader, state }: { reader: Reader; state: RequestState }) {
  const [tone, sign] = BADGES[state];
  return (
    <Badge tone={tone} sign={sign}>
      {reader.words.requests.states[state]}
    </Badge>
  );
}
