import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { summariseProfiles } from './profile.ts';
import { type Scenario, SCENARIOS } from './scenarios.ts';
import { bareEngine, countersign } from './subjects.ts';
import { CONNECTIONS, median, rate } from './turns.ts';

/**
 * `npm run bench`: our server against the bare engine, and two workers against one process. The subjects take turns within one
 * run, because two cores are never the same for long; what counts is the ratio of each round, its median and its spread.
 */
const { values: given } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    connections: { type: 'string', default: String(CONNECTIONS) },
    profiles: { type: 'boolean', default: true },
    /** Only scenarios whose names begin so. */
    scenario: { type: 'string', default: '' },
  },
  allowNegative: true,
});
const ROUNDS = Number(given.rounds);
const SECONDS = Number(given.seconds);
const connections = Number(given.connections);
/** Two workers share the load, so each takes twice as long as one process until V8 has compiled what is hot. */
const WARM_UP_SECONDS = { bare: 5, one: 5, two: 10 } as const;
const scenarios = SCENARIOS.filter(({ name }) => name.startsWith(given.scenario));

execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
say(`# Countersign against the bare engine (oidc-provider with a map)\n`);
say(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}; ${connections} connections, ${ROUNDS} rounds of ${SECONDS} s each.\n`,
);

const subjects = { bare: await bareEngine(), one: await countersign(1), two: await countersign(2) };
say('| scenario | bare engine /s | one process /s | ratio to bare | two workers /s | ratio to one |');
say('|---|---|---|---|---|---|');
for (const scenario of scenarios) say(row(scenario.name, await measured(scenario)));
await Promise.all(Object.values(subjects).map((subject) => subject.stop()));
if (given.profiles) await profile();

type Figures = Record<keyof typeof subjects, number[]>;

async function measured(scenario: Scenario): Promise<Figures> {
  const turns = {
    bare: await scenario.prepare(subjects.bare),
    one: await scenario.prepare(subjects.one),
    two: await scenario.prepare(subjects.two),
  };
  const figures: Figures = { bare: [], one: [], two: [] };
  const names = ['bare', 'one', 'two'] as const;
  for (const name of names) await rate(subjects[name], turns[name], WARM_UP_SECONDS[name], { connections });
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of names)
      figures[name].push(scenario.requests * (await rate(subjects[name], turns[name], SECONDS, { connections })));
  }
  return figures;
}

function row(name: string, { bare, one, two }: Figures): string {
  const ratio = (above: number[], below: number[]): string => {
    const ratios = above.map((value, round) => value / (below[round] ?? Number.NaN)).toSorted((a, b) => a - b);
    return `**${median(ratios).toFixed(2)}** (${ratios[0]?.toFixed(2)}–${ratios.at(-1)?.toFixed(2)})`;
  };
  const speed = (values: number[]): string => Math.round(median(values)).toLocaleString('en');
  return `| ${name} | ${speed(bare)} | ${speed(one)} | ${ratio(one, bare)} | ${speed(two)} | ${ratio(two, one)} |`;
}

/** Where the time goes, a file per scenario in `bench/profiles`. */
async function profile(): Promise<void> {
  for (const scenario of scenarios) {
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
