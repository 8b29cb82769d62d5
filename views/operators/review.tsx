import { When } from '../parts/figures.tsx';
import { Beginning, Foreign } from '../parts/foreign.tsx';
import { type Column, Pagination, Table } from '../parts/list.tsx';
import { Badge, Empty } from '../parts/notice.tsx';
import { type Publisher, PublisherName } from '../parts/publisher.tsx';
import type { Reader, View } from '../reader.ts';

/** An application that waits for the review. */
export interface WaitingApplication {
  readonly name: string;
  readonly description: string;
  readonly publisher: Publisher;
  readonly apis: number;
  /** Sensitive data groups. */
  readonly groups: number;
  /** Whether an earlier version was approved. */
  readonly again: boolean;
  /** Epoch milliseconds. */
  readonly changedAt: number;
  readonly path: string;
}

export interface ReviewProps {
  readonly applications: readonly WaitingApplication[];
  readonly paths: { readonly all: string; readonly first: string | undefined; readonly next: string | undefined };
}

/** What waits for the review. */
export function reviewView({ applications, paths }: ReviewProps): View {
  return (reader) => {
    const { review: words } = reader.words;
    return {
      title: words.title,
      width: 'list',
      main: (
        <>
          <p>{words.lead}</p>
          {applications.length === 0 ? (
            <Empty>
              <p>{words.empty}</p>
              <p>{words.emptyNext}</p>
            </Empty>
          ) : (
            <Table caption={words.caption} columns={columnsFor(reader)} rows={applications} />
          )}
          <p>
            <a href={paths.all}>{words.all.open}</a>
          </p>
          <Pagination reader={reader} first={paths.first} next={paths.next} />
        </>
      ),
    };
  };
}

function columnsFor(reader: Reader): Column<WaitingApplication>[] {
  const { review: words } = reader.words;
  const { columns } = words;
  return [
    {
      title: columns.name,
      cell: ({ name, description, again, path }) => (
        <div class="named">
          <a href={path}>
            <Foreign text={name} />
          </a>{' '}
          <Badge tone={again ? 'waiting' : 'quiet'} sign="added">
            {again ? words.again : words.first}
          </Badge>
          {description !== '' && (
            <p class="quiet-text small">
              <Beginning text={description} />
            </p>
          )}
        </div>
      ),
    },
    { title: columns.publisher, cell: ({ publisher }) => <PublisherName reader={reader} publisher={publisher} /> },
    {
      title: columns.asks,
      cell: ({ apis, groups }) => (
        <div>
          <p class="unbroken">{words.apis(apis)}</p>
          {groups > 0 && <p class="unbroken">{words.groups(groups)}</p>}
        </div>
      ),
    },
    { title: columns.changed, cell: ({ changedAt }) => <When reader={reader} at={changedAt} /> },
  ];
}
