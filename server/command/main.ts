#!/usr/bin/env node
import { loadDirectoryUrl } from '../../config/load.ts';
import { EXIT_CONFIGURATION, EXIT_UNAVAILABLE, EXIT_USAGE, StartFault } from '../start-fault.ts';
import { StorageUnavailable, StoreUnusable } from '../storage.ts';
import { HELP } from './help.ts';

/** The command `countersign`. What it says goes to standard output, why it fails in plain sentences to standard error. */

type Command = (options: readonly string[]) => Promise<void>;

const COMMANDS: Readonly<Record<string, Command>> = {
  async serve() {
    await import('../main.ts');
  },
  async migrate() {
    const { migrate } = await import('./migrate.ts');
    await migrate(loadDirectoryUrl(process.env), say);
  },
  async copy(options) {
    const { copy } = await import('./copy.ts');
    await copy(options, process.env, say);
  },
  async version() {
    const { version } = await import('./version.ts');
    say(version());
  },
  help: async () => say(HELP),
};

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main([name = 'help', ...options]: readonly string[]): Promise<void> {
  const known = name.replace(/^--/, '');
  const command = Object.hasOwn(COMMANDS, known) ? COMMANDS[known] : undefined;
  if (command === undefined) throw new StartFault([`There is no command "${name}".`, 'Try "countersign help".'], EXIT_USAGE);
  await command(options);
}

function explain(error: unknown): number {
  if (error instanceof StartFault) return complain(error.sentences, error.exitCode);
  if (error instanceof StoreUnusable) return complain([error.message], EXIT_CONFIGURATION);
  if (error instanceof StorageUnavailable) return complain([error.message, 'Try again later.'], EXIT_UNAVAILABLE);
  throw error;
}

function complain(sentences: readonly string[], exitCode: number): number {
  process.stderr.write(sentences.map((sentence) => `${sentence}\n`).join(''));
  return exitCode;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.exitCode = explain(error);
});
