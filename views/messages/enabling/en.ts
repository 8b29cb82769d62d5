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
  missingVersion: 'The version of the sheet is missing. Open the page again.',
};
