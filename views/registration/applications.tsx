import type { CertificationState, Visibility } from '../../server/domain/application.ts';
import { Actions, ButtonLink } from '../parts/buttons.tsx';
import { Done } from '../parts/done.tsx';
import { Beginning, Foreign } from '../parts/foreign.tsx';
import { type Column, Pagination, Table } from '../parts/list.tsx';
import { Badge, Empty, Notice } from '../parts/notice.tsx';
import { SomeNames } from '../parts/some-names.tsx';
import type { Reader, View } from '../reader.ts';
import { ReviewBadge, StateBadge } from './states.tsx';

/** One of the company's own applications. */
export interface OwnApplication {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly visibility: Visibility;
  readonly active: boolean;
  readonly suspended: boolean;
  readonly certification: CertificationState;
  /** Titles, in the reader's language. */
  readonly apis: readonly string[];
  readonly path: string;
}

export interface ApplicationsProps {
  readonly company: string;
  readonly developer: boolean;
  readonly applications: readonly OwnApplication[];
  /** The name of what was just saved or deactivated. */
  readonly done: { readonly what: 'saved' | 'deactivated'; readonly application: string } | undefined;
  readonly paths: {
    readonly webServices: string;
    readonly new: string;
    /** The list from its start, where this is not it. */
    readonly first: string | undefined;
    readonly next: string | undefined;
  };
}

/** Application Registration: the company's own applications, active and inactive. */
export function applicationsView({ company, developer, applications, done, paths }: ApplicationsProps): View {
  return (reader) => {
    const { partner: words, frame } = reader.words;
    return {
      title: words.title,
      width: 'list',
      crumbs: [{ text: frame.webServices, path: paths.webServices }],
      main: (
        <>
          <Done>{done && words[done.what](done.application)}</Done>
          {!developer && (
            <Notice tone="waiting" sign="warning">
              <p>{words.notDeveloper(company)}</p>
            </Notice>
          )}
          {developer && (
            <Actions>
              <ButtonLink weight="primary" href={paths.new}>
                {words.new}
              </ButtonLink>
            </Actions>
          )}
          {applications.length === 0 ? (
            <Empty>
              <p>{developer ? words.empty : words.emptyFormer}</p>
              {developer && <p>{words.emptyNext}</p>}
            </Empty>
          ) : (
            <Table caption={words.caption} columns={columnsFor(reader, developer)} rows={applications} />
          )}
          <Pagination reader={reader} first={paths.first} next={paths.next} />
        </>
      ),
    };
  };
}

function columnsFor(reader: Reader, developer: boolean): Column<OwnApplication>[] {
  const { partner: words, registration } = reader.words;
  const { columns } = words;
  return [
    {
      title: columns.name,
      cell: ({ id, name, description, path }) => (
        <div class="named">
          <a href={path} id={id}>
            <Foreign text={name} />
          </a>
          {description !== '' && (
            <p class="quiet-text small">
              <Beginning text={description} />
            </p>
          )}
        </div>
      ),
    },
    {
      title: columns.uses,
      cell: ({ apis }) =>
        apis.length === 0 ? <span class="quiet-text">{words.usesNothing}</span> : <SomeNames reader={reader} names={apis} />,
    },
    {
      title: columns.state,
      cell: (row) => (
        <span class="states">
          <StateBadge reader={reader} {...row} />
          <Badge tone="quiet" sign={row.visibility === 'public' ? 'public' : 'private'}>
            {registration.visibilities[row.visibility]}
          </Badge>
          <ReviewBadge reader={reader} certification={row.certification} />
        </span>
      ),
    },
    {
      title: <span class="unseen">{columns.modify}</span>,
      cell: ({ id, path }) => (
        <a class="nowrap" href={path} id={`open-${id}`} aria-labelledby={`open-${id} ${id}`}>
          {developer ? words.modify : words.show}
        </a>
      ),
    },
  ];
}
