import { phrase, plural } from '../../phrase.ts';

const LANGUAGE = 'en';

/** The sheet on which a company enables an application or disables it. */
export const en = {
  crumb: 'Enable Applications',
  title: {
    open: (application: string) => phrase`Enable ${application}?`,
    enabled: (application: string) => phrase`${application} is enabled`,
    pending: (application: string) => phrase`${application} asks for more`,
    disabled: (application: string) => phrase`${application} is disabled`,
    outOfService: (application: string) => phrase`${application} is out of service`,
  },
  lead: {
    open: (company: string) =>
      phrase`It gets nothing of ${company} until you enable it, and then no more than stands on this sheet.`,
    enabled: (company: string) => phrase`It may use what stands on this sheet, for ${company}, until you disable it.`,
    pending: (company: string) =>
      phrase`Until you decide, it goes on with exactly what ${company} has approved. What is new is marked.`,
    disabled: (company: string) =>
      phrase`It gets nothing of ${company} any more. What it had been given stays dead, even if you enable it again.`,
    outOfService:
      'It gets nothing at the moment: the application or its publisher is inactive or suspended. It cannot be enabled now.',
  },
  states: {
    open: 'Not enabled',
    enabled: 'Enabled',
    pending: 'Waits for you',
    disabled: 'Disabled',
    outOfService: 'Out of service',
  },
  publisher: 'Published by',
  own: 'Your own company',
  description: 'What it does',
  returnsTo: 'Sends people to',
  noRedirect: 'Nowhere: it works without people signing in',
  lasts: 'Lifetime of access',
  lifetime: (company: string) =>
    phrase`Until ${company} disables it. Its access is checked at every use and renewed every 60 minutes; people have to allow it anew after a year.`,
  terms: 'What it asks for',
  noTerms: 'It asks for no data at the moment.',
  sensitive: 'Sensitive data',
  required: 'Cannot be left out',
  optional: 'Can be left out',
  reason: 'Why: ',
  noReason: 'The publisher gave no reason.',
  covers: 'Covers: ',
  isNew: 'New',
  signatures: 'Signatures',
  party: (party: string) => phrase`For ${party}`,
  version: (version: string) => phrase`Asked for in version ${version}`,
  signedAt: (version: string) => phrase`Enabled in version ${version}, `,
  disabledAt: 'Disabled, ',
  unknownPerson: 'An administrator',
  enable: (company: string) => phrase`Enable for ${company}`,
  enableAgain: (company: string) => phrase`Enable again for ${company}`,
  approve: (company: string) => phrase`Approve for ${company}`,
  save: 'Save what is ticked',
  notNow: 'Not now',
  stay: 'Stay with what is approved',
  disable: (company: string) => phrase`Disable for ${company} …`,
  asked: (people: number) =>
    plural(LANGUAGE, people, {
      one: 'One person of your company waits for it.',
      other: '{} people of your company wait for it.',
    }),
  openRequest: 'Open the request',
  done: {
    enabled: (company: string) => phrase`Enabled: ${company} can use it from now on.`,
    saved: (company: string) => phrase`Saved: ${company} allows what is ticked, from now on.`,
    disabled: (company: string) => phrase`Disabled: it gets nothing of ${company} from now on.`,
  },
  overtaken: {
    lead: 'Nothing was enabled: the sheet has changed while you had it open.',
    asksForMore: 'The publisher has changed what the application asks for. What came to it is marked as new.',
    decided: 'Somebody else of your company has decided. The signature shows who and when.',
    next: 'What you ticked is as you left it. Look it over and decide again.',
  },
  available: {
    title: 'Enable Applications',
    lead: (company: string) =>
      phrase`Applications of partners and of ${company} itself. None gets data of ${company} before you have enabled it.`,
    asked: (applications: number) =>
      plural(LANGUAGE, applications, {
        one: 'People of your company ask for one application.',
        other: 'People of your company ask for {} applications.',
      }),
    find: 'Find by name or publisher',
    show: 'Which ones',
    all: 'All',
    filters: { enabled: 'Enabled', not_enabled: 'Not enabled', waiting: 'Asking for more' },
    columns: { name: 'Application', uses: 'Asks for', state: 'State, visibility', lastUsed: 'Last used' },
    usesNothing: 'Nothing',
    askedBy: (people: number) => plural(LANGUAGE, people, { one: 'Wanted by one person', other: 'Wanted by {} people' }),
    empty: 'There is no application that you could enable yet.',
    emptyNext: 'Once a partner publishes one for all companies, it is here.',
    nothingFound: 'No application matches. Try fewer or other words, or show all.',
  },
  disabling: {
    title: (application: string, company: string) => phrase`Disable ${application} for ${company}?`,
    lead: 'It stops at once: whatever the application holds stops working with the next request, for good. If you enable it again later, it has to begin anew.',
    people: (count: number) =>
      plural(LANGUAGE, count, {
        one: 'The connection of one person ends.',
        other: 'The connections of {} people end.',
      }),
    nobody: 'Nobody in your company has connected with it.',
    many: (count: number) => plural(LANGUAGE, count, { other: 'The connections of more than {} people end.' }),
    now: (company: string) => phrase`Disable for ${company} now`,
    keep: 'Leave it enabled',
  },
};
