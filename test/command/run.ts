import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const LOADER = createRequire(import.meta.url).resolve('tsx');

/** How a run of the command ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `countersign` as an operator would, with these settings and no others. */
export async function countersign(args: readonly string[], settings: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const env = { PATH: process.env['PATH'], TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.json'), ...settings };
  const child = spawn(process.execPath, ['--import', LOADER, join(ROOT, 'server/command/main.ts'), ...args], { env });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number];
  return { code, stdout, stderr };
}
