import { unique } from '../../builders.ts';
import { PASSWORD } from '../../flows/cast.ts';
import type { Filled } from '../registration/form.ts';
import type { RoleName, Stage } from './stage.ts';
import type { Thing } from './things.ts';

/**
 * One line for each page and each kind of thing that its path can name: what it answers to whom. Whoever adds a page to
 * `server/pages/routes.ts` adds its lines here. A form is sent as the page under the same path shows it to whoever may, with
 * what is filled in at the end of the line, and with the token of whoever sends it: where it answers 303 it must change what is
 * kept, else nothing. For a thing that does not exist for somebody (`knownTo` in `things.ts`), the answer is also compared
 * with that for one that does not exist for anybody. All other sweeps over the pages go through this table, too.
 * It is one table, so it is over 200 lines.
 */
export type Expectation = readonly [
  page: `${'GET' | 'POST'} ${string}`,
  about: Thing,
  nobody: number,
  user: number,
  administrator: number,
  partner: number,
  operator: number,
  stranger: number,
  fill?: Filled | ((stage: Stage, role: RoleName) => Filled),
];

/** Forms that leave their traces in the browser alone. */
export const KEEPS_NOTHING: ReadonlySet<string> = new Set(['POST /language']);

const OWN = 'a private application of the partner';
const REJECTED = 'an application of the partner that was rejected';
const PUBLIC = 'a public application of another partner';
const MUCH = 'a public application that asks for much';
const COLLEAGUE = 'a colleague of the user';
const INACTIVE = 'a deactivated colleague of the user';
const FOREIGNER = 'a colleague of the partner';
const INACTIVE_FOREIGNER = 'a deactivated colleague of the partner';
const COMPANY = 'the company of the user';
const PARTNER_COMPANY = 'the company of the partner';
const REQUEST = 'a request of the user';
const CONNECTION = 'a connection of the user';
const SUBMITTED = 'an application that waits for the review';
const APPROVED = 'an application that was approved';
const PUBLISHED = 'an application that was published';
const SUSPENDED = 'an application that was suspended';
const WITHOUT_PKCE = 'an application that needs no PKCE';
const OTHER = 'a company of its own';
const SUSPENDED_COMPANY = 'a company that was suspended';
const VERIFIED_COMPANY = 'a company that was verified';
const LINK = 'a link with which a person sets a password';
const INTERACTION = 'an interaction of this browser';
const FOREIGN_INTERACTION = 'an interaction of another browser';

const ENABLE = '/administration/web-services/enable/:id';
const REQUESTS = '/administration/web-services/requests';
const APPLICATIONS = '/administration/web-services/applications';
const APPLICATION = `${APPLICATIONS}/:id`;
const REVIEWED = '/operations/applications';
const COMPANIES = '/operations/companies';
const PEOPLE = '/administration/people';
const PERSON = `${PEOPLE}/:id`;
const THEIRS = '/operations/companies/:company/people';

const newPassword: Filled = { current_password: PASSWORD, password: PASSWORD, password_again: PASSWORD };
const newApplication = (): Filled => ({ name: unique('New robot'), grant_types: ['client_credentials'] });
const newPerson = (): Filled => {
  const loginId = unique('newcomer');
  return { name: 'Nia New', email: `${loginId}@example.com`, login_id: loginId };
};
const anotherCompany = (): Filled => ({ name: unique('Another'), domain: `${unique('another')}.example` });
const newCompany = (): Filled => ({
  ...newPerson(),
  company_name: unique('Sandbox'),
  domain: 'sandbox.example',
  password: PASSWORD,
});
/** Whoever has signed in stays who they are. */
const credentials = ({ people }: Stage, role: RoleName): Filled => {
  const { loginId, password } = people[role === 'nobody' ? 'user' : role].credentials;
  return { login_id: loginId, password, decision: 'approve' };
};

// oxfmt-ignore
export const EXPECTATIONS: readonly Expectation[] = [
  //                                                  nobody user admin partner operator stranger, what to fill in
  ['GET /interaction/:id', INTERACTION,                 200, 200, 200, 403, 403, 403],
  ['POST /interaction/:id', INTERACTION,                303, 303, 303, 403, 403, 403, credentials],
  ['GET /interaction/:id', FOREIGN_INTERACTION,         404, 404, 404, 404, 404, 404],
  ['POST /interaction/:id', FOREIGN_INTERACTION,        404, 404, 404, 404, 404, 404, credentials],
  ['GET /sign-in', 'nothing',                           200, 303, 303, 303, 303, 303],
  ['POST /sign-in', 'nothing',                          303, 403, 403, 403, 403, 403, credentials],
  ['POST /language', 'nothing',                         303, 303, 303, 303, 303, 303, { language: 'en' }],
  ['GET /sign-up', 'nothing',                           200, 200, 200, 200, 200, 200],
  ['POST /sign-up', 'nothing',                          303, 303, 303, 303, 303, 303, newCompany],
  ['GET /set-password/:id', LINK,                       200, 200, 200, 200, 200, 200],
  ['POST /set-password/:id', LINK,                      303, 303, 303, 303, 303, 303, newPassword],
  ['GET /password', 'nothing',                          303, 200, 200, 200, 200, 200],
  ['POST /password', 'nothing',                         303, 303, 303, 303, 303, 303, newPassword],
  ['GET /', 'nothing',                                  303, 200, 200, 200, 200, 200],

  ['GET /connections', 'nothing',                       303, 200, 200, 200, 200, 200],
  ['GET /connections/:id', CONNECTION,                  303, 200, 404, 404, 404, 404],
  ['POST /connections/:id', CONNECTION,                 303, 303, 404, 404, 404, 404],

  ['GET /administration/web-services', 'nothing',       303, 403, 200, 200, 200, 200],
  ['GET /administration/web-services/enable', 'nothing', 303, 403, 200, 200, 200, 200],
  [`GET ${ENABLE}`, PUBLIC,                             303, 403, 200, 200, 200, 200],
  [`GET ${ENABLE}`, MUCH,                               303, 403, 200, 200, 200, 200],
  [`POST ${ENABLE}`, PUBLIC,                            303, 403, 303, 303, 303, 303, { decision: 'enable' }],
  [`GET ${ENABLE}`, OWN,                                303, 403, 404, 200, 404, 404],
  [`POST ${ENABLE}`, OWN,                               303, 403, 404, 303, 404, 404, { decision: 'disable' }],

  [`GET ${REQUESTS}`, 'nothing',                        303, 403, 200, 200, 200, 200],
  [`GET ${REQUESTS}/:id`, REQUEST,                      303, 403, 200, 404, 404, 404],
  [`POST ${REQUESTS}/:id`, REQUEST,                     303, 403, 303, 404, 404, 404, { decision: 'deny' }],

  [`GET ${APPLICATIONS}`, 'nothing',                    303, 403, 200, 200, 200, 200],
  [`GET ${APPLICATIONS}/new`, 'nothing',                303, 403, 403, 200, 403, 403],
  [`POST ${APPLICATIONS}/new`, 'nothing',               303, 403, 403, 303, 403, 403, newApplication],
  [`GET ${APPLICATION}`, OWN,                           303, 404, 404, 200, 404, 404],
  [`GET ${APPLICATION}`, REJECTED,                      303, 404, 404, 200, 404, 404],
  [`POST ${APPLICATION}`, OWN,                          303, 404, 404, 303, 404, 404, { description: 'Changed.' }],
  [`GET ${APPLICATION}/secret`, OWN,                    303, 404, 404, 200, 404, 404],
  [`POST ${APPLICATION}/secret`, OWN,                   303, 404, 404, 303, 404, 404],
  [`GET ${APPLICATION}/secret/shown`, OWN,              303, 404, 404, 200, 404, 404],
  [`GET ${APPLICATION}/revoke-tokens`, OWN,             303, 404, 404, 200, 404, 404],
  [`POST ${APPLICATION}/revoke-tokens`, OWN,            303, 404, 404, 303, 404, 404],
  [`GET ${APPLICATION}/deactivate`, OWN,                303, 404, 404, 200, 404, 404],
  [`POST ${APPLICATION}/deactivate`, OWN,               303, 404, 404, 303, 404, 404],
  [`GET ${APPLICATION}/certification`, OWN,             303, 404, 404, 200, 404, 404],
  [`GET ${APPLICATION}/certification`, REJECTED,        303, 404, 404, 200, 404, 404],
  [`POST ${APPLICATION}/certification`, OWN,            303, 404, 404, 303, 404, 404],

  [`GET ${PEOPLE}`, 'nothing',                          303, 403, 200, 200, 200, 200],
  [`GET ${PEOPLE}/new`, 'nothing',                      303, 403, 200, 200, 200, 200],
  [`POST ${PEOPLE}/new`, 'nothing',                     303, 403, 303, 303, 303, 303, newPerson],
  [`GET ${PERSON}`, COLLEAGUE,                          303, 403, 200, 404, 404, 404],
  [`POST ${PERSON}`, COLLEAGUE,                         303, 403, 303, 404, 404, 404, { name: 'Changed' }],
  [`GET ${PERSON}/deactivate`, COLLEAGUE,               303, 403, 200, 404, 404, 404],
  [`POST ${PERSON}/deactivate`, COLLEAGUE,              303, 403, 303, 404, 404, 404],
  [`GET ${PERSON}/activate`, INACTIVE,                  303, 403, 200, 404, 404, 404],
  [`POST ${PERSON}/activate`, INACTIVE,                 303, 403, 303, 404, 404, 404],
  [`GET ${PERSON}/end-sessions`, COLLEAGUE,             303, 403, 200, 404, 404, 404],
  [`POST ${PERSON}/end-sessions`, COLLEAGUE,            303, 403, 303, 404, 404, 404],
  [`GET ${PERSON}/sign-in-link`, COLLEAGUE,             303, 403, 200, 404, 404, 404],
  [`POST ${PERSON}/sign-in-link`, COLLEAGUE,            303, 403, 303, 404, 404, 404],
  [`GET ${PERSON}/sign-in-link/shown`, COLLEAGUE,       303, 403, 200, 404, 404, 404],
  [`GET ${PERSON}`, FOREIGNER,                          303, 403, 404, 200, 404, 404],
  [`POST ${PERSON}`, FOREIGNER,                         303, 403, 404, 303, 404, 404, { name: 'Changed' }],
  [`GET ${PERSON}/deactivate`, FOREIGNER,               303, 403, 404, 200, 404, 404],
  [`POST ${PERSON}/deactivate`, FOREIGNER,              303, 403, 404, 303, 404, 404],
  [`GET ${PERSON}/activate`, INACTIVE_FOREIGNER,        303, 403, 404, 200, 404, 404],
  [`POST ${PERSON}/activate`, INACTIVE_FOREIGNER,       303, 403, 404, 303, 404, 404],
  [`GET ${PERSON}/end-sessions`, FOREIGNER,             303, 403, 404, 200, 404, 404],
  [`POST ${PERSON}/end-sessions`, FOREIGNER,            303, 403, 404, 303, 404, 404],
  [`GET ${PERSON}/sign-in-link`, FOREIGNER,             303, 403, 404, 200, 404, 404],
  [`POST ${PERSON}/sign-in-link`, FOREIGNER,            303, 403, 404, 303, 404, 404],
  [`GET ${PERSON}/sign-in-link/shown`, FOREIGNER,       303, 403, 404, 200, 404, 404],

  [`GET ${THEIRS}`, COMPANY,                            303, 403, 403, 403, 200, 403],
  [`GET ${THEIRS}/new`, COMPANY,                        303, 403, 403, 403, 200, 403],
  [`POST ${THEIRS}/new`, COMPANY,                       303, 403, 403, 403, 303, 403, newPerson],
  [`GET ${THEIRS}/:id`, COLLEAGUE,                      303, 403, 403, 403, 200, 403],
  [`POST ${THEIRS}/:id`, COLLEAGUE,                     303, 403, 403, 403, 303, 403, { name: 'Changed' }],
  [`GET ${THEIRS}/:id/deactivate`, COLLEAGUE,           303, 403, 403, 403, 200, 403],
  [`POST ${THEIRS}/:id/deactivate`, COLLEAGUE,          303, 403, 403, 403, 303, 403],
  [`GET ${THEIRS}/:id/activate`, INACTIVE,              303, 403, 403, 403, 200, 403],
  [`POST ${THEIRS}/:id/activate`, INACTIVE,             303, 403, 403, 403, 303, 403],
  [`GET ${THEIRS}/:id/end-sessions`, COLLEAGUE,         303, 403, 403, 403, 200, 403],
  [`POST ${THEIRS}/:id/end-sessions`, COLLEAGUE,        303, 403, 403, 403, 303, 403],
  [`GET ${THEIRS}/:id/sign-in-link`, COLLEAGUE,         303, 403, 403, 403, 200, 403],
  [`POST ${THEIRS}/:id/sign-in-link`, COLLEAGUE,        303, 403, 403, 403, 303, 403],
  [`GET ${THEIRS}/:id/sign-in-link/shown`, COLLEAGUE,   303, 403, 403, 403, 200, 403],

  [`GET /administration/audit`, 'nothing',              303, 403, 200, 200, 200, 200],
  [`GET /operations/audit`, 'nothing',                  303, 403, 403, 403, 200, 403],
  [`GET /operations/review`, 'nothing',                 303, 403, 403, 403, 200, 403],
  [`GET ${REVIEWED}`, 'nothing',                        303, 403, 403, 403, 200, 403],
  [`GET ${REVIEWED}/:id`, SUBMITTED,                    303, 403, 403, 403, 200, 403],
  [`GET ${REVIEWED}/:id/approve`, SUBMITTED,            303, 403, 403, 403, 200, 403],
  [`POST ${REVIEWED}/:id/approve`, SUBMITTED,           303, 403, 403, 403, 303, 403],
  [`GET ${REVIEWED}/:id/reject`, SUBMITTED,             303, 403, 403, 403, 200, 403],
  [`POST ${REVIEWED}/:id/reject`, SUBMITTED,            303, 403, 403, 403, 303, 403, { note: 'Say why.' }],
  [`GET ${REVIEWED}/:id/publish`, APPROVED,             303, 403, 403, 403, 200, 403],
  [`POST ${REVIEWED}/:id/publish`, APPROVED,            303, 403, 403, 403, 303, 403],
  [`GET ${REVIEWED}/:id/unpublish`, PUBLISHED,          303, 403, 403, 403, 200, 403],
  [`POST ${REVIEWED}/:id/unpublish`, PUBLISHED,         303, 403, 403, 403, 303, 403],
  [`GET ${REVIEWED}/:id/suspend`, APPROVED,             303, 403, 403, 403, 200, 403],
  [`POST ${REVIEWED}/:id/suspend`, APPROVED,            303, 403, 403, 403, 303, 403],
  [`GET ${REVIEWED}/:id/unsuspend`, SUSPENDED,          303, 403, 403, 403, 200, 403],
  [`POST ${REVIEWED}/:id/unsuspend`, SUSPENDED,         303, 403, 403, 403, 303, 403],
  [`GET ${REVIEWED}/:id/revoke-tokens`, APPROVED,       303, 403, 403, 403, 200, 403],
  [`POST ${REVIEWED}/:id/revoke-tokens`, APPROVED,      303, 403, 403, 403, 303, 403],
  [`GET ${REVIEWED}/:id/waive-pkce`, APPROVED,          303, 403, 403, 403, 200, 403],
  [`POST ${REVIEWED}/:id/waive-pkce`, APPROVED,         303, 403, 403, 403, 303, 403],
  [`GET ${REVIEWED}/:id/require-pkce`, WITHOUT_PKCE,    303, 403, 403, 403, 200, 403],
  [`POST ${REVIEWED}/:id/require-pkce`, WITHOUT_PKCE,   303, 403, 403, 403, 303, 403],
  [`GET ${COMPANIES}`, 'nothing',                       303, 403, 403, 403, 200, 403],
  [`GET ${COMPANIES}/new`, 'nothing',                   303, 403, 403, 403, 200, 403],
  [`POST ${COMPANIES}/new`, 'nothing',                  303, 403, 403, 403, 303, 403, anotherCompany],
  [`GET ${COMPANIES}/:id`, OTHER,                       303, 403, 403, 403, 200, 403],
  [`POST ${COMPANIES}/:id`, OTHER,                      303, 403, 403, 403, 303, 403, { name: 'Changed' }],
  [`GET ${COMPANIES}/:id/applications`, OTHER,          303, 403, 403, 403, 200, 403],
  [`GET ${COMPANIES}/:id/applications`, PARTNER_COMPANY, 303, 403, 403, 403, 200, 403],
  [`GET ${COMPANIES}/:id/suspend`, OTHER,               303, 403, 403, 403, 200, 403],
  [`POST ${COMPANIES}/:id/suspend`, OTHER,              303, 403, 403, 403, 303, 403],
  [`GET ${COMPANIES}/:id/reactivate`, SUSPENDED_COMPANY,303, 403, 403, 403, 200, 403],
  [`POST ${COMPANIES}/:id/reactivate`, SUSPENDED_COMPANY,303, 403, 403, 403, 303, 403],
  [`GET ${COMPANIES}/:id/verify`, OTHER,                303, 403, 403, 403, 200, 403],
  [`POST ${COMPANIES}/:id/verify`, OTHER,               303, 403, 403, 403, 303, 403],
  [`GET ${COMPANIES}/:id/unverify`, VERIFIED_COMPANY,   303, 403, 403, 403, 200, 403],
  [`POST ${COMPANIES}/:id/unverify`, VERIFIED_COMPANY,  303, 403, 403, 403, 303, 403],
];
