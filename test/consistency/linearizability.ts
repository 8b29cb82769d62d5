import { parseArgs } from 'node:util';
import { aCluster, type Cluster } from './cluster.ts';
import { changesEverywhere } from './linearizability/changes.ts';
import { countOf, type Figures, figuresOf, worstLatenessMs } from './linearizability/figures.ts';
import { anExposedCluster, despiteFaults, type Exposed, type Fault, FAULTS } from './linearizability/faults.ts';
import { run } from './linearizability/run.ts';
import { aStaleServer } from './linearizability/stale-server.ts';
import { SUBJECTS } from './linearizability/subjects.ts';
import { aScene } from './scene.ts';

/**
 * `npm run linearizability -- --seconds 60 --processes 2`: the long run of what the test beside it looks at shortly, `seconds` for
 * each subject. First against a server that must not pass, or the rest says nothing. With `--faults`, which needs
 * TEST_STORES=servers, the two that matter most are asked while each fault happens over and over. Ends with 1 unless all is as
 * promised.
 */

type Name = keyof typeof SUBJECTS;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '20' },
    processes: { type: 'string', default: '2' },
    faults: { type: 'boolean', default: false },
  },
});
const milliseconds = atLeast(1, Number(values.seconds)) * 1_000;
const processes = atLeast(2, Number(values.processes));
const cluster = await aCluster(processes - 1);
const names = Object.keys(SUBJECTS) as Name[];
const MAIN = ['New Secret', 'Enable and Disable'] as const satisfies readonly Name[];

console.log('Self-test: a server that believes for 250 ms what it has read must fail.');
const caught: Name[] = [];
for (const name of MAIN) {
  const figures = await againstStale(cluster, name);
  print(name, figures);
  if (countOf(figures, 'stale accept') > 0) caught.push(name);
}

console.log(`\n${cluster.urls.length} processes, ${milliseconds / 1_000} s for each:`);
let broken = 0;
if (!values.faults) {
  for (const name of names) {
    const figures = await against(cluster, cluster.urls, name, milliseconds);
    print(name, figures);
    if (figures.violations.length > 0 || figures.unclear >= 0.001) broken += 1;
  }
}
await cluster.close();
for (const [what, fault] of values.faults ? Object.entries(FAULTS) : []) {
  const exposed = await anExposedCluster(processes);
  for (const name of MAIN) {
    const figures = await againstFault(exposed, fault, name);
    print(`${what}: ${name}`, figures);
    if (figures.violations.length > 0) broken += 1;
  }
  await exposed.close();
}

const passed = caught.length === 2 && broken === 0;
console.log(
  `\nself-test: ${caught.length === 2 ? 'found what it must' : 'VOID, it found nothing'} · ${passed ? 'passed' : 'FAILED'}`,
);
process.exitCode = passed ? 0 : 1;

async function against(all: Cluster, urls: readonly string[], name: Name, ms: number): Promise<Figures> {
  const scene = await aScene(all);
  const pace = { milliseconds: ms, changes: 1, askersPerProcess: 8, restMs: 20 };
  return figuresOf(await run(SUBJECTS[name](scene), { urls, changes: await changesEverywhere(scene) }, pace));
}

async function againstFault(exposed: Exposed, fault: Fault, name: Name): Promise<Figures> {
  const scene = await aScene(exposed.cluster);
  const pace = { milliseconds, changes: 10, askersPerProcess: 8, restMs: 20 };
  const doors = { urls: exposed.cluster.urls, changes: await changesEverywhere(scene) };
  const over = new AbortController();
  const [history] = await Promise.all([
    run(despiteFaults(SUBJECTS[name](scene)), doors, pace).finally(() => over.abort()),
    fault(exposed, over.signal),
  ]);
  for (const way of exposed.ways) Object.assign(way, { latency: 0, stalled: false });
  return figuresOf(history);
}

async function againstStale(all: Cluster, name: Name): Promise<Figures> {
  const stale = await aStaleServer(all.world);
  try {
    return await against(all, [stale.url], name, 3_000);
  } finally {
    await stale.close();
  }
}

function print(name: string, figures: Figures): void {
  const { changes, operations, accepted, refused, unclear } = figures;
  const found = (['stale accept', 'early accept', 'false reject', 'order'] as const).map(
    (rule) => `${rule} ${countOf(figures, rule)}`,
  );
  const asked = `${changes} changes, ${operations} operations (${accepted} accepted, ${refused} refused, ${(unclear * 100).toFixed(3)} % unclear)`;
  console.log(`  ${name}: ${asked}; ${found.join(', ')}; worst lateness ${worstLatenessMs(figures).toFixed(1)} ms`);
}

function atLeast(least: number, given: number): number {
  if (given >= least) return given;
  console.error(`A number of ${least} or more is wanted.`);
  return process.exit(1);
}
