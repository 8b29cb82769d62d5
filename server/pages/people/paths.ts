import { companyPath } from '../operators/paths.ts';

/** Where a company's administrators find its people. */
export const PEOPLE = '/administration/people';

/** What can be done to a person on a page of its own. */
export type PersonStep = 'deactivate' | 'activate' | 'end-sessions' | 'sign-in-link' | 'sign-in-link/shown';

/** Where the platform's staff find the people of a company. */
export const peopleOf = (companyId: string): string => `${companyPath(companyId)}/people`;

/** The page of one person; with a step, the page of that. `people` is where they are listed. */
export const personPath = (people: string, id: string, step?: PersonStep): string =>
  step === undefined ? `${people}/${id}` : `${people}/${id}/${step}`;
