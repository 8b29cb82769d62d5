import { newId } from '../../../server/domain/id.ts';
import { createSignInLink } from '../../../server/operations/sign-in-links.ts';
import { createUser } from '../../../server/operations/users.ts';
import { unique } from '../../builders.ts';
import { authorizationUrl } from '../../flows/authorization.ts';
import { aBrowser } from '../../flows/browser.ts';
import { aMember, anAdministrator, aPublishedApplication, type Member, OPERATOR, type Registered } from '../../flows/cast.ts';
import { aPkce, type World } from '../../flows/world.ts';
import { aStaffMember } from '../people/staff.ts';
import { aDesk, aPartner, type Desk, registered } from '../registration/partner.ts';

/** Who asks: the columns of the table, in its order. */
export const ROLES = ['nobody', 'user', 'administrator', 'partner', 'operator', 'stranger'] as const;
export type RoleName = (typeof ROLES)[number];

/** What a path names, by its parameters. */
export interface Named {
  readonly id: string;
  readonly company: string;
}

interface Kind {
  /** For whom such a thing exists. For all others it answers exactly like one that does not. */
  readonly knownTo: readonly RoleName[];
  /** A new one, so that no request finds what another has left. */
  make(stage: Stage): Promise<Named>;
  /** Ids of the same form that name nothing. */
  readonly missing: readonly string[];
}

/**
 * Two companies with people, and what they have. The customer has `user` and `administrator`, the Development Partner has
 * `partner`, the platform has `operator`; `stranger` administers a company that has nothing to do with any of them.
 */
export interface Stage {
  readonly world: World;
  readonly people: Readonly<Record<Exclude<RoleName, 'nobody'>, Member>>;
  readonly desks: ReadonlyMap<RoleName, Desk>;
  readonly published: Registered;
}

/** Fills the world. */
export async function aStage(world: World): Promise<Stage> {
  const { services } = world.app;
  const administrator = await anAdministrator(services);
  const people = {
    administrator,
    user: await aMember(services, administrator.company),
    partner: await aPartner(world),
    operator: await aStaffMember(world),
    stranger: await anAdministrator(services),
  };
  const desks = new Map<RoleName, Desk>();
  for (const role of ROLES) {
    // oxlint-disable-next-line no-await-in-loop -- one sign-in after the other: each is slow on purpose
    if (role !== 'nobody') desks.set(role, await aDesk(world, people[role]));
  }
  return { world, people, desks, published: await aPublishedApplication(services) };
}

const EVERYBODY = ROLES;
const SIGNED_IN = ROLES.filter((role) => role !== 'nobody');

/** What pages are about. A new kind of thing is one more entry. */
export const THINGS = {
  nothing: {
    knownTo: EVERYBODY,
    make: async () => ({ id: '', company: '' }),
    missing: [],
  },
  'a private application of the partner': {
    knownTo: ['partner'],
    make: async ({ world, people: { partner } }) => ({ id: (await registered(world, partner)).id, company: partner.company.id }),
    missing: [newId('application', 0), 'app_1'],
  },
  'a public application of another partner': {
    knownTo: SIGNED_IN,
    make: async ({ published: { application } }) => ({ id: application.id, company: application.companyId }),
    missing: [newId('application', 0), 'app_1'],
  },
  'a colleague of the user': {
    knownTo: ['user', 'administrator', 'operator'],
    make: async ({ world, people: { administrator } }) => aColleagueOf(world, administrator),
    missing: [newId('user', 0), 'usr_1'],
  },
  'a colleague of the partner': {
    knownTo: ['partner', 'operator'],
    make: async ({ world, people: { partner } }) => aColleagueOf(world, partner),
    missing: [newId('user', 0), 'usr_1'],
  },
  'the company of the user': {
    knownTo: ['user', 'administrator', 'operator'],
    make: async ({ people: { user } }) => ({ id: user.company.id, company: user.company.id }),
    missing: [newId('company', 0), 'co_1'],
  },
  'a link with which a person sets a password': {
    knownTo: EVERYBODY,
    make: async ({ world, people: { administrator } }) => {
      const { services } = world.app;
      const { company, id } = await aColleagueOf(world, administrator);
      const made = await createSignInLink(services, administrator.caller, company, id);
      return { id: made.sent ? '' : made.token, company };
    },
    missing: ['A'.repeat(43)],
  },
  'an interaction in another browser': {
    knownTo: [],
    make: async ({ world: { issuer }, published }) => {
      const started = await aBrowser(issuer).get(authorizationUrl(issuer, published, aPkce().challenge));
      return { id: started.location?.split('/').at(-1) ?? '', company: '' };
    },
    missing: ['A'.repeat(43)],
  },
} as const satisfies Readonly<Record<string, Kind>>;

export type Thing = keyof typeof THINGS;

async function aColleagueOf({ app: { services } }: World, { company }: Member): Promise<Named> {
  const loginId = unique('colleague');
  const { id } = await createUser(services, OPERATOR, company.id, { loginId, name: loginId, email: `${loginId}@example.com` });
  return { id, company: company.id };
}
