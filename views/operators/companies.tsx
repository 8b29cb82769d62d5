import { Actions, ButtonLink } from '../parts/buttons.tsx';
import { When } from '../parts/figures.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { type Column, Pagination, Search, Table } from '../parts/list.tsx';
import { Empty } from '../parts/notice.tsx';
import { DomainMark } from '../parts/publisher.tsx';
import type { Reader, View } from '../reader.ts';
import { CompanyState } from './company-states.tsx';
import { domainName } from '../domain-name.ts';

/** One company in the list. */
export interface ListedCompany {
  readonly name: string;
  readonly domain: string;
  readonly domainVerified: boolean;
  readonly developmentPartner: boolean;
  readonly active: boolean;
  readonly platform: boolean;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly path: string;
}

export interface CompaniesProps {
  readonly companies: readonly ListedCompany[];
  /** What was searched for. */
  readonly query: string;
  readonly paths: {
    readonly companies: string;
    readonly add: string;
    readonly first: string | undefined;
    readonly next: string | undefined;
  };
}

/** All companies, for the platform's staff. */
export function companiesView({ companies, query, paths }: CompaniesProps): View {
  return (reader) => {
    const { companies: words } = reader.words;
    return {
      title: words.title,
      width: 'list',
      main: (
        <>
          <Actions>
            <ButtonLink weight="primary" href={paths.add}>
              {words.add}
            </ButtonLink>
          </Actions>
          <Search reader={reader} action={paths.companies} label={words.search} query={query} />
          {companies.length === 0 ? (
            <Empty>
              <p>{words.none}</p>
              <p>{words.noneNext}</p>
            </Empty>
          ) : (
            <Table caption={words.caption} columns={columnsFor(reader)} rows={companies} />
          )}
          <Pagination reader={reader} first={paths.first} next={paths.next} />
        </>
      ),
    };
  };
}

function columnsFor(reader: Reader): Column<ListedCompany>[] {
  const { companies: words } = reader.words;
  const { columns } = words;
  return [
    {
      title: columns.name,
      cell: ({ name, domain, domainVerified, path }) => (
        <div class="named">
          <a href={path}>
            <Foreign text={name} />
          </a>
          <p class="quiet-text small">
            <Foreign text={domainName(domain)} /> <DomainMark reader={reader} domain={domain} verified={domainVerified} />
          </p>
        </div>
      ),
    },
    {
      title: columns.partner,
      cell: ({ developmentPartner }) => (developmentPartner ? words.yes : <span class="quiet-text">{words.no}</span>),
    },
    { title: columns.state, cell: (company) => <CompanyState reader={reader} {...company} /> },
    { title: columns.since, cell: ({ createdAt }) => <When reader={reader} at={createdAt} /> },
  ];
}
