import { Foreign } from '../parts/foreign.tsx';
import { type Column, Pagination, Table } from '../parts/list.tsx';
import { Empty } from '../parts/notice.tsx';
import { type Publisher, PublisherName } from '../parts/publisher.tsx';
import type { Reader, View } from '../reader.ts';
import { ApplicationStates } from './application-states.tsx';
import type { CompanyApplication } from './company-applications.tsx';

/** One of all applications. */
export interface ListedApplication extends CompanyApplication {
  readonly publisher: Publisher;
}

export interface ApplicationsProps {
  readonly applications: readonly ListedApplication[];
  readonly paths: { readonly review: string; readonly first: string | undefined; readonly next: string | undefined };
}

/** All applications of all companies. */
export function applicationsView({ applications, paths }: ApplicationsProps): View {
  return (reader) => {
    const { review: words } = reader.words;
    return {
      title: words.all.title,
      width: 'list',
      crumbs: [{ text: words.title, path: paths.review }],
      main: (
        <>
          {applications.length === 0 ? (
            <Empty>
              <p>{words.all.empty}</p>
              <p>{words.all.emptyNext}</p>
            </Empty>
          ) : (
            <Table caption={words.all.caption} columns={columnsFor(reader)} rows={applications} />
          )}
          <Pagination reader={reader} first={paths.first} next={paths.next} />
        </>
      ),
    };
  };
}

function columnsFor(reader: Reader): Column<ListedApplication>[] {
  const { columns, all } = reader.words.review;
  return [
    {
      title: columns.name,
      cell: ({ name, path }) => (
        <div class="named">
          <a href={path}>
            <Foreign text={name} />
          </a>
        </div>
      ),
    },
    { title: columns.publisher, cell: ({ publisher }) => <PublisherName reader={reader} publisher={publisher} /> },
    { title: all.state, cell: (application) => <ApplicationStates reader={reader} {...application} /> },
  ];
}
