import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './written.ts';

/** Makes the secrets in the folder as an operator would, and answers where they are. A second time, what is there stays. */
export function makeSecrets(folder: string): string {
  const deploy = join(folder, 'deploy');
  mkdirSync(deploy, { recursive: true });
  cpSync(join(ROOT, 'deploy/make-secrets.sh'), join(deploy, 'make-secrets.sh'));
  execFileSync('sh', [join(deploy, 'make-secrets.sh')], { stdio: 'pipe' });
  return join(deploy, 'secrets');
}

/** An environment in which files that are mounted in the container are looked for in a folder. */
export function withFilesIn(
  folder: string,
  mount: string,
  environment: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).map(([name, text]) => [name, text.replace(mount, folder)]));
}
