import { newId } from '../../../server/domain/id.ts';
import { changeApplication } from '../../../server/operations/applications.ts';
import { certifyApplication } from '../../../server/operations/certification.ts';
import { confirmConnection } from '../../../server/operations/connections.ts';
import { enableApplication } from '../../../server/operations/enablements.ts';
import { askForApplication } from '../../../server/operations/requests.ts';
import { createSignInLink } from '../../../server/operations/sign-in-links.ts';
import { changeUser, createUser } from '../../../server/operations/users.ts';
import { unique } from '../../builders.ts';
import { authorizationUrl } from '../../flows/authorization.ts';
import { aBrowser, type Browser } from '../../flows/browser.ts';
import { type Member, OPERATOR } from '../../flows/cast.ts';
import { aPkce, type World } from '../../flows/world.ts';
import { registered } from '../registration/partner.ts';
import { type RoleName, ROLES, type Stage } from './stage.ts';

/** What a path names, by its parameters. */
export interface Named {
  readonly id: string;
  readonly company: string;
}

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
const NO_USER = [newId('user', 0), 'usr_1'];
const NO_TOKEN = ['A'.repeat(43)];
const APIS = [{ code: 'EXPRPT', groups: [{ code: 'BANK', required: false, reason: 'To pay people back.' }] }];

/** What pages are about. A new kind of thing is one more entry. */
export const THINGS = {
  nothing: {
    knownTo: EVERYBODY,
    make: async () => ({ id: '', company: '' }),
    missing: [],
  },
  'a private application of the partner': {
    knownTo: ['partner'],
    make: async ({ world, people: { partner } }) => named(await registered(world, partner, { apis: APIS })),
    missing: NO_APPLICATION,
  },
  'a public application of another partner': {
    knownTo: SIGNED_IN,
    make: async ({ world, published: { owner } }) => named(await publishedBy(world, owner)),
    missing: NO_APPLICATION,
  },
  'a colleague of the user': {
    knownTo: ['user', 'administrator', 'operator'],
    make: async ({ world, people: { administrator } }) => aColleagueOf(world, administrator),
    missing: NO_USER,
  },
  'a deactivated colleague of the user': {
    knownTo: ['user', 'administrator', 'operator'],
    make: async ({ world, people: { administrator } }) => aColleagueOf(world, administrator, false),
    missing: NO_USER,
  },
  'a colleague of the partner': {
    knownTo: ['partner', 'operator'],
    make: async ({ world, people: { partner } }) => aColleagueOf(world, partner),
    missing: NO_USER,
  },
  'a deactivated colleague of the partner': {
    knownTo: ['partner', 'operator'],
    make: async ({ world, people: { partner } }) => aColleagueOf(world, partner, false),
    missing: NO_USER,
  },
  'the company of the user': {
    knownTo: ['user', 'administrator', 'operator'],
    make: async ({ people: { user } }) => ({ id: user.company.id, company: user.company.id }),
    missing: [newId('company', 0), 'co_1'],
  },
  'a request of the user': {
    knownTo: ['administrator'],
    make: async ({ world, people: { user }, published: { owner } }) => {
      const application = await publishedBy(world, owner);
      const { id } = await askForApplication(world.app.services, user.caller, user.company.id, application.id, 'Mine.');
      return { id, company: user.company.id };
    },
    missing: [newId('request', 0), 'req_1'],
  },
  'a connection of the user': {
    knownTo: ['user'],
    make: async ({ world, people: { user, administrator }, published: { owner } }) => {
      const { services } = world.app;
      const application = await publishedBy(world, owner);
      await enableApplication(services, administrator.caller, user.company.id, application.id, {});
      await confirmConnection(services, user.caller, application.id, ['openid', 'EXPRPT']);
      return { id: application.id, company: user.company.id };
    },
    missing: NO_APPLICATION,
  },
  'a link with which a person sets a password': {
    knownTo: EVERYBODY,
    make: async ({ world, people: { administrator } }) => {
      const { company, id } = await aColleagueOf(world, administrator);
      const made = await createSignInLink(world.app.services, administrator.caller, company, id);
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

function named({ id, companyId }: { readonly id: string; readonly companyId: string }): Named {
  return { id, company: companyId };
}

async function publishedBy(world: World, owner: Member) {
  const { services } = world.app;
  const { id } = await registered(world, owner, { apis: APIS, redirectUris: ['https://app.partner.example/callback'] });
  await certifyApplication(services, owner.caller, id, { action: 'submit' });
  await certifyApplication(services, OPERATOR, id, { action: 'approve', permissionVersion: 1 });
  const { record } = await changeApplication(services, OPERATOR, id, { visibility: 'public' });
  return record;
}

async function aColleagueOf({ app: { services } }: World, { company }: Member, active = true): Promise<Named> {
  const loginId = unique('colleague');
  const { id } = await createUser(services, OPERATOR, company.id, { loginId, name: loginId, email: `${loginId}@example.com` });
  if (!active) await changeUser(services, OPERATOR, company.id, id, { active });
  return { id, company: company.id };
}

async function anInteraction({ world: { issuer }, published }: Stage, browser: Browser): Promise<Named> {
  const started = await browser.get(authorizationUrl(issuer, published, aPkce().challenge));
  return { id: started.location?.split('/').at(-1) ?? '', company: '' };
}
