import type { Visibility } from '../../server/domain/application.ts';
import { Beginning, Foreign } from '../parts/foreign.tsx';
import { When } from '../parts/figures.tsx';
import { type Column, Pagination, Search, Table } from '../parts/list.tsx';
import { Badge, Empty, Notice } from '../parts/notice.tsx';
import { type Publisher, PublisherName } from '../parts/publisher.tsx';
import { SomeNames } from '../parts/some-names.tsx';
import type { Reader, View } from '../reader.ts';
import { type Standing, StandingBadge } from './standing.tsx';

/** Which of the applications are asked for. */
export const FILTERS = ['enabled', 'not_enabled', 'waiting'] as const;
export type Filter = (typeof FILTERS)[number];

/** An application that the company can enable, or holds. */
export interface AvailableRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly visibility: Visibility;
  readonly publisher: Publisher;
  readonly standing: Standing;
  /** Titles of APIs, in the reader's language. */
  readonly uses: readonly string[];
  /** Epoch milliseconds. */
  readonly lastUsedAt: number | undefined;
  /** How many people of the company wait for it. */
  readonly asked: number;
  readonly path: string;
}

export interface AvailableProps {
  readonly company: string;
  readonly applications: readonly AvailableRow[];
  readonly query: string;
  readonly only: Filter | undefined;
  /** For how many applications people have asked. */
  readonly asked: number;
  readonly paths: {
    readonly webServices: string;
    readonly here: string;
    readonly requests: string;
    readonly first: string | undefined;
    readonly next: string | undefined;
  };
}

/** Enable Applications: found by name or publisher, narrowed by state. */
export function availableView({ company, applications, query, only, asked, paths }: AvailableProps): View {
  return (reader) => {
    const { available: words } = reader.words.enabling;
    return {
      title: words.title,
      width: 'list',
      crumbs: [{ text: reader.words.frame.webServices, path: paths.webServices }],
      main: (
        <>
          <p>{words.lead(company)}</p>
          {asked > 0 && (
            <Notice tone="waiting" sign="waiting">
              <p>
                <a href={paths.requests}>{words.asked(asked)}</a>
              </p>
            </Notice>
          )}
          <Search reader={reader} action={paths.here} label={words.find} query={query} narrowed={only !== undefined}>
            <label for="only" class="unseen">
              {words.show}
            </label>
            <select id="only" name="only">
              <option value="">{words.all}</option>
              {FILTERS.map((filter) => (
                <option value={filter} selected={filter === only}>
                  {words.filters[filter]}
                </option>
              ))}
            </select>
          </Search>
          {applications.length === 0 ? (
            <Empty>
              {query === '' && only === undefined ? (
                <>
                  <p>{words.empty}</p>
                  <p>{words.emptyNext}</p>
                </>
              ) : (
                <p>{words.nothingFound}</p>
              )}
            </Empty>
          ) : (
            <Table caption={words.title} columns={columnsFor(reader)} rows={applications} />
          )}
          <Pagination reader={reader} first={paths.first} next={paths.next} />
        </>
      ),
    };
  };
}

function columnsFor(reader: Reader): Column<AvailableRow>[] {
  const { available: words } = reader.words.enabling;
  const { columns } = words;
  return [
    {
      title: columns.name,
      cell: ({ name, description, publisher, path }) => (
        <div class="named">
          <a href={path}>
            <Foreign text={name} />
          </a>
          <p class="small">
            <PublisherName reader={reader} publisher={publisher} />
          </p>
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
      cell: ({ uses }) =>
        uses.length === 0 ? <span class="quiet-text">{words.usesNothing}</span> : <SomeNames reader={reader} names={uses} />,
    },
    {
      title: columns.state,
      cell: ({ standing, visibility, asked }) => (
        <span class="states">
          <StandingBadge reader={reader} standing={standing} />
          {asked > 0 && (
            <Badge tone="waiting" sign="waiting">
              {words.askedBy(asked)}
            </Badge>
          )}
          <Badge tone="quiet" sign={visibility === 'public' ? 'public' : 'private'}>
            {reader.words.registration.visibilities[visibility]}
          </Badge>
        </span>
      ),
    },
    {
      title: columns.lastUsed,
      cell: ({ lastUsedAt }) =>
        lastUsedAt === undefined ? (
          <span class="quiet-text">{reader.words.frame.never}</span>
        ) : (
          <When reader={reader} at={lastUsedAt} />
        ),
    },
  ];
}
