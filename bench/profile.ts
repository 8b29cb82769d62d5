import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Profile {
  readonly nodes: readonly { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const LINES = 40;

/** Sums the CPU profiles of a folder up, by package and by function, and writes it to `bench/profiles`. Gives the path. */
export async function summariseProfiles(folder: string, name: string): Promise<string> {
  const byFunction = new Map<string, number>();
  const byPackage = new Map<string, number>();
  let busy = 0;
  for (const file of await readdir(folder)) {
    const { nodes, samples, timeDeltas } = JSON.parse(await readFile(join(folder, file), 'utf8')) as Profile;
    const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
    samples.forEach((id, index) => {
      const frame = frames.get(id);
      const time = timeDeltas[index] ?? 0;
      if (frame === undefined || frame.functionName === '(idle)' || frame.functionName === '(program)') return;
      const place = frame.url.replace(/^.*\/(node_modules|dist)\//, '');
      add(byFunction, `${frame.functionName || '(anonymous)'} ${place}:${frame.lineNumber + 1}`, time);
      add(byPackage, /^(@[^/]+\/[^/]+|[^/]+)/.exec(place)?.[1] ?? 'V8 and system calls', time);
      busy += time;
    });
  }
  const path = join('bench', 'profiles', `${name.replaceAll(/\W+/g, '-')}.txt`);
  await mkdir(join('bench', 'profiles'), { recursive: true });
  const table = (sums: Map<string, number>): string =>
    [...sums]
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, LINES)
      .map(([key, time]) => `${((100 * time) / busy).toFixed(1).padStart(5)} %  ${key}`)
      .join('\n');
  await writeFile(
    path,
    `${name}: own time, in per cent of ${Math.round(busy / 1_000)} ms\n\nby package\n${table(byPackage)}\n\nby function\n${table(byFunction)}\n`,
  );
  return path;
}

function add(sums: Map<string, number>, key: string, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}
