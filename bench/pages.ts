import type { Application } from '../server/domain/application.ts';
import type { Change } from '../server/domain/records.ts';
import { listApplications } from '../server/operations/applications.ts';
import { listAvailableApplications } from '../server/operations/available-applications.ts';
import type { Services } from '../server/operations/context.ts';
import { anApplication, anEnablement, anEvent, write } from '../test/builders.ts';
import { aBrowser, type Browser } from '../test/flows/browser.ts';
import { anAdministrator, type Member } from '../test/flows/cast.ts';
import { aWorld, signIn, type World } from '../test/flows/world.ts';

/**
 * `npm run bench -- pages`: what a list of 50 of 10,000 applications costs the server, on LMDB: the operations, and the pages over
 * HTTP, which show as many rows as may be on one page. The time that a turn takes depends on who else uses the machine, the
 * processor's does not: it ends with an error where that is 10 ms or more. The browser's part is in both.
 */

const APPLICATIONS = 10_000;
const PUBLISHERS = 100;
/** What the company that looks has enabled. */
const HELD = 1_000;
const AT_ONCE = 50;
const BATCH = 500;
const TURNS = 200;
const LONGEST_MS = 10;

const world = await aWorld();
const { services } = world.app;
const publisher = await anAdministrator(services, true);
const customer = await anAdministrator(services);
const applications = await fill(world, publisher, customer);
const middle = applications.toSorted((a, b) => (a.id < b.id ? -1 : 1))[APPLICATIONS / 2]?.id;

say(
  `# A list of ${AT_ONCE} of ${APPLICATIONS.toLocaleString('en')} applications, of which ${HELD.toLocaleString('en')} are enabled\n`,
);
say(`Node ${process.version}, LMDB, ${TURNS} turns each, one after the other; milliseconds.\n`);
say('| what | processor time | median | 99 of 100 |');
say('|---|---|---|---|');
const costs = [...(await measureOperations(services)), ...(await measurePages(world))];
await world.close();
if (Math.max(...costs) >= LONGEST_MS) throw new Error(`one of them takes ${LONGEST_MS} ms or more`);

async function measureOperations(given: Services): Promise<number[]> {
  const available = (after?: string, query?: Parameters<typeof listAvailableApplications>[4]) => () =>
    listAvailableApplications(given, customer.caller, customer.company.id, { after, limit: AT_ONCE }, query);
  const own = (after?: string) => () => listApplications(given, publisher.caller, { after, limit: AT_ONCE });
  const turns: [string, () => Promise<{ items: readonly unknown[] }>][] = [
    ['Enable Applications, first page', available()],
    ['Enable Applications, in the middle', available(middle)],
    ['Enable Applications, enabled ones', available(undefined, { only: 'enabled' })],
    ['Enable Applications, not enabled ones', available(undefined, { only: 'not_enabled' })],
    ['Enable Applications, a word that 100 have', available(undefined, { text: 'receipt' })],
    ['Enable Applications, a word that all have', available(undefined, { text: 'robot' })],
    ['Application Registration, first page', own()],
    ['Application Registration, in the middle', own(middle)],
  ];
  const found: number[] = [];
  for (const [name, turn] of turns) {
    found.push(
      await measured(name, async () => {
        const { items } = await turn();
        if (items.length !== AT_ONCE) throw new Error(`${items.length} instead of ${AT_ONCE}: ${name}`);
      }),
    );
  }
  return found;
}

async function measurePages({ issuer }: World): Promise<number[]> {
  const found: number[] = [];
  for (const [name, member, path] of [
    ['GET Enable Applications', customer, '/administration/web-services/enable'],
    ['GET Enable Applications, searched', customer, '/administration/web-services/enable?query=robot'],
    ['GET Enable Applications, in the middle', customer, `/administration/web-services/enable?after=${middle}`],
    ['GET Application Registration', publisher, '/administration/web-services/applications'],
  ] as const) {
    const browser = await signedIn(issuer, member);
    found.push(
      await measured(name, async () => {
        const { status } = await browser.get(`${issuer}${path}`);
        if (status !== 200) throw new Error(`${status} instead of 200: ${path}`);
      }),
    );
  }
  return found;
}

/** Prints a row, and gives the processor's time for one turn. */
async function measured(name: string, turn: () => Promise<void>): Promise<number> {
  for (let count = 0; count < TURNS / 2; count += 1) await turn();
  const times: number[] = [];
  const before = process.cpuUsage();
  for (let count = 0; count < TURNS; count += 1) {
    const began = performance.now();
    await turn();
    times.push(performance.now() - began);
  }
  const { user, system } = process.cpuUsage(before);
  const cost = (user + system) / 1_000 / TURNS;
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(TURNS * share)] ?? Number.NaN).toFixed(1);
  say(`| ${name} | **${cost.toFixed(1)}** | ${at(0.5)} | ${at(0.99)} |`);
  return cost;
}

/** Half of them the publisher's own, the others of many; a description and eight APIs each. */
async function fill({ app }: World, own: Member, looking: Member): Promise<Application[]> {
  const { directory, catalogue } = app.services;
  const owners = [own];
  for (let count = 1; count < PUBLISHERS; count += 1) owners.push({ ...own, ...(await anAdministrator(app.services, true)) });
  const apis = catalogue.apis.slice(0, 8).map(({ code }) => ({ code, groups: [] }));
  const terms = apis.map(({ code }) => ({ scope: code, since: 1, group: false, required: true, requiredSince: 1 }));
  const made = Array.from({ length: APPLICATIONS }, (_, at) => {
    const { company } = owners[at % 2 === 0 ? 0 : at % PUBLISHERS] ?? own;
    return anApplication({
      companyId: company.id,
      publisherName: company.name,
      name: `${at % 100 === 0 ? 'Receipt' : 'Travel'} Robot ${at}`,
      description: 'Reads what companies have and puts it where their people look for it. '.repeat(4),
      visibility: 'public',
      apis,
      terms,
    });
  });
  for (let from = 0; from < made.length; from += BATCH) {
    const changes = made.slice(from, from + BATCH).flatMap((application, at): Change[] => {
      const about = { companyId: looking.company.id, applicationId: application.id };
      const enablement = anEnablement({ ...about, approvedScopes: terms.map(({ scope }) => scope) });
      return [write('application', application), ...(at % (APPLICATIONS / HELD) === 0 ? [write('enablement', enablement)] : [])];
    });
    await directory.commit(changes, [anEvent()]);
  }
  return made;
}

async function signedIn(issuer: string, { credentials }: Member): Promise<Browser> {
  const browser = aBrowser(issuer);
  await signIn(browser, await browser.open(`${issuer}/sign-in`), credentials);
  return browser;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
