import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** What stands between the rim and the domain. */
const CORE = [
  'server/domain',
  'server/operations',
  'server/storage.ts',
  'server/keyring.ts',
  'server/random.ts',
  'server/settings.ts',
  'server/log.ts',
];

/** What stands between a page and the engine, and the words in which it is spoken of. */
const ENGINE_FOR_PAGES = ['interactions', 'sessions', 'configuration', 'parts'].map((file) => `server/provider/${file}.ts`);

/**
 * Who may import whom, types included. The longest entry with which a file's path begins decides; each thing that the file
 * imports has to begin with one of the names there, or to lie in the entry itself.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'server/domain': ['node:crypto', 'node:url'],
  'server/storage.ts': ['server/domain'],
  'server/keyring.ts': ['server/domain', 'server/random.ts', 'node:crypto'],
  'server/random.ts': ['node:crypto'],
  'server/settings.ts': ['server/domain', 'server/operations/context.ts'],
  'server/passwords.ts': ['server/domain', 'server/operations/context.ts', '@node-rs/argon2', 'node:'],
  'server/mail.ts': ['server/operations', 'server/letters.ts', 'server/settings.ts', 'nodemailer'],
  'server/letters.ts': ['views'],
  'server/operations': ['server/domain', 'server/storage.ts', 'server/keyring.ts', 'rate-limiter-flexible', 'node:crypto'],
  'server/http': [...CORE, 'koa', 'zod', 'node:'],
  'server/provider': [...CORE, 'server/http', 'oidc-provider', 'jose', 'koa', 'node:'],
  'server/management': [...CORE, 'server/http', 'koa', '@koa/router', 'zod', 'node:'],
  'server/pages': [...CORE, ...ENGINE_FOR_PAGES, 'server/http', 'views', 'koa', '@koa/router', 'node:'],
  // The composition, and what it runs in.
  server: ['pino', 'prom-client', 'node:'],
  'server/main.ts': ['server', 'adapters/index.ts', 'config/load.ts', 'node:cluster'],
  'server/command': ['server', 'adapters/index.ts', 'config/load.ts', 'node:'],
  'server/demo': ['server', 'adapters/index.ts', 'config/load.ts', 'node:'],
  views: ['server/domain', 'preact', 'preact-render-to-string', 'node:'],
  config: [
    'server/domain',
    'server/operations/context.ts',
    'server/settings.ts',
    'server/start-fault.ts',
    'zod',
    'fast-png',
    'node:',
  ],
  adapters: ['server/domain', 'server/storage.ts'],
  'adapters/mongo': ['server/domain', 'server/storage.ts', 'mongoose', 'node:'],
  'adapters/lmdb': ['server/domain', 'server/storage.ts', 'lmdb', 'node:'],
  'adapters/redis': ['server/domain', 'server/storage.ts', 'node:'],
  'adapters/redis/driver.ts': ['server/domain', 'server/storage.ts', 'adapters/redis', 'ioredis', 'node:'],
};

const PRODUCT = ['server', 'adapters', 'config', 'views'];
const PROGRAMS = ['server/demo', 'bench', 'test', 'docs'];
const MAY_READ_THE_ENVIRONMENT = ['server/main.ts', 'server/command/main.ts', ...PROGRAMS];
const LONGEST_FILE = 200;
const ROOT = join(import.meta.dirname, '..');

interface Source {
  readonly file: string;
  readonly text: string;
}

describe('the architecture', () => {
  const product = sources(PRODUCT);
  const everything = [...product, ...sources(PROGRAMS)];

  it('keeps to the list of who may import whom', () => {
    expect(product.flatMap(forbiddenImports)).to.deep.equal([]);
  });

  it('would notice a web framework in the domain, in whatever way it is imported', () => {
    const file = 'server/domain/application.ts';
    const texts = [
      "import Koa from 'koa';",
      "import type { Context } from 'koa';",
      "import {\n  type Context,\n} from 'koa';",
      "import 'koa';",
      "export { Context } from 'koa';",
      "const koa = await import('koa');",
    ];

    for (const text of texts) expect(forbiddenImports({ file, text }), text).to.deep.equal([`${file} imports koa`]);
  });

  it('would notice a page that knows the management API, and a route that knows an adapter', () => {
    const page = { file: 'server/pages/home.ts', text: "import { present } from '../management/users.ts';" };
    const route = { file: 'server/management/users.ts', text: "import { openStorage } from '../../adapters/index.ts';" };

    expect(forbiddenImports(page)).to.deep.equal(['server/pages/home.ts imports server/management/users.ts']);
    expect(forbiddenImports(route)).to.deep.equal(['server/management/users.ts imports adapters/index.ts']);
  });

  it('reads the environment in main.ts only', () => {
    const readers = everything.filter(({ text }) => text.includes('process.env')).map(({ file }) => file);

    expect(readers.filter((file) => !MAY_READ_THE_ENVIRONMENT.some((allowed) => isWithin(file, allowed)))).to.deep.equal([]);
  });

  it('has no file over 200 lines that does not say why', () => {
    const long = everything.filter(({ text }) => text.split('\n').length > LONGEST_FILE + 1);
    const unexplained = long.filter(({ text }) => !text.slice(0, 1500).includes('over 200 lines'));

    expect(unexplained.map(({ file }) => file)).to.deep.equal([]);
  });
});

function sources(folders: readonly string[]): Source[] {
  const entries = readdirSync(ROOT, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && folders.includes(entry.name),
  );
  return entries.flatMap(({ name: folder }) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => ({ file: join(folder, name), text: readFileSync(join(ROOT, folder, name), 'utf8') })),
  );
}

function forbiddenImports({ file, text }: Source): string[] {
  const entry = Object.keys(MAY_IMPORT)
    .filter((name) => isWithin(file, name))
    .reduce((longest, name) => (name.length > longest.length ? name : longest), '');
  const allowed = [entry, ...(MAY_IMPORT[entry] ?? [])];
  return importsOf({ file, text })
    .filter((imported) => !allowed.some((name) => isWithin(imported, name)))
    .map((imported) => `${file} imports ${imported}`);
}

const IMPORTS =
  /^(?:import|export)\s[^;'"]*?from\s+'(?<from>[^']+)'|^import\s+'(?<effect>[^']+)'|\bimport\('(?<dynamic>[^']+)'\)/gm;

/** What a file imports: packages by their name, files by their path from the root. */
function importsOf({ file, text }: Source): string[] {
  const specifiers = [...text.matchAll(IMPORTS)].map(
    ({ groups = {} }) => groups['from'] ?? groups['effect'] ?? groups['dynamic'] ?? '',
  );
  return specifiers.map((specifier) => (specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier));
}

function isWithin(path: string, name: string): boolean {
  return path === name || path.startsWith(name.endsWith(':') ? name : `${name}/`);
}
