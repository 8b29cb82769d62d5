import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { type Scenario, SCENARIOS } from './scenarios.ts';
import { bareEngine, countersign, countersignOnServers, type Subject } from './subjects.ts';
import { CONNECTIONS, median, rate, type Turn } from './turns.ts';

/**
 * `.ci/services npm run bench -- servers`: two instances on MongoDB and Redis against two workers on LMDB and the bare engine, and
 * what linearizable reads cost. All take turns within one run; what counts is the ratio of each round, its median and its spread.
 */
const { values: given } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '3' } },
});
const ROUNDS = Number(given.rounds);
const SECONDS = Number(given.seconds);

execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
say('# Two instances on MongoDB and Redis\n');
say(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}; ${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s each.\n`,
);

/** What is measured, by the name of its column, and beside which others it is put. */
interface Column {
  readonly subject: Subject;
  readonly ratiosTo: readonly string[];
}
const columns = await subjects();
const headings = Object.entries(columns).flatMap(([name, { ratiosTo }]) => [
  `${name} /s`,
  ...ratiosTo.map((other) => `ratio to ${other}`),
]);
say(`| scenario | ${headings.join(' | ')} |`);
say(`|---|${'---|'.repeat(headings.length)}`);
let unanswered = 0;
for (const scenario of SCENARIOS) say(row(scenario.name, await measured(scenario)));
if (unanswered > 0) say(`\n${unanswered} turns were ended by 503, because a store did not answer in time, and are not counted.`);
await Promise.all(Object.values(columns).map(({ subject }) => subject.stop()));

async function subjects(): Promise<Readonly<Record<string, Column>>> {
  const two = 'two workers on LMDB';
  const servers = 'two instances on MongoDB and Redis';
  return {
    'bare engine': { subject: await bareEngine(), ratiosTo: [] },
    [two]: { subject: await countersign(2), ratiosTo: ['bare engine'] },
    [servers]: { subject: await countersignOnServers('majority'), ratiosTo: [two, 'bare engine'] },
    'the same, linearizable': { subject: await countersignOnServers('linearizable'), ratiosTo: [servers] },
  };
}

/** Requests per second of each round, by column. */
type Figures = ReadonlyMap<string, number[]>;

async function measured(scenario: Scenario): Promise<Figures> {
  const figures = new Map<string, number[]>();
  const turns = new Map<string, Turn>();
  for (const [name, { subject }] of Object.entries(columns)) {
    const turn = await scenario.prepare(subject);
    await rate(subject, turn, 1, { onUnavailable: () => {} });
    turns.set(name, turn);
    figures.set(name, []);
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, turn] of turns) {
      const { subject } = columns[name] ?? expected();
      figures
        .get(name)
        ?.push(scenario.requests * (await rate(subject, turn, SECONDS, { onUnavailable: () => (unanswered += 1) })));
    }
  }
  return figures;
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

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
