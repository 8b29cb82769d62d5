import type { Thing } from './stage.ts';

/**
 * One line for each page and each kind of thing that its path can name: what it answers to whom. Whoever adds a page to
 * `server/pages/routes.ts` adds its lines here. A form is sent with the token of whoever sends it, and with nothing filled in; so
 * where a page takes the forms of another binding than the session it is `403` for all. For a thing that does not exist for
 * somebody (`knownTo` in `stage.ts`), the answer is also compared with that for one that does not exist for anybody.
 */
export type Expectation = readonly [
  page: `${'GET' | 'POST'} ${string}`,
  about: Thing,
  /** nobody, user, administrator, partner, operator, stranger. */
  ...answers: [number, number, number, number, number, number],
];

const OWN = 'a private application of the partner';
const PUBLIC = 'a public application of another partner';
const COLLEAGUE = 'a colleague of the user';
const FOREIGNER = 'a colleague of the partner';
const COMPANY = 'the company of the user';
const LINK = 'a link with which a person sets a password';
const INTERACTION = 'an interaction in another browser';

const ENABLE = '/administration/web-services/enable/:id';
const APPLICATIONS = '/administration/web-services/applications';
const APPLICATION = `${APPLICATIONS}/:id`;
const PEOPLE = '/administration/people';
const PERSON = `${PEOPLE}/:id`;
const THEIRS = '/operations/companies/:company/people';

// oxfmt-ignore
export const EXPECTATIONS: readonly Expectation[] = [
  //                                                  nobody user admin partner operator stranger
  ['GET /interaction/:id', INTERACTION,                 404, 404, 404, 404, 404, 404],
  ['POST /interaction/:id', INTERACTION,                404, 404, 404, 404, 404, 404],
  ['GET /sign-in', 'nothing',                           200, 303, 303, 303, 303, 303],
  ['POST /sign-in', 'nothing',                          403, 403, 403, 403, 403, 403],
  ['POST /language', 'nothing',                         303, 303, 303, 303, 303, 303],
  ['GET /sign-up', 'nothing',                           200, 200, 200, 200, 200, 200],
  ['POST /sign-up', 'nothing',                          403, 403, 403, 403, 403, 403],
  ['GET /set-password/:id', LINK,                       200, 200, 200, 200, 200, 200],
  ['POST /set-password/:id', LINK,                      403, 403, 403, 403, 403, 403],
  ['GET /password', 'nothing',                          303, 200, 200, 200, 200, 200],
  ['POST /password', 'nothing',                         303, 400, 400, 400, 400, 400],
  ['GET /', 'nothing',                                  303, 200, 200, 200, 200, 200],

  ['GET /administration/web-services', 'nothing',       303, 403, 200, 200, 200, 200],
  [`GET ${ENABLE}`, PUBLIC,                             303, 403, 200, 200, 200, 200],
  [`POST ${ENABLE}`, PUBLIC,                            303, 303, 303, 303, 303, 303],
  [`GET ${ENABLE}`, OWN,                                303, 403, 404, 200, 404, 404],
  [`POST ${ENABLE}`, OWN,                               303, 303, 303, 303, 303, 303],

  [`GET ${APPLICATIONS}`, 'nothing',                    303, 403, 200, 200, 200, 200],
  [`GET ${APPLICATIONS}/new`, 'nothing',                303, 403, 403, 200, 403, 403],
  [`POST ${APPLICATIONS}/new`, 'nothing',               303, 403, 403, 400, 403, 403],
  [`GET ${APPLICATION}`, OWN,                           303, 404, 404, 200, 404, 404],
  [`POST ${APPLICATION}`, OWN,                          303, 404, 404, 409, 404, 404],
  [`GET ${APPLICATION}/secret`, OWN,                    303, 404, 404, 200, 404, 404],
  [`POST ${APPLICATION}/secret`, OWN,                   303, 404, 404, 303, 404, 404],
  [`GET ${APPLICATION}/secret/shown`, OWN,              303, 404, 404, 200, 404, 404],
  [`GET ${APPLICATION}/revoke-tokens`, OWN,             303, 404, 404, 200, 404, 404],
  [`POST ${APPLICATION}/revoke-tokens`, OWN,            303, 404, 404, 303, 404, 404],
  [`GET ${APPLICATION}/deactivate`, OWN,                303, 404, 404, 200, 404, 404],
  [`POST ${APPLICATION}/deactivate`, OWN,               303, 404, 404, 303, 404, 404],
  [`GET ${APPLICATION}/certification`, OWN,             303, 404, 404, 200, 404, 404],
  [`POST ${APPLICATION}/certification`, OWN,            303, 404, 404, 303, 404, 404],

  [`GET ${PEOPLE}`, 'nothing',                          303, 403, 200, 200, 200, 200],
  [`GET ${PEOPLE}/new`, 'nothing',                      303, 403, 200, 200, 200, 200],
  [`POST ${PEOPLE}/new`, 'nothing',                     303, 403, 400, 400, 400, 400],
  [`GET ${PERSON}`, COLLEAGUE,                          303, 403, 200, 404, 404, 404],
  [`POST ${PERSON}`, COLLEAGUE,                         303, 403, 409, 404, 404, 404],
  [`GET ${PERSON}/deactivate`, COLLEAGUE,               303, 403, 200, 404, 404, 404],
  [`POST ${PERSON}/deactivate`, COLLEAGUE,              303, 403, 303, 404, 404, 404],
  [`GET ${PERSON}/activate`, COLLEAGUE,                 303, 403, 200, 404, 404, 404],
  [`POST ${PERSON}/activate`, COLLEAGUE,                303, 403, 303, 404, 404, 404],
  [`GET ${PERSON}/sign-in-link`, COLLEAGUE,             303, 403, 200, 404, 404, 404],
  [`POST ${PERSON}/sign-in-link`, COLLEAGUE,            303, 403, 303, 404, 404, 404],
  [`GET ${PERSON}/sign-in-link/shown`, COLLEAGUE,       303, 403, 200, 404, 404, 404],
  [`GET ${PERSON}`, FOREIGNER,                          303, 403, 404, 200, 404, 404],
  [`POST ${PERSON}`, FOREIGNER,                         303, 403, 404, 409, 404, 404],
  [`GET ${PERSON}/deactivate`, FOREIGNER,               303, 403, 404, 200, 404, 404],
  [`POST ${PERSON}/deactivate`, FOREIGNER,              303, 403, 404, 303, 404, 404],
  [`GET ${PERSON}/activate`, FOREIGNER,                 303, 403, 404, 200, 404, 404],
  [`POST ${PERSON}/activate`, FOREIGNER,                303, 403, 404, 303, 404, 404],
  [`GET ${PERSON}/sign-in-link`, FOREIGNER,             303, 403, 404, 200, 404, 404],
  [`POST ${PERSON}/sign-in-link`, FOREIGNER,            303, 403, 404, 303, 404, 404],
  [`GET ${PERSON}/sign-in-link/shown`, FOREIGNER,       303, 403, 404, 200, 404, 404],

  [`GET ${THEIRS}`, COMPANY,                            303, 403, 403, 403, 200, 403],
  [`GET ${THEIRS}/new`, COMPANY,                        303, 403, 403, 403, 200, 403],
  [`POST ${THEIRS}/new`, COMPANY,                       303, 403, 403, 403, 400, 403],
  [`GET ${THEIRS}/:id`, COLLEAGUE,                      303, 403, 403, 403, 200, 403],
  [`POST ${THEIRS}/:id`, COLLEAGUE,                     303, 403, 403, 403, 409, 403],
  [`GET ${THEIRS}/:id/deactivate`, COLLEAGUE,           303, 403, 403, 403, 200, 403],
  [`POST ${THEIRS}/:id/deactivate`, COLLEAGUE,          303, 403, 403, 403, 303, 403],
  [`GET ${THEIRS}/:id/activate`, COLLEAGUE,             303, 403, 403, 403, 200, 403],
  [`POST ${THEIRS}/:id/activate`, COLLEAGUE,            303, 403, 403, 403, 303, 403],
  [`GET ${THEIRS}/:id/sign-in-link`, COLLEAGUE,         303, 403, 403, 403, 200, 403],
  [`POST ${THEIRS}/:id/sign-in-link`, COLLEAGUE,        303, 403, 403, 403, 303, 403],
  [`GET ${THEIRS}/:id/sign-in-link/shown`, COLLEAGUE,   303, 403, 403, 403, 200, 403],
];
