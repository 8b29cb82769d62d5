import { createHash } from 'node:crypto';
import type { ApiChoice } from '../../../server/domain/application.ts';
import type { Catalogue } from '../../../server/domain/catalogue.ts';
import type { Directory } from '../../../server/storage.ts';
import { unique } from '../../builders.ts';
import { type Browser, aBrowser } from '../../flows/browser.ts';
import { aMember, anAdministrator, aPublishedApplication, enabledFor, type Member, type Registered } from '../../flows/cast.ts';
import { signIn, type World } from '../../flows/world.ts';
import { aStaffMember } from '../people/staff.ts';
import { aPartner } from '../registration/partner.ts';

/** Who asks: the columns of the table, in its order. */
export const ROLES = ['nobody', 'user', 'administrator', 'partner', 'operator', 'stranger'] as const;
export type RoleName = (typeof ROLES)[number];

/** Those who have signed in. */
export type Somebody = Exclude<RoleName, 'nobody'>;

/**
 * Two companies with people, and what they have. The customer has `user` and `administrator`, the Development Partner has
 * `partner`, the platform has `operator`; `stranger` administers a company that has nothing to do with any of them.
 */
export interface Stage {
  readonly world: World;
  readonly texts: Texts;
  readonly people: Readonly<Record<Somebody, Member>>;
  /** Enabled for the customer; everybody may know of it. */
  readonly published: Registered;
  /** The browser of whoever this is. Nobody has a new one each time. */
  browserOf(role: RoleName): Promise<Browser>;
}

/** What people write, by what it is about. */
export interface Texts {
  /** On one line; no other is the same. */
  line(about: string): string;
  prose(about: string): string;
  /** The APIs of an application that asks for as much as it may. */
  asksForMuch(catalogue: Catalogue): readonly ApiChoice[];
}

const PLAIN: Texts = {
  line: (about) => unique(about),
  prose: (about) => `The ${about} of a test.`,
  asksForMuch: () => [
    { code: 'EXPRPT', groups: [{ code: 'BANK', required: false, reason: 'To pay people back.' }] },
    { code: 'QUICKEXP', groups: [] },
  ],
};

/** Fills the world. */
export async function aStage(world: World, texts: Texts = PLAIN): Promise<Stage> {
  const { services } = world.app;
  const administrator = await anAdministrator(services);
  const people = {
    administrator,
    user: await aMember(services, administrator.company),
    partner: await aPartner(world),
    operator: await aStaffMember(world),
    stranger: await anAdministrator(services),
  };
  const published = await aPublishedApplication(services);
  await enabledFor(services, administrator, published);
  return { world, texts, people, published, browserOf: browsersOf(world, people) };
}

/** Each person signs in once, and again when a page has put somebody else, or a new session, in their place. */
function browsersOf(world: World, people: Stage['people']): Stage['browserOf'] {
  const known = new Map<RoleName, { readonly browser: Browser; readonly session: string | undefined }>();
  return async (role) => {
    if (role === 'nobody') return aBrowser(world.issuer);
    const before = known.get(role);
    if (before !== undefined && sessionOf(before.browser) === before.session) return before.browser;
    const browser = await signedIn(world, people[role]);
    known.set(role, { browser, session: sessionOf(browser) });
    return browser;
  };
}

/** A new browser in which this person has signed in. */
export async function signedIn({ issuer }: World, { credentials }: Member): Promise<Browser> {
  const browser = aBrowser(issuer);
  await signIn(browser, await browser.open(`${issuer}/sign-in`), credentials);
  return browser;
}

function sessionOf({ cookies }: Browser): string | undefined {
  return cookies.get('session');
}

const NOUNS = ['company', 'user', 'application', 'enablement', 'connection', 'request', 'resourceServer'] as const;
const MOST = 10_000;

/** All that is kept, to be compared: what happened last, and a hash of all records. */
export async function recorded(directory: Directory): Promise<string> {
  const [events, ...records] = await Promise.all([
    directory.events({}, { limit: 1, newestFirst: true }),
    ...NOUNS.map((noun) => directory.list(noun, { all: true }, { limit: MOST })),
  ]);
  const digest = createHash('sha256').update(JSON.stringify(records)).digest('base64url');
  return [...events.map(({ id, action }) => `${action} ${id}`), digest].join(' ');
}
