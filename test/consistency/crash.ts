import { parseArgs } from 'node:util';
import { type CrashFigures, crashRun, medianOf } from './crash/run.ts';

/**
 * `npm run crash -- --kills 500`: the long run of what the test in `crash/` does shortly, in rounds that begin with a new store.
 * Ends with 1 as soon as something that was acknowledged is not there, or something is there by half.
 */

/** The tokens with which people work live for an hour. */
const KILLS_OF_A_ROUND = 250;

const { values } = parseArgs({ options: { kills: { type: 'string', default: '250' } } });
const wanted = Number(values.kills);
if (!(wanted >= 1)) {
  console.error('--kills wants a number of 1 or more.');
  process.exit(1);
}

let killed = 0;
let slowestMs = 0;
while (killed < wanted) {
  const figures = await crashRun(Math.min(KILLS_OF_A_ROUND, wanted - killed)).catch((error: unknown) => {
    console.error(error);
    console.error(`\nFAILED after ${killed} kills in rounds that were whole.`);
    return process.exit(1);
  });
  killed += figures.kills;
  slowestMs = Math.max(slowestMs, ...figures.readyAfterMs);
  print(figures);
}
console.log(
  `\n${killed} kills; nothing that was acknowledged was lost, nothing was there by half, every chain of the audit trail holds.`,
);
if (slowestMs >= 3_000) console.error(`FAILED: a process was ready only after ${Math.round(slowestMs)} ms; promised are 3 s.`);
process.exitCode = slowestMs < 3_000 ? 0 : 1;

function print({ kills, killsOfTheLast, acknowledged, unanswered, readyAfterMs }: CrashFigures): void {
  const changes = Object.entries(acknowledged).map(([what, count]) => `${what} ${count}`);
  console.log(
    `${kills} kills, ${killsOfTheLast} of them while no other process had the store open; ${unanswered} requests lost their answer`,
  );
  console.log(`  acknowledged: ${changes.join(', ')}`);
  console.log(
    `  ready again after ${Math.round(medianOf(readyAfterMs))} ms (median), ${Math.round(Math.max(...readyAfterMs))} ms (worst)`,
  );
}
