import { forPerson, type PageRoute } from '../route.ts';
import { decideActivatePerson, decideDeactivatePerson, showActivatePerson, showDeactivatePerson } from './access.ts';
import { decideAddPerson, showAddPerson } from './add.ts';
import { decideEndSessions, showEndSessions } from './end-sessions.ts';
import { showPeople } from './list.ts';
import { PEOPLE, peopleOf, personPath } from './paths.ts';
import { decidePerson, showPerson } from './person.ts';
import { decideMakeLink, showLink, showMakeLink } from './sign-in-link.ts';

/** The pages of a company's people: for its own administrators, and for the platform's staff. */
export const PEOPLE_PAGES: readonly PageRoute[] = [...pagesAt(PEOPLE), ...pagesAt(peopleOf(':company'))];

function pagesAt(people: string): PageRoute[] {
  return [
    forPerson('GET', people, showPeople),
    forPerson('GET', `${people}/new`, showAddPerson),
    forPerson('POST', `${people}/new`, decideAddPerson),
    forPerson('GET', personPath(people, ':id'), showPerson),
    forPerson('POST', personPath(people, ':id'), decidePerson),
    forPerson('GET', personPath(people, ':id', 'deactivate'), showDeactivatePerson),
    forPerson('POST', personPath(people, ':id', 'deactivate'), decideDeactivatePerson),
    forPerson('GET', personPath(people, ':id', 'activate'), showActivatePerson),
    forPerson('POST', personPath(people, ':id', 'activate'), decideActivatePerson),
    forPerson('GET', personPath(people, ':id', 'end-sessions'), showEndSessions),
    forPerson('POST', personPath(people, ':id', 'end-sessions'), decideEndSessions),
    forPerson('GET', personPath(people, ':id', 'sign-in-link'), showMakeLink),
    forPerson('POST', personPath(people, ':id', 'sign-in-link'), decideMakeLink),
    forPerson('GET', personPath(people, ':id', 'sign-in-link/shown'), showLink),
  ];
}
