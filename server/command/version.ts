import { existsSync, readFileSync } from 'node:fs';

/** The version of the package that this file belongs to, whether compiled or not. */
export function version(): string {
  let folder = new URL('.', import.meta.url);
  while (!existsSync(new URL('package.json', folder))) folder = new URL('..', folder);
  const { version: text } = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')) as { version: string };
  return text;
}
