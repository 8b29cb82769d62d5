import { randomBytes, randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { newSecret } from '../server/domain/secret.ts';
import { StartFault, systemCode } from '../server/start-fault.ts';

/**
 * What the first start makes and every later one finds again, in the folder above the embedded store's. Safe when several
 * processes start at once: all of them get the same.
 */
export interface Kept {
  readonly text: string;
  readonly path: string;
  /** What it is for, in words for the console. */
  readonly purpose: string;
  /** Whether this call made it. */
  readonly made: boolean;
}

/** The server key. None is made for a store that is there: it could not be read with it. */
export function keptServerKey(storePath: string): Kept {
  // Looked at before the key is: whoever makes a store has kept its key before.
  const storeIsThere = existsSync(join(storePath, 'data.mdb'));
  const path = join(folderAbove(storePath), 'server.key');
  if (storeIsThere && !existsSync(path)) {
    throw new StartFault([`The store in ${storePath} is there, but its key ${path} is not: bring it back, or give SERVER_KEY.`]);
  }
  const purpose = 'without this key the store cannot be read, so keep a copy elsewhere';
  return kept(path, purpose, () => randomBytes(32).toString('base64url'));
}

/** The secret of the client `operator`. */
export function keptOperatorSecret(storePath: string): Kept {
  const purpose = 'it holds the secret of the client "operator", with which the management API is used';
  return kept(join(folderAbove(storePath), 'operator.secret'), purpose, newSecret);
}

function folderAbove(storePath: string): string {
  return dirname(resolve(storePath));
}

function kept(path: string, purpose: string, make: () => string): Kept {
  try {
    const made = !existsSync(path) && create(path, make());
    if (statSync(path).mode & 0o077) {
      throw new StartFault([
        `${path} is open to other users of this machine: run "chmod 600 ${path}", and replace it if one may have read it.`,
      ]);
    }
    return { text: readFileSync(path, 'utf8').trim(), path, purpose, made };
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    const help = 'give this user the right to, or name another folder in DIRECTORY_URL';
    throw new StartFault([`${path} cannot be kept (${code}): ${help}.`], undefined, error);
  }
}

/**
 * Writes the file whole under a name of its own, then links it: the name `path` never leads to half a file, and of several
 * processes one wins. On disk before it is used: a store must not outlive its key. Reports whether this call made the file.
 */
function create(path: string, text: string): boolean {
  const folder = dirname(path);
  const draft = `${path}.${randomUUID()}`;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    const file = openSync(draft, 'wx', 0o600);
    writeSync(file, `${text}\n`);
    fsyncSync(file);
    closeSync(file);
    linkSync(draft, path);
    syncFolder(folder);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
