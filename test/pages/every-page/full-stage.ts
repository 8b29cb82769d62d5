import type { GroupChoice } from '../../../server/domain/application.ts';
import { type Catalogue, type Group, readCatalogue } from '../../../server/domain/catalogue.ts';
import { termsAt } from '../../../server/domain/permissions.ts';
import type { Change } from '../../../server/domain/records.ts';
import { changeCompany } from '../../../server/operations/companies.ts';
import { changeUser } from '../../../server/operations/users.ts';
import { aCompany, aConnection, aUser, anApplication, anEnablement, anEvent, aRequest, write } from '../../builders.ts';
import { OPERATOR } from '../../flows/cast.ts';
import { aWorld, sampleCatalogue } from '../../flows/world.ts';
import { aStage, type Stage, type Texts } from '../permissions/stage.ts';

const MOST_APIS = 40;
const MOST_APPLICATIONS = 300;
/** More than one page of companies, and of a company's people. */
const MANY = 60;
const LONGEST_LINE = 200;
const LONGEST_PROSE = 10_000;

/** Markup for the page, for an attribute and for a script; what turns the direction of text, and what has no width. */
export const MARKUP = `<img src=x onerror=alert(1)>"'><script>alert(2)</script>&lt;`;
const INVISIBLE = '\u202egnp\u200b\u2066';
const HOSTILE = MARKUP + INVISIBLE;

let written = 0;

/** What people write who mean harm: as long as it may be, without a space in which it could break. */
export const HOSTILE_TEXTS: Texts = {
  line(about) {
    written += 1;
    return `${about}-${written}-${HOSTILE}`.padEnd(LONGEST_LINE, 'W');
  },
  prose,
  asksForMuch: ({ apis }) => apis.map(({ code, groups }) => ({ code, groups: groups.map(withReason) })),
};

function prose(about: string): string {
  return `${about}-${HOSTILE}`.padEnd(about === 'description' ? LONGEST_PROSE : LONGEST_LINE, 'x');
}

function withReason({ code }: Group): GroupChoice {
  return { code, required: true, reason: prose('reason') };
}

/** A stage on which everybody and everything has a hostile name, with 40 APIs and 300 applications. */
export async function aFullStage(): Promise<Stage> {
  const world = await aWorld({ sandboxSignUp: true, pseudoLanguage: true, catalogue: await aLargeCatalogue() });
  const { services } = world.app;
  const stage = await aStage(world, HOSTILE_TEXTS);
  const { people, published } = stage;
  const companies = new Map([...Object.values(people), published.owner].map(({ company }) => [company.id, company]));
  for (const id of companies.keys()) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await changeCompany(services, OPERATOR, id, { name: HOSTILE_TEXTS.line('company') });
  }
  for (const { user, company } of Object.values(people)) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await changeUser(services, OPERATOR, company.id, user.id, { name: HOSTILE_TEXTS.line('person') });
  }
  await manyCompaniesAndPeople(stage);
  await manyApplications(stage);
  return stage;
}

async function manyCompaniesAndPeople({ world, people: { administrator } }: Stage): Promise<void> {
  const others = Array.from({ length: MANY }, () => write('company', aCompany({ name: HOSTILE_TEXTS.line('company') })));
  const companyId = administrator.company.id;
  const colleagues = Array.from({ length: MANY }, () => write('user', aUser({ companyId, name: HOSTILE_TEXTS.line('person') })));
  await world.app.services.directory.commit([...others, ...colleagues], [anEvent()]);
}

async function aLargeCatalogue(): Promise<Catalogue> {
  const { apis } = await sampleCatalogue();
  const more = Array.from({ length: MOST_APIS - apis.length }, (_, at) => ({
    code: `MORE${at}`,
    scope: `MORE${at}`,
    title: `One more interface, number ${at}`,
    description: 'Reads and writes one more kind of thing that companies have, for those who look after it.',
    // As many as there are in the sample, which has one for every third.
    groups: at % 3 === 0 ? [{ code: `PART${at}`, title: 'Its sensitive part', covers: 'What not everybody should read.' }] : [],
  }));
  return readCatalogue([...apis, ...more]);
}

/**
 * Public ones, of the partner, which use everything there is; every third waits for the review. The customer has enabled a third
 * of an earlier version, and has been asked for another third; its user is connected with what is enabled.
 */
async function manyApplications({ world, people: { partner, user, administrator } }: Stage): Promise<void> {
  const { directory, catalogue } = world.app.services;
  const apis = HOSTILE_TEXTS.asksForMuch(catalogue);
  const terms = termsAt(1, catalogue, apis, []);
  const many = Array.from({ length: MOST_APPLICATIONS }, (_, at) =>
    anApplication({
      companyId: partner.company.id,
      publisherName: partner.company.name,
      name: HOSTILE_TEXTS.line('application'),
      description: HOSTILE_TEXTS.prose('description'),
      visibility: 'public',
      certification: at % 3 === 0 ? 'submitted' : 'approved',
      apis,
      terms,
    }),
  );
  const companyId = user.company.id;
  const changes = many.flatMap((application, at): Change[] => {
    const about = { companyId, applicationId: application.id };
    const wishes = [{ userId: user.user.id, reason: HOSTILE_TEXTS.prose('wish'), at: Date.now() }];
    const enablement = anEnablement({ ...about, approvedScopes: ['ATTEND'], changedBy: administrator.user.id });
    const more: readonly (readonly Change[])[] = [
      [
        write('enablement', enablement),
        write('connection', aConnection({ ...about, userId: user.user.id, scopes: ['openid', 'ATTEND'] })),
      ],
      [write('request', aRequest({ ...about, requesters: wishes }))],
      [],
    ];
    return [write('application', application), ...(more[at % more.length] ?? [])];
  });
  await directory.commit(changes, [anEvent()]);
}
