import type { ActionNoun } from '../../server/domain/audit-actions.ts';
import type { FormFault } from '../faults.ts';
import { faultsIn } from '../faults.ts';
import { Foreign } from '../parts/foreign.tsx';
import { ErrorSummary } from '../parts/form.tsx';
import { Pagination, Table } from '../parts/list.tsx';
import { Empty } from '../parts/notice.tsx';
import type { Reader, View } from '../reader.ts';
import { columnsFor, type Happening } from './columns.tsx';
import { Filter, type FilterValues } from './filter.tsx';

/** What the trail is narrowed to by a link, and how that is taken back. */
export interface Narrowing {
  readonly name: string;
  /** Its own page, where there is one for who reads. */
  readonly path: string | undefined;
  readonly without: string;
}

export interface TrailProps {
  /** Whose trail it is; absent where it is everybody's. */
  readonly company: string | undefined;
  readonly happenings: readonly Happening[];
  /** Titles of APIs and groups, by scope. */
  readonly titles: ReadonlyMap<string, string>;
  readonly filter: {
    readonly values: FilterValues;
    readonly nouns: readonly ActionNoun[];
    /** Whether to ask for what the platform's staff did. */
    readonly asksForStaff: boolean;
    readonly onCompany: Narrowing | undefined;
    readonly onApplication: Narrowing | undefined;
    readonly filtered: boolean;
    readonly faults: readonly FormFault[];
  };
  readonly paths: { readonly trail: string; readonly first: string | undefined; readonly next: string | undefined };
}

/** What has happened, the latest first. */
export function trailView(props: TrailProps): View {
  const { company, happenings, filter, titles, paths } = props;
  return (reader) => {
    const { trail: words } = reader.words;
    const faults = faultsIn(reader, filter.faults);
    return {
      title: words.title,
      faulty: faults.length > 0,
      width: 'list',
      main: (
        <>
          <p>{company === undefined ? words.lead : words.leadOf(company)}</p>
          <ErrorSummary reader={reader} faults={faults} />
          <Narrowed reader={reader} {...filter} />
          <Filter reader={reader} action={paths.trail} {...filter} faults={faults} />
          {happenings.length === 0 ? (
            <Nothing reader={reader} {...props} />
          ) : (
            <Table caption={words.caption} columns={columnsFor(reader, titles)} rows={happenings} />
          )}
          <Pagination reader={reader} first={paths.first} next={paths.next} />
        </>
      ),
    };
  };
}

function Narrowed({ reader, onCompany, onApplication }: TrailProps['filter'] & { reader: Reader }) {
  const { trail: words } = reader.words;
  const all = [
    { narrowing: onCompany, all: words.allCompanies },
    { narrowing: onApplication, all: words.allApplications },
  ];
  return all.map(
    ({ narrowing, all: back }) =>
      narrowing !== undefined && (
        <p>
          {words.only}{' '}
          <strong>
            {narrowing.path === undefined ? (
              <Foreign text={narrowing.name} />
            ) : (
              <a href={narrowing.path}>
                <Foreign text={narrowing.name} />
              </a>
            )}
          </strong>{' '}
          · <a href={narrowing.without}>{back}</a>
        </p>
      ),
  );
}

function Nothing({ reader, filter, paths }: TrailProps & { reader: Reader }) {
  const { trail: words } = reader.words;
  if (filter.faults.length > 0) {
    return (
      <Empty>
        <p>{words.faulty}</p>
      </Empty>
    );
  }
  return (
    <Empty>
      <p>{filter.filtered ? words.none : words.empty}</p>
      {filter.filtered ? (
        <p>
          {words.noneNext} <a href={paths.trail}>{words.wholeTrail}</a>
        </p>
      ) : (
        <p>{words.emptyNext}</p>
      )}
    </Empty>
  );
}
