import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll, YAML11_SCHEMA } from 'js-yaml';
import { settingsSchema } from '../../config/schema.ts';

export const ROOT = join(import.meta.dirname, '../..');

/** What stands in a file of the project. */
export function written(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The documents of a YAML text. Read as YAML 1.1, which is how compose and kubectl understand a bare `on`. */
export function yamlDocuments(text: string): unknown[] {
  return loadAll(text, { schema: YAML11_SCHEMA });
}

/** The name of the setting that a variable of the environment gives; nothing where the server reads none of that name. */
export function settingOf(variable: string): string | undefined {
  return Object.keys(settingsSchema.shape).find((name) => variable === name || variable === `${name}_FILE`);
}

/** The port that the server listens on unless it is told another. */
export const DEFAULT_PORT = settingsSchema.parse({}).PORT;

/** What the package says of itself. */
export const PACKAGE = JSON.parse(written('package.json')) as { version: string; bin: Readonly<Record<string, string>> };
