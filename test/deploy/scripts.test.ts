import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { temporaryFolder } from '../running/temporary-folder.ts';
import { composeFile } from './compose-file.ts';
import { makeSecrets } from './made-secrets.ts';
import { ROOT, written } from './written.ts';

describe('the scripts for running it', () => {
  const folder = temporaryFolder();
  const shellScripts = [
    '.ci/run',
    '.ci/services',
    ...readdirSync(join(ROOT, 'deploy'))
      .filter((name) => name.endsWith('.sh'))
      .map((name) => `deploy/${name}`),
  ];

  it('are understood by the shells that their first lines name', () => {
    for (const path of shellScripts) {
      const [, shell = ''] = /^#!(?:\/usr\/bin\/env |\/bin\/)(bash|sh)\n/.exec(written(path)) ?? [];
      expect(spawnSync(shell, ['-n', path], { cwd: ROOT, encoding: 'utf8' }), path).to.include({ status: 0, stderr: '' });
    }
    expect(shellScripts).to.include('deploy/make-secrets.sh');
  });

  it('are understood inside compose.yaml, too', () => {
    const inline = Object.values(composeFile().services).flatMap(({ entrypoint = [] }) =>
      entrypoint[0] === 'sh' ? entrypoint.slice(2) : [],
    );

    // A dollar sign stands twice, so that compose lets it through.
    for (const input of inline) {
      expect(spawnSync('sh', ['-n'], { input: input.replaceAll('$$', '$'), encoding: 'utf8' }), input).to.include({
        status: 0,
        stderr: '',
      });
      expect(input.replaceAll('$$', ''), input).not.to.contain('$');
    }
    expect(inline).to.have.lengthOf(2);
  });

  it('are understood by the shell of MongoDB', () => {
    expect(() => new Script(written('deploy/mongo-init.js'))).not.to.throw();
  });

  it('make every secret that compose.yaml mounts, and no other, in a folder that is closed', () => {
    const made = makeSecrets(folder());
    const { secrets } = composeFile();

    expect(readdirSync(made).toSorted()).to.deep.equal(Object.keys(secrets).toSorted());
    for (const [name, { file }] of Object.entries(secrets)) expect(file).to.equal(`./deploy/secrets/${name}`);
    expect(statSync(made).mode & 0o777).to.equal(0o700);
    expect(written('.gitignore').split('\n')).to.include('deploy/secrets/');
  });

  it('make them for once: what is there stays, what is missing is made', () => {
    const made = makeSecrets(folder());
    const before = contents(made);
    rmSync(join(made, 'operator-secret'));

    const { 'operator-secret': anew, ...kept } = contents(makeSecrets(folder()));

    const { 'operator-secret': gone, ...others } = before;
    expect(kept).to.deep.equal(others);
    expect(anew)
      .to.match(/^[\w-]{43}$/)
      .and.not.equal(gone);
  });

  it('make them at random, in what MongoDB takes for the key of a member', () => {
    const { 'mongo-member-key': key, 'server-key': serverKey, ...others } = contents(makeSecrets(folder()));

    // 6 to 1,024 characters of base64 (MongoDB's manual, "Keyfile Security").
    expect(key).to.match(/^[A-Za-z0-9+/]{600,1024}={0,2}$/);
    expect(new Set([key, serverKey, ...Object.values(others)])).to.have.lengthOf(Object.keys(others).length + 2);
    expect(Buffer.from(serverKey ?? '', 'base64url')).to.have.lengthOf(32);
  });
});

function contents(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
