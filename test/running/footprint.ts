import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Footprint, footprintOf } from './measuring.ts';
import { COMPILED } from './server-process.ts';

/**
 * `npm run footprint`: what the compiled server costs when nobody asks it anything: five starts on a store that is there, after the
 * first one that makes it. Ends with 1 when it is more than is promised.
 */

const MOST = { readyMs: 1_000, residentMb: 150 };
const STARTS = 5;

execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
const folder = await mkdtemp(join(tmpdir(), 'countersign-footprint-'));
const first = await footprintOf(folder, {}, COMPILED);
const later: Footprint[] = [];
for (let start = 1; start <= STARTS; start += 1) later.push(await footprintOf(folder, {}, COMPILED, 3_000));
const workers = await footprintOf(folder, { WORKERS: '2' }, COMPILED, 3_000);
await rm(folder, { recursive: true });

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}; median of ${STARTS} starts (worst).\n`);
console.log(`ready after      ${figure('readyMs')} ms; the very first start ${Math.round(first.readyMs)} ms`);
console.log(
  `resident, idle   ${figure('residentMb')} MB; with two workers and their primary ${Math.round(workers.residentMb)} MB`,
);
console.log(`stopped after    ${figure('stopMs')} ms`);

const kept = (['readyMs', 'residentMb'] as const).every((name) => medianOf(name) < MOST[name]);
if (!kept) console.error(`\nFAILED: promised are ${MOST.readyMs} ms and ${MOST.residentMb} MB.`);
process.exitCode = kept && later.every(({ exitCode }) => exitCode === 0) ? 0 : 1;

function figure(name: 'readyMs' | 'residentMb' | 'stopMs'): string {
  return `${Math.round(medianOf(name))} (${Math.round(Math.max(...later.map((each) => each[name])))})`;
}

function medianOf(name: 'readyMs' | 'residentMb' | 'stopMs'): number {
  return later.map((each) => each[name]).toSorted((one, other) => one - other)[STARTS >> 1] ?? Infinity;
}
