import { phrase, plural } from '../../phrase.ts';

const LANGUAGE = 'en';

/** What stands around every page, and what pages have in common. */
export const en = {
  skip: 'Skip to the content',
  faulty: (title: string) => `Error: ${title}`,
  signedInAs: 'Signed in as',
  password: 'Password',
  signOut: 'Sign out',
  navigation: 'Main',
  home: 'Home',
  connections: 'Connections',
  administration: 'Administration',
  webServices: 'Web Services',
  people: 'People',
  auditTrail: 'Audit trail',
  platform: 'Platform',
  review: 'Review',
  companies: 'Companies',
  breadcrumb: 'Way back',
  language: 'Language',
  times: 'Times are in UTC.',
  faults: 'There is something to mend',
  optional: '(optional)',
  showAll: (characters: number) =>
    plural(LANGUAGE, characters, { one: 'Show the one other character', other: 'Show the other {} characters' }),
  andOthers: (others: number) => plural(LANGUAGE, others, { one: 'and one other', other: 'and {} others' }),
  search: 'Search',
  clearSearch: 'Show all',
  pages: 'Pages of the list',
  firstPage: 'First page',
  nextPage: 'Next page',
  never: 'never',
  verified: 'Verified',
  verifiedDomain: (domain: string) => phrase`The platform has verified that ${domain} belongs to this company.`,
  unverified: 'Not verified',
  back: 'Back',
  cancel: 'Cancel',
};
