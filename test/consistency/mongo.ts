import { migrateDirectory } from '../../adapters/index.ts';
import { openMongoDirectory, type MongoDirectory } from '../../adapters/mongo/mongo.ts';
import { type AuditEvent, firstBreak } from '../../server/domain/audit.ts';
import type { CompanyId } from '../../server/domain/id.ts';

import { aCompany, anEvent, replace, write } from '../builders.ts';

/**
 * A long run on the MongoDB directory, with its figures: `npm run mongo-races` beside `.ci/services`. Four connections of their own
 * stand for four instances: they share nothing but the database. ROUNDS and CROWD make it longer or wider.
 */
const { TEST_MONGODB_URL: server = '', ROUNDS = '200', CROWD = '64' } = process.env;
const [rounds, crowd] = [Number(ROUNDS), Number(CROWD)];
const INSTANCES = 4;
const url = `${server}/countersign-races-${process.pid}-${Date.now()}`;
await migrateDirectory(url);
const instances = await Promise.all(Array.from({ length: INSTANCES }, () => openMongoDirectory({ url })));
const instance = (place: number): MongoDirectory => instances[place % INSTANCES] ?? fail();

await replacements();
await chains();
await Promise.all(instances.map(({ close }) => close()));

/** One record at one revision, many who want to write the next one at once: how many do. */
async function replacements(): Promise<void> {
  const tallies = { one: 0, none: 0, several: 0, unavailable: 0, withoutEvent: 0 };
  const begun = performance.now();
  for (let round = 0; round < rounds; round += 1) {
    const company = aCompany();
    await instance(0).directory.commit([write('company', company)], []);
    const outcomes = await Promise.allSettled(
      Array.from({ length: crowd }, (_, place) =>
        instance(place).directory.commit([replace('company', company, { epoch: place })], [anEvent({ companyId: company.id })]),
      ),
    );
    const won = outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value).length;
    tallies.unavailable += outcomes.filter(({ status }) => status === 'rejected').length;
    tallies[won === 1 ? 'one' : won === 0 ? 'none' : 'several'] += 1;
    if ((await trail(company.id)).length !== won) tallies.withoutEvent += 1;
  }
  report(`${rounds} × ${crowd} replacements of one revision on ${INSTANCES} instances`, begun, tallies);
}

/** Everybody appends to one chain: what was acknowledged, what is there, and whether it hangs together. */
async function chains(): Promise<void> {
  const { id } = aCompany();
  let [acknowledged, unavailable] = [0, 0];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: 2 * INSTANCES }, async (_, place) => {
      for (let round = 0; round < rounds; round += 1) {
        const written = instance(place).directory.commit([], [anEvent({ companyId: id }), anEvent()]);
        await written.then(
          () => (acknowledged += 1),
          () => (unavailable += 1),
        );
      }
    }),
  );
  const events = await trail(id);
  const broken = firstBreak(events)?.id ?? 'nowhere';
  report(`${2 * INSTANCES} writers to one chain`, begun, { acknowledged, unavailable, there: events.length, broken });
}

async function trail(companyId: CompanyId): Promise<AuditEvent[]> {
  return instance(0).directory.events({ companyId }, { limit: 1_000_000 });
}

function report(what: string, begun: number, figures: Readonly<Record<string, number | string>>): void {
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(
    `${what}, ${seconds} s: ${Object.entries(figures)
      .map(([name, figure]) => `${name} ${figure}`)
      .join(', ')}`,
  );
}

function fail(): never {
  throw new Error('There is no instance.');
}
