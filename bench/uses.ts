import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openStorage } from '../adapters/index.ts';
import { newId } from '../server/domain/id.ts';
import { createLog } from '../server/log.ts';
import { createUses } from '../server/provider/uses.ts';
import { SCENARIOS } from './scenarios.ts';
import { countersign, type Subject } from './subjects.ts';
import { median, rate } from './turns.ts';

/**
 * `npm run bench -- uses`: what it costs to count when applications and secrets were used last. The server as it is and one that
 * notes nothing take turns; the cost is the processor's time for one token, which others on the machine disturb least.
 */
const { values: given } = parseArgs({
  args: process.argv.slice(2),
  options: {
    rounds: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '2' },
    /** Only tokens whose scenario begins so. */
    scenario: { type: 'string', default: '' },
  },
});
const ROUNDS = Number(given.rounds);
const SECONDS = Number(given.seconds);

/** Stands in the place of `server/provider/uses.ts`. */
const NOTES_NOTHING = 'export const createUses = () => ({ note() {}, noteSecret() {}, async flush() {}, close() {} });\n';

execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
const folder = await buildThatNotesNothing();
const subjects = { with: await countersign(1), without: await countersign(1, undefined, join(folder, 'dist/server/main.js')) };

say('# What it costs to count the last use\n');
say(`Node ${process.version}, one process, ${ROUNDS} rounds of ${SECONDS} s each.\n`);
say('| tokens | processor time of one, with | without | cost | throughput with / without |');
say('|---|---|---|---|---|');
const tokenCosts: number[] = [];
for (const scenario of SCENARIOS.filter(({ name }) => name !== 'introspection' && name.startsWith(given.scenario))) {
  const turns = { with: await scenario.prepare(subjects.with), without: await scenario.prepare(subjects.without) };
  const figures = { with: [] as Figure[], without: [] as Figure[] };
  await rate(subjects.with, turns.with, SECONDS);
  await rate(subjects.without, turns.without, SECONDS);
  for (let round = 0; round < ROUNDS; round += 1) {
    // Whoever is first in one round is last in the next.
    for (const name of round % 2 === 0 ? (['with', 'without'] as const) : (['without', 'with'] as const)) {
      figures[name].push(await figure(subjects[name], turns[name]));
    }
  }
  say(row(scenario.name, figures));
  tokenCosts.push(median(figures.without.map(({ cost }) => cost)));
}
say(await ofItself());
await Promise.all(Object.values(subjects).map((subject) => subject.stop()));
await rm(folder, { recursive: true });

interface Figure {
  readonly perSecond: number;
  /** Milliseconds of the processor. */
  readonly cost: number;
}

async function figure(subject: Subject, turn: Parameters<typeof rate>[1]): Promise<Figure> {
  const before = await subject.processorMs();
  const perSecond = await rate(subject, turn, SECONDS);
  return { perSecond, cost: ((await subject.processorMs()) - before) / (perSecond * SECONDS) };
}

function row(name: string, figures: Record<'with' | 'without', Figure[]>): string {
  const ratios = (of: keyof Figure): number[] =>
    figures.with.map((each, round) => each[of] / (figures.without[round]?.[of] ?? Number.NaN)).toSorted((a, b) => a - b);
  const costs = ratios('cost').map((ratio) => 100 * (ratio - 1));
  const quarter = (share: number): string => (costs[Math.floor(costs.length * share)] ?? Number.NaN).toFixed(1);
  const ms = (of: 'with' | 'without'): string => `${median(figures[of].map(({ cost }) => cost)).toFixed(3)} ms`;
  const cost = `**${median(costs).toFixed(1)} %** (half of the rounds ${quarter(0.25)} to ${quarter(0.75)})`;
  return `| ${name} | ${ms('with')} | ${ms('without')} | ${cost} | ${median(ratios('perSecond')).toFixed(3)} |`;
}

/**
 * The same without anybody's noise: what is noted for the tokens of five seconds, of 500 companies and two applications, and
 * written down, against the cheapest token.
 */
async function ofItself(): Promise<string> {
  const store = await openStorage(`lmdb:${join(folder, 'store')}`);
  const uses = createUses(store.directory, Date.now, createLog());
  const pairs = Array.from({ length: 1_000 }, (_, at) => [newId('application', at % 2), newId('company', at)] as const);
  const cheapest = Math.min(...tokenCosts);
  const tokens = Math.round(5_000 / cheapest);
  const before = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let token = 0; token < tokens; token += 1) {
      const [applicationId, companyId] = pairs[token % pairs.length] ?? [newId('application', 0), newId('company', 0)];
      uses.noteSecret(applicationId);
      uses.note(applicationId, companyId, undefined);
    }
    await uses.flush();
  }
  const { user, system } = process.cpuUsage(before);
  uses.close();
  await store.close();
  const cost = (user + system) / 1_000 / (ROUNDS * tokens);
  return `\nBy itself: ${(1_000 * cost).toFixed(2)} µs for a token of ${(1_000 * cheapest).toFixed(0)} µs, **${((100 * cost) / cheapest).toFixed(2)} %**`;
}

/** The same build, but for the one file; it finds the packages of this one. */
async function buildThatNotesNothing(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'countersign-bench-'));
  await cp('dist', join(copy, 'dist'), { recursive: true });
  await cp('package.json', join(copy, 'package.json'));
  await symlink(resolve('node_modules'), join(copy, 'node_modules'));
  await writeFile(join(copy, 'dist/server/provider/uses.js'), NOTES_NOTHING);
  return copy;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
