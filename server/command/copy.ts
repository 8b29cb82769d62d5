import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { migrateDirectory, openDirectoryImport, openStorage } from '../../adapters/index.ts';
import { loadDirectoryUrl } from '../../config/load.ts';
import { EXIT_USAGE, StartFault } from '../start-fault.ts';
import { type Copied, copyDirectory } from './copying.ts';

const USAGE = 'Say "countersign copy --from lmdb:./data/store --to mongodb://…".';

/** Brings the directory of an embedded store into a database, and says what it brought. */
export async function copy(
  options: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  say: (line: string) => void,
): Promise<void> {
  const { from, to = loadDirectoryUrl(environment) } = optionsOf(options);
  const path = /^lmdb:(?<path>.+)$/.exec(from)?.groups?.['path'];
  if (path === undefined || !to.startsWith('mongodb')) throw new StartFault([USAGE], EXIT_USAGE);
  // Opening a store makes it where there is none.
  if (!existsSync(join(path, 'data.mdb'))) throw new StartFault([`There is no store in ${path}.`]);

  await migrateDirectory(to);
  const source = await openStorage(from);
  try {
    const destination = await openDirectoryImport(to);
    try {
      for (const line of report(await copyDirectory(source.directory, destination))) say(line);
    } finally {
      await destination.close();
    }
  } finally {
    await source.close();
  }
}

interface Options {
  readonly from: string;
  readonly to?: string;
}

function optionsOf(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({ args: [...args], options: { from: { type: 'string' }, to: { type: 'string' } } });
    const { from, to } = values;
    if (from !== undefined) return to === undefined ? { from } : { from, to };
  } catch (error) {
    throw new StartFault([USAGE], EXIT_USAGE, error);
  }
  throw new StartFault([USAGE], EXIT_USAGE);
}

function report({ records, events, written }: Copied): string[] {
  const counts = Array.from(records, ([noun, count]) => `  ${noun} ${count}`);
  return [
    'The directory is there, whole, and its audit trail hangs together:',
    ...counts,
    `  audit event ${events}`,
    written === 0 ? 'It was there already.' : `Written: ${written}.`,
    'Serve from it with the SERVER_KEY and the OPERATOR_SECRET of the embedded store: server.key and operator.secret beside it.',
  ];
}
