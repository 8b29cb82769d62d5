import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateDirectory } from '../../adapters/index.ts';

/** Where a MongoDB replica set answers, for tests; each of them makes its own databases there. */
const SERVER = process.env['TEST_MONGODB_URL'];

/** The databases of a block of tests. They stay: the server is one for tests, and to drop them would take longer than the tests. */
export interface Databases {
  /** Where they are. */
  readonly server: string;
  /** A name that no database has. */
  name(): string;
  /** The URL of a database that is not there. */
  fresh(): string;
  /** The URL of one that is ready to be opened. */
  ready(): Promise<string>;
  /** The URL of an embedded store, for the artifacts. */
  artifacts(): string;
}

/** The URL of a database that is not there, on the server of a URL. */
export function aMongoDatabase(server: string): string {
  const url = new URL(server);
  url.pathname = aName();
  return url.href;
}

function aName(): string {
  return `countersign-test-${randomUUID()}`;
}

/** A block of tests that needs a MongoDB server: skipped where there is none, an error where none may be skipped. */
export function describeOnMongo(title: string, tests: (databases: Databases) => void): void {
  if (SERVER === undefined) {
    if (process.env['CI'] !== undefined) throw new Error('TEST_MONGODB_URL must be set when CI is; .ci/services does.');
    describe.skip(`${title} (TEST_MONGODB_URL is not set; try: .ci/services npm test)`, () => tests(databases('')));
    return;
  }
  describe(title, () => tests(databases(SERVER)));
}

function databases(server: string): Databases {
  const folders: string[] = [];

  const fresh = (): string => aMongoDatabase(server);

  after(() => {
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  return {
    server,
    name: aName,
    fresh,
    async ready() {
      const url = fresh();
      await migrateDirectory(url);
      return url;
    },
    artifacts() {
      const folder = mkdtempSync(join(tmpdir(), 'countersign-'));
      folders.push(folder);
      return `lmdb:${join(folder, 'store')}`;
    },
  };
}
