import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { describeOnMongo } from '../adapters/mongo-databases.ts';
import { countersign } from './run.ts';

describe('the command countersign', () => {
  it('says what it can do, when asked or asked nothing', async () => {
    for (const args of [['help'], ['--help'], []]) {
      const { code, stdout } = await countersign(args);

      expect(code).to.equal(0);
      for (const name of ['serve', 'migrate', 'copy', 'version']) expect(stdout).to.include(`countersign ${name}`);
    }
  });

  it('says its version', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };

    expect(await countersign(['version'])).to.deep.equal({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  for (const args of [['destroy'], ['constructor'], ['copy'], ['copy', '--from', './data'], ['copy', '--form', 'lmdb:./data']]) {
    it(`does not understand, and says what would be right: ${args.join(' ')}`, async () => {
      const { code, stderr } = await countersign(args, { DIRECTORY_URL: 'mongodb://127.0.0.1:1/any' });

      expect(code).to.equal(64);
      expect(stderr)
        .to.match(/"countersign (help|copy --from lmdb)/)
        .and.not.include('    at ');
    });
  }

  it('has nothing to prepare for the embedded store', async () => {
    const { code, stdout } = await countersign(['migrate']);

    expect(code).to.equal(0);
    expect(stdout).to.include('nothing to do');
  });

  it('copies nothing from where no store is, and makes none', async () => {
    const { code, stderr } = await countersign(['copy', '--from', 'lmdb:/nowhere/store', '--to', 'mongodb://127.0.0.1:1/any']);

    expect(code).to.equal(78);
    expect(stderr).to.equal('There is no store in /nowhere/store.\n');
  });

  for (const [settings, code, words] of [
    [{ DIRECTORY_URL: 'postgres://localhost' }, 78, 'DIRECTORY_URL must be'],
    [{ DIRECTORY_URL: 'mongodb://user:sesame@127.0.0.1:1/any' }, 69, 'Try again later.'],
  ] as const) {
    it(`prepares nothing at ${settings.DIRECTORY_URL}, says why, and repeats no password`, async () => {
      const ended = await countersign(['migrate'], settings);

      expect(ended.code).to.equal(code);
      expect(ended.stderr).to.include(words).and.not.include('    at ').and.not.include('sesame');
    });
  }
});

describeOnMongo('the command countersign, with a database', (databases) => {
  it('prepares it, again too, and a server can be started on it', async () => {
    const DIRECTORY_URL = databases.fresh();

    for (let run = 0; run < 2; run += 1) {
      const { code, stdout } = await countersign(['migrate'], { DIRECTORY_URL });
      expect(code).to.equal(0);
      expect(stdout).to.include('The database is ready');
    }
  });

  it('does not serve from one that was not prepared, and says what to run', async () => {
    const { code, stderr } = await countersign(['serve'], {
      PORT: '3999',
      DIRECTORY_URL: databases.fresh(),
      ARTIFACTS_URL: 'redis://127.0.0.1:1',
      SERVER_KEY: Buffer.alloc(32, 1).toString('base64url'),
      OPERATOR_SECRET: 'x'.repeat(32),
    });

    expect(code).to.equal(78);
    expect(stderr).to.include('Run "countersign migrate"').and.not.include('    at ');
  });
});
