import type { Page } from 'playwright-core';
import {
  allow,
  ask,
  askForMore,
  authorize,
  enable,
  meetWhatIsNotEnabled,
  openApplication,
  openCompany,
  openReview,
  openSheet,
  openSubmission,
  register,
  seeDifference,
  submit,
  WEB_SERVICES,
} from './arrivals.ts';
import { type DemoWorld, OPERATOR } from './demo-world.ts';

/** One picture, taken by day and by night. */
export interface Shot {
  /** What the files are called: `<name>-light.png` and `<name>-dark.png`. */
  readonly name: string;
  /** The login id of who sees the page; nobody unless given. */
  readonly as?: string;
  /** Leads to the page: a path, or what to do. */
  readonly arrive: string | ((page: Page, world: DemoWorld) => Promise<void>);
  /** Of a long page a part: from what the selector finds, so much; from its top to its end unless given. */
  readonly part?: { readonly from?: string; readonly height?: number };
}

const ADMINISTRATOR = 'ada.northwind';
const COLLEAGUE = 'udo.northwind';
const PARTNER = 'dana.fernweh';

/** Every picture that the documents show, in the order in which the world comes to look like it. */
export const SHOTS: readonly Shot[] = [
  { name: 'sign-in', arrive: '/sign-in' },
  { name: 'application', as: PARTNER, arrive: openApplication, part: { height: 820 } },
  { name: 'application-apis', as: PARTNER, arrive: openApplication, part: { from: 'fieldset:has([name=apis])', height: 1170 } },
  { name: 'secret', as: PARTNER, arrive: register },
  { name: 'submit', as: PARTNER, arrive: openSubmission },
  { name: 'applications', as: PARTNER, arrive: submit },
  { name: 'not-enabled', as: COLLEAGUE, arrive: meetWhatIsNotEnabled },
  { name: 'asked', as: COLLEAGUE, arrive: ask },
  { name: 'requests', as: ADMINISTRATOR, arrive: `${WEB_SERVICES}/requests` },
  { name: 'enable-list', as: ADMINISTRATOR, arrive: `${WEB_SERVICES}/enable` },
  { name: 'enable', as: ADMINISTRATOR, arrive: openSheet },
  { name: 'enabled', as: ADMINISTRATOR, arrive: enable, part: { from: ':has(+ .terms)' } },
  { name: 'consent', as: COLLEAGUE, arrive: authorize },
  { name: 'connections', as: COLLEAGUE, arrive: allow },
  { name: 'versions', as: PARTNER, arrive: askForMore, part: { from: 'section.part' } },
  { name: 'review', as: OPERATOR, arrive: '/operations/review' },
  { name: 'review-application', as: OPERATOR, arrive: openReview, part: { height: 1300 } },
  { name: 'difference', as: ADMINISTRATOR, arrive: seeDifference, part: { from: '.crumbs' } },
  { name: 'people', as: ADMINISTRATOR, arrive: '/administration/people' },
  { name: 'companies', as: OPERATOR, arrive: '/operations/companies' },
  { name: 'company', as: OPERATOR, arrive: openCompany },
  { name: 'audit', as: OPERATOR, arrive: '/operations/audit', part: { height: 1000 } },
  { name: 'company-audit', as: ADMINISTRATOR, arrive: '/administration/audit', part: { height: 900 } },
  { name: 'home', as: ADMINISTRATOR, arrive: '/' },
];
