import { newId } from '../../../server/domain/id.ts';
import { confirmConnection } from '../../../server/operations/connections.ts';
import { enableApplication } from '../../../server/operations/enablements.ts';
import { askForApplication } from '../../../server/operations/requests.ts';
import { createSignInLink } from '../../../server/operations/sign-in-links.ts';
import { changeUser, createUser } from '../../../server/operations/users.ts';
import { unique } from '../../builders.ts';
import { authorizationUrl } from '../../flows/authorization.ts';
import { aBrowser, type Browser } from '../../flows/browser.ts';
import { OPERATOR } from '../../flows/cast.ts';
import { aPkce } from '../../flows/world.ts';
import { registered } from '../registration/partner.ts';
import { anotherCompany, approved, submitted, rejected } from './of-staff.ts';
import { type RoleName, ROLES, type Stage } from './stage.ts';
import { type Named, named, wording, publishedByAnother } from './wording.ts';

interface Kind {
  /** For whom such a thing exists. For all others it answers exactly like one that does not. */
  readonly knownTo: readonly RoleName[];
  /** A new one, so that no request finds what another has left. `browser` is that of whoever is going to ask. */
  make(stage: Stage, browser: Browser): Promise<Named>;
  /** Ids of the same form that name nothing. */
  readonly missing: readonly string[];
}

const EVERYBODY = ROLES;
const SIGNED_IN = ROLES.filter((role) => role !== 'nobody');
const NO_APPLICATION = [newId('application', 0), 'app_1'];
const STAFF: readonly RoleName[] = ['operator'];
const NO_COMPANY = [newId('company', 0), 'co_1'];
const NO_USER = [newId('user', 0), 'usr_1'];
const NO_TOKEN = ['A'.repeat(43)];

/** What pages are about. A new kind of thing is one more entry. */
export const THINGS = {
  nothing: {
    knownTo: EVERYBODY,
    make: async () => ({ id: '', company: '' }),
    missing: [],
  },
  'a private application of the partner': {
    knownTo: ['partner'],
    make: async (stage) => named(await registered(stage.world, stage.people.partner, wording(stage))),
    missing: NO_APPLICATION,
  },
  'an application of the partner that was rejected': {
    knownTo: ['partner'],
    make: async (stage) => named(await rejected(stage)),
    missing: NO_APPLICATION,
  },
  'a public application of another partner': {
    knownTo: SIGNED_IN,
    make: async (stage) => named(await publishedByAnother(stage)),
    missing: NO_APPLICATION,
  },
  'a public application that asks for much': {
    knownTo: SIGNED_IN,
    make: async (stage) => {
      const apis = stage.texts.asksForMuch(stage.world.app.services.catalogue);
      return named(await publishedByAnother(stage, { apis }));
    },
    missing: NO_APPLICATION,
  },
  'a colleague of the user': {
    knownTo: ['user', 'administrator', 'operator'],
    make: async (stage) => aColleagueOf(stage, 'administrator'),
    missing: NO_USER,
  },
  'a deactivated colleague of the user': {
    knownTo: ['user', 'administrator', 'operator'],
    make: async (stage) => aColleagueOf(stage, 'administrator', false),
    missing: NO_USER,
  },
  'a colleague of the partner': {
    knownTo: ['partner', 'operator'],
    make: async (stage) => aColleagueOf(stage, 'partner'),
    missing: NO_USER,
  },
  'a deactivated colleague of the partner': {
    knownTo: ['partner', 'operator'],
    make: async (stage) => aColleagueOf(stage, 'partner', false),
    missing: NO_USER,
  },
  'the company of the partner': {
    knownTo: ['partner', 'operator'],
    make: async ({ people: { partner } }) => ({ id: partner.company.id, company: partner.company.id }),
    missing: [newId('company', 0), 'co_1'],
  },
  'the company of the user': {
    knownTo: ['user', 'administrator', 'operator'],
    make: async ({ people: { user } }) => ({ id: user.company.id, company: user.company.id }),
    missing: NO_COMPANY,
  },
  'a request of the user': {
    knownTo: ['administrator'],
    make: async (stage) => {
      const { world, people, texts } = stage;
      const { company, caller } = people.user;
      const asked = await publishedByAnother(stage);
      const { id } = await askForApplication(world.app.services, caller, company.id, asked.id, texts.prose('wish'));
      return { id, company: company.id };
    },
    missing: [newId('request', 0), 'req_1'],
  },
  'a connection of the user': {
    knownTo: ['user'],
    make: async (stage) => {
      const { services } = stage.world.app;
      const { user, administrator } = stage.people;
      const asked = await publishedByAnother(stage);
      await enableApplication(services, administrator.caller, user.company.id, asked.id, {});
      await confirmConnection(services, user.caller, asked.id, ['openid', 'EXPRPT']);
      return { id: asked.id, company: user.company.id };
    },
    missing: NO_APPLICATION,
  },
  'an application that waits for the review': {
    knownTo: STAFF,
    make: async (stage) => named(await submitted(stage)),
    missing: NO_APPLICATION,
  },
  'an application that was approved': {
    knownTo: STAFF,
    make: async (stage) => approved(stage),
    missing: NO_APPLICATION,
  },
  'an application that was published': {
    knownTo: STAFF,
    make: async (stage) => approved(stage, { visibility: 'public' }),
    missing: NO_APPLICATION,
  },
  'an application that was suspended': {
    knownTo: STAFF,
    make: async (stage) => approved(stage, { suspended: true }),
    missing: NO_APPLICATION,
  },
  'an application that needs no PKCE': {
    knownTo: STAFF,
    make: async (stage) => approved(stage, { requirePkce: false }),
    missing: NO_APPLICATION,
  },
  'a company of its own': {
    knownTo: STAFF,
    make: async (stage) => anotherCompany(stage),
    missing: NO_COMPANY,
  },
  'a company that was suspended': {
    knownTo: STAFF,
    make: async (stage) => anotherCompany(stage, { active: false }),
    missing: NO_COMPANY,
  },
  'a company that was verified': {
    knownTo: STAFF,
    make: async (stage) => anotherCompany(stage, { domainVerified: true }),
    missing: NO_COMPANY,
  },
  'a link with which a person sets a password': {
    knownTo: EVERYBODY,
    make: async (stage) => {
      const { company, id } = await aColleagueOf(stage, 'administrator');
      const made = await createSignInLink(stage.world.app.services, stage.people.administrator.caller, company, id);
      return { id: made.sent ? '' : made.token, company };
    },
    missing: NO_TOKEN,
  },
  'an interaction of this browser': {
    knownTo: EVERYBODY,
    make: async (stage, browser) => anInteraction(stage, browser),
    missing: NO_TOKEN,
  },
  'an interaction of another browser': {
    knownTo: [],
    make: async (stage) => anInteraction(stage, aBrowser(stage.world.issuer)),
    missing: NO_TOKEN,
  },
} as const satisfies Readonly<Record<string, Kind>>;

export type Thing = keyof typeof THINGS;

async function aColleagueOf(stage: Stage, role: 'administrator' | 'partner', active = true): Promise<Named> {
  const { services } = stage.world.app;
  const { company } = stage.people[role];
  const loginId = unique('colleague');
  const given = { loginId, name: stage.texts.line('person'), email: `${loginId}@example.com` };
  const { id } = await createUser(services, OPERATOR, company.id, given);
  if (!active) await changeUser(services, OPERATOR, company.id, id, { active });
  return { id, company: company.id };
}

async function anInteraction({ world: { issuer }, published }: Stage, browser: Browser): Promise<Named> {
  const started = await browser.get(authorizationUrl(issuer, published, aPkce().challenge));
  return { id: started.location?.split('/').at(-1) ?? '', company: '' };
}
