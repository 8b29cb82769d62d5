import type Koa from 'koa';
import { ACTION_NOUNS, type ActionNoun } from '../../domain/audit-actions.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import { readTrail, type TrailSubject } from '../../operations/trail.ts';
import type { Person } from '../../provider/sessions.ts';
import { trailView } from '../../../views/trail/trail.tsx';
import { callerOf, inLanguage, type PageParts, show } from '../kit.ts';
import { applicationPath, companyPath, TRAIL } from '../operators/paths.ts';
import { sceneOf } from '../operators/scene.ts';
import { PEOPLE, peopleOf, personPath } from '../people/paths.ts';
import { forPerson, type PageRoute } from '../route.ts';
import { happeningOf, type Ways } from './mentions.ts';
import { addressOf, type Asked, askedIn } from './query.ts';

/** Where a company's administrators find what has happened in it. */
export const OWN_TRAIL = '/administration/audit';

/** The trail: all of it for the platform's staff, the own company's for its administrators. */
export const TRAIL_PAGES: readonly PageRoute[] = [forPerson('GET', TRAIL, showTrail), forPerson('GET', OWN_TRAIL, showOwnTrail)];

/** With names at their longest, as much as a page may weigh. */
const ON_A_PAGE = 20;
const PLATFORMS_OWN: ReadonlySet<ActionNoun> = new Set(['resource_server', 'signing_key']);

async function showTrail(parts: PageParts, ctx: Koa.Context, person: Person): Promise<void> {
  sceneOf(parts, ctx, person);
  const asked = askedIn(ctx.query);
  const { companyId, applicationId } = asked.values;
  const ways = {
    person: ({ id, companyId: of }) => personPath(peopleOf(of), id),
    application: (id) => (id === applicationId ? undefined : addressOf(TRAIL, { applicationId: id })),
    company: (id) => (id === companyId ? undefined : addressOf(TRAIL, { companyId: id })),
  } satisfies Ways;
  await showPage(parts, ctx, person, { path: TRAIL, asked, ways, nouns: ACTION_NOUNS });
}

async function showOwnTrail(parts: PageParts, ctx: Koa.Context, person: Person): Promise<void> {
  const { company_id: _, ...sent } = ctx.query;
  const asked = askedIn(sent);
  const { applicationId } = asked.values;
  const ways = {
    person: ({ id }) => personPath(PEOPLE, id),
    application: (id) => (id === applicationId ? undefined : addressOf(OWN_TRAIL, { applicationId: id })),
  } satisfies Ways;
  const nouns = ACTION_NOUNS.filter((noun) => !PLATFORMS_OWN.has(noun));
  await showPage(parts, ctx, person, { path: OWN_TRAIL, asked, ways, nouns, own: person.company });
}

interface TrailPage {
  readonly path: string;
  readonly asked: Asked;
  readonly ways: Ways;
  readonly nouns: readonly ActionNoun[];
  /** The company whose trail alone it is. */
  readonly own?: Person['company'];
}

async function showPage(parts: PageParts, ctx: Koa.Context, person: Person, page: TrailPage): Promise<void> {
  const { path, asked, ways, nouns, own } = page;
  const { values, query, after, faults } = asked;
  const services = inLanguage(parts, ctx);
  const companyId = own?.id ?? query.companyId;
  const read = await readTrail(
    services,
    callerOf(parts, ctx, person),
    { ...query, companyId, byOperators: companyId !== undefined && query.byOperators },
    { after, limit: faults.length > 0 ? 0 : ON_A_PAGE },
  );
  const view = trailView({
    company: own?.name,
    happenings: read.items.map((entry) => happeningOf(entry, ways)),
    titles: titlesOf(services.catalogue),
    filter: {
      values,
      nouns,
      asksForStaff: companyId !== undefined,
      ...narrowingOf(page, read.subject),
      filtered: addressOf(path, values) !== path,
      faults,
    },
    paths: {
      trail: path,
      first: after === undefined ? undefined : addressOf(path, values),
      next: read.next === undefined ? undefined : addressOf(path, values, read.next),
    },
  });
  show(parts, ctx, view, { status: faults.length > 0 ? 400 : 200 });
}

/** What it is narrowed to. Only the staff's names lead to pages: theirs are there for every company and application. */
function narrowingOf({ path, asked: { values }, own }: TrailPage, { company, application }: TrailSubject) {
  const { companyId, applicationId } = values;
  const forStaff = own === undefined;
  return {
    onCompany: companyId && {
      name: company?.name ?? companyId,
      path: forStaff && company ? companyPath(company.id) : undefined,
      without: addressOf(path, { ...values, companyId: undefined }),
    },
    onApplication: applicationId && {
      name: application?.name ?? applicationId,
      path: forStaff && application ? applicationPath(application.id) : undefined,
      without: addressOf(path, { ...values, applicationId: undefined }),
    },
  };
}

/** What scopes are called: of several APIs behind one, the first. */
function titlesOf({ apis }: Catalogue): ReadonlyMap<string, string> {
  const entries = apis.flatMap(({ scope, title, groups }): [string, string][] => [
    [scope, title],
    ...groups.map((group): [string, string] => [group.code, group.title]),
  ]);
  return new Map(entries.toReversed());
}
