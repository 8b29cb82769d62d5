import type { Role } from '../../server/domain/user.ts';
import { Actions, ButtonLink } from '../parts/buttons.tsx';
import { Code, Foreign } from '../parts/foreign.tsx';
import { type Column, Pagination, Table } from '../parts/list.tsx';
import { Empty } from '../parts/notice.tsx';
import type { Reader, View } from '../reader.ts';
import { crumbsTo, type Place } from './place.tsx';
import { PersonState, Roles } from './states.tsx';

/** One person in the list. */
export interface ListedPerson {
  readonly id: string;
  readonly name: string;
  readonly loginId: string;
  readonly roles: readonly Role[];
  readonly active: boolean;
  readonly hasPassword: boolean;
  /** Whether it is who reads the page. */
  readonly self: boolean;
  readonly path: string;
}

export interface PeopleProps {
  readonly place: Place;
  readonly people: readonly ListedPerson[];
  readonly paths: { readonly add: string; readonly first: string | undefined; readonly next: string | undefined };
}

/** The people of a company. */
export function peopleView({ place, people, paths }: PeopleProps): View {
  return (reader) => {
    const { people: words } = reader.words;
    return {
      title: place.staff === undefined ? words.title : words.titleOf(place.company),
      width: 'list',
      crumbs: crumbsTo(reader, place),
      main: (
        <>
          <p>{words.lead(place.company)}</p>
          <Actions>
            <ButtonLink weight="primary" href={paths.add}>
              {words.add}
            </ButtonLink>
          </Actions>
          {people.length === 0 ? (
            <Empty>
              <p>{words.empty}</p>
              <p>{words.emptyNext}</p>
            </Empty>
          ) : (
            <Table caption={words.caption} columns={columnsFor(reader)} rows={people} />
          )}
          <Pagination reader={reader} first={paths.first} next={paths.next} />
        </>
      ),
    };
  };
}

function columnsFor(reader: Reader): Column<ListedPerson>[] {
  const { people: words } = reader.words;
  const { columns } = words;
  return [
    {
      title: columns.name,
      cell: ({ name, path, self }) => (
        <span>
          <a href={path}>
            <Foreign text={name} />
          </a>
          {self && <span class="quiet-text"> ({words.you})</span>}
        </span>
      ),
    },
    { title: columns.loginId, cell: ({ loginId }) => <Code text={loginId} /> },
    { title: columns.roles, cell: ({ roles }) => <Roles reader={reader} roles={roles} /> },
    { title: columns.state, cell: (person) => <PersonState reader={reader} {...person} /> },
  ];
}
