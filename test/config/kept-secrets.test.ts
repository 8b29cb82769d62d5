import { expect } from 'chai';
import { execFile } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loadConfig } from '../../config/load.ts';
import { StartFault } from '../../server/start-fault.ts';

describe('the first start with an embedded store', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'countersign-first-start-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const start = () => loadConfig({ DIRECTORY_URL: `lmdb:${folder}/data/store` });
  const key = () => join(folder, 'data/server.key');
  const secret = () => join(folder, 'data/operator.secret');

  it('makes the server key and the operator’s secret for their owner alone', () => {
    const { app } = start();

    expect(statSync(key()).mode & 0o777).to.equal(0o600);
    expect(statSync(secret()).mode & 0o777).to.equal(0o600);
    expect(readFileSync(key(), 'utf8')).to.equal(`${Buffer.from(app.serverKeys[0]).toString('base64url')}\n`);
    expect(readFileSync(secret(), 'utf8')).to.equal(`${app.operatorSecret}\n`);
    expect(app.serverKeys[0]).to.have.lengthOf(32);
  });

  it('says where they are, never what they are', () => {
    const { app, notices } = start();

    const said = notices.join('\n');
    expect(said).to.include(key()).and.include(secret());
    expect(said).to.not.include(app.operatorSecret).and.not.include(readFileSync(key(), 'utf8').trim());
  });

  it('is the only one that makes anything', () => {
    const first = start();
    const second = start();

    expect(second.app.serverKeys).to.deep.equal(first.app.serverKeys);
    expect(second.app.operatorSecret).to.equal(first.app.operatorSecret);
    expect(second.notices).to.deep.equal([]);
  });

  it('gives the same to all processes that start at once', async () => {
    const load = new URL('../../config/load.ts', import.meta.url).href;
    const program = `
      const { loadConfig } = await import('${load}');
      while (Date.now() < ${Date.now() + 2000});
      process.stdout.write(loadConfig({ DIRECTORY_URL: 'lmdb:${folder}/data/store' }).app.operatorSecret);`;
    const options = ['--import', createRequire(import.meta.url).resolve('tsx'), '--input-type=module', '--eval', program];

    const starts = await Promise.all(Array.from({ length: 5 }, () => promisify(execFile)(process.execPath, options)));

    expect(new Set(starts.map(({ stdout }) => stdout))).to.deep.equal(new Set([readFileSync(secret(), 'utf8').trim()]));
    expect(readdirSync(join(folder, 'data')).toSorted()).to.deep.equal(['operator.secret', 'server.key']);
  });

  it('refuses a key that others can read, before it is used', () => {
    start();
    chmodSync(key(), 0o640);

    expect(start).to.throw(StartFault, `run "chmod 600 ${key()}"`);
  });

  it('makes no new key for a store whose key is gone', () => {
    start();
    mkdirSync(join(folder, 'data/store'));
    writeFileSync(join(folder, 'data/store/data.mdb'), '');
    unlinkSync(key());

    expect(start).to.throw(StartFault, 'bring it back, or give SERVER_KEY');
  });

  it('refuses a key or a secret that was spoilt', () => {
    start();
    writeFileSync(secret(), 'short');
    expect(start).to.throw(StartFault, `${secret()} must be 32 visible ASCII characters`);

    writeFileSync(key(), 'short');
    expect(start).to.throw(StartFault, `${key()} must be 32 random bytes`);
  });

  it('says so when the folder cannot be written', () => {
    writeFileSync(join(folder, 'data'), 'a file where a folder should be');

    expect(start).to.throw(StartFault, 'give this user the right to, or name another folder in DIRECTORY_URL');
  });
});
