import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openConnection } from './connection.ts';
import { summariseProfiles } from './profile.ts';
import { type Scenario, SCENARIOS, Unavailable } from './scenarios.ts';
import { bareEngine, countersign, countersignOnServers, type Subject } from './subjects.ts';

/**
 * `npm run bench`: our server against the bare engine, and two workers against one process; with `--servers`, which needs
 * `.ci/services`, two instances on MongoDB and Redis against two workers and the bare engine. The subjects take turns within one
 * run, because two cores are never the same for long; what counts is the ratio of each round, its median and its spread.
 */
const { values: given } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    profiles: { type: 'boolean', default: true },
    servers: { type: 'boolean', default: false },
  },
  allowNegative: true,
});
const ROUNDS = Number(given.rounds);
const SECONDS = Number(given.seconds);
const CONNECTIONS = 32;

execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
say(`# Countersign against the bare engine (oidc-provider with a map)\n`);
say(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}; ${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s each.\n`,
);

/** What is measured, by the name of its column, and beside which others it is put. */
interface Column {
  readonly subject: Subject;
  readonly ratiosTo: readonly string[];
}
const columns: Readonly<Record<string, Column>> = given.servers ? await onServers() : await onLmdb();
say(`| scenario | ${Object.entries(columns).flatMap(headings).join(' | ')} |`);
say(
  `|---|${Object.entries(columns)
    .flatMap(headings)
    .map(() => '---|')
    .join('')}`,
);
let unanswered = 0;
for (const scenario of SCENARIOS) say(row(scenario.name, await measured(scenario)));
if (unanswered > 0) say(`\n${unanswered} turns were ended by 503, because a store did not answer in time, and are not counted.`);
await Promise.all(Object.values(columns).map(({ subject }) => subject.stop()));
if (given.profiles && !given.servers) await profile();

async function onLmdb(): Promise<Record<string, Column>> {
  return {
    'bare engine': { subject: await bareEngine(), ratiosTo: [] },
    'one process': { subject: await countersign(1), ratiosTo: ['bare engine'] },
    'two workers': { subject: await countersign(2), ratiosTo: ['one process'] },
  };
}

async function onServers(): Promise<Record<string, Column>> {
  const two = 'two workers on LMDB';
  const servers = 'two instances on MongoDB and Redis';
  return {
    'bare engine': { subject: await bareEngine(), ratiosTo: [] },
    [two]: { subject: await countersign(2), ratiosTo: ['bare engine'] },
    [servers]: { subject: await countersignOnServers('majority'), ratiosTo: [two, 'bare engine'] },
    'the same, linearizable': { subject: await countersignOnServers('linearizable'), ratiosTo: [servers] },
  };
}

function headings([name, { ratiosTo }]: [string, Column]): string[] {
  return [`${name} /s`, ...ratiosTo.map((other) => `ratio to ${other}`)];
}

/** Requests per second of each round, by column. */
type Figures = ReadonlyMap<string, number[]>;

async function measured(scenario: Scenario): Promise<Figures> {
  const figures = new Map<string, number[]>();
  const turns = new Map<string, Turn>();
  for (const [name, { subject }] of Object.entries(columns)) {
    const turn = await scenario.prepare(subject);
    await rate(subject, turn, 1);
    turns.set(name, turn);
    figures.set(name, []);
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, turn] of turns) {
      const { subject } = columns[name] ?? expected();
      figures.get(name)?.push(scenario.requests * (await rate(subject, turn, SECONDS)));
    }
  }
  return figures;
}

type Turn = Awaited<ReturnType<Scenario['prepare']>>;

/** Turns per second, on all connections together. */
async function rate({ origins }: Subject, turn: Turn, seconds: number): Promise<number> {
  const connections = await Promise.all(
    Array.from({ length: CONNECTIONS }, (_, index) => openConnection(origins[index % origins.length] ?? expected())),
  );
  const end = performance.now() + seconds * 1_000;
  let turns = 0;
  await Promise.all(
    connections.map(async (connection) => {
      while (performance.now() < end) {
        try {
          await turn(connection);
          turns += 1;
        } catch (error) {
          if (!(error instanceof Unavailable)) throw error;
          unanswered += 1;
        }
      }
      connection.close();
    }),
  );
  return turns / seconds;
}

function row(name: string, figures: Figures): string {
  const ratio = (above: number[], below: number[]): string => {
    const ratios = above.map((value, round) => value / (below[round] ?? Number.NaN)).toSorted((a, b) => a - b);
    return `**${median(ratios).toFixed(2)}** (${ratios[0]?.toFixed(2)}–${ratios.at(-1)?.toFixed(2)})`;
  };
  const cells = Object.entries(columns).flatMap(([column, { ratiosTo }]) => {
    const own = figures.get(column) ?? expected();
    return [
      Math.round(median(own)).toLocaleString('en'),
      ...ratiosTo.map((other) => ratio(own, figures.get(other) ?? expected())),
    ];
  });
  return `| ${name} | ${cells.join(' | ')} |`;
}

function expected(): never {
  throw new Error('A subject is missing.');
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Where the time goes, a file per scenario in `bench/profiles`. */
async function profile(): Promise<void> {
  for (const scenario of SCENARIOS) {
    const folder = await mkdtemp(join(tmpdir(), 'countersign-profile-'));
    const subject = await countersign(1, folder);
    await rate(subject, await scenario.prepare(subject), SECONDS);
    await subject.stop();
    say(`\nProfile of ${scenario.name}: ${await summariseProfiles(folder, scenario.name)}`);
    await rm(folder, { recursive: true, force: true });
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
