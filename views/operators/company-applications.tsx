import type { CertificationState, Visibility } from '../../server/domain/application.ts';
import { Foreign } from '../parts/foreign.tsx';
import { Pagination, Table } from '../parts/list.tsx';
import { Empty } from '../parts/notice.tsx';
import { ApplicationStates } from './application-states.tsx';
import type { View } from '../reader.ts';

/** One of a company's applications. */
export interface CompanyApplication {
  readonly name: string;
  readonly active: boolean;
  readonly suspended: boolean;
  readonly visibility: Visibility;
  readonly certification: CertificationState;
  readonly path: string;
}

export interface CompanyApplicationsProps {
  readonly company: string;
  readonly applications: readonly CompanyApplication[];
  readonly paths: {
    readonly companies: string;
    readonly company: string;
    readonly first: string | undefined;
    readonly next: string | undefined;
  };
}

/** What a company has registered. */
export function companyApplicationsView({ company, applications, paths }: CompanyApplicationsProps): View {
  return (reader) => {
    const { companies } = reader.words;
    const { ownApplications: words } = companies;
    return {
      title: words.title(company),
      width: 'list',
      crumbs: [
        { text: companies.title, path: paths.companies },
        { text: <Foreign text={company} />, path: paths.company },
      ],
      main: (
        <>
          {applications.length === 0 ? (
            <Empty>
              <p>{words.empty}</p>
              <p>{words.emptyNext}</p>
            </Empty>
          ) : (
            <Table
              caption={words.caption}
              rows={applications}
              columns={[
                {
                  title: words.columns.name,
                  cell: ({ name, path }) => (
                    <a href={path}>
                      <Foreign text={name} />
                    </a>
                  ),
                },
                { title: words.columns.state, cell: (application) => <ApplicationStates reader={reader} {...application} /> },
              ]}
            />
          )}
          <Pagination reader={reader} first={paths.first} next={paths.next} />
        </>
      ),
    };
  };
}
