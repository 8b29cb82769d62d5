import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { settingsSchema } from '../../config/schema.ts';
import { HELP } from '../../server/command/help.ts';
import { freePort } from '../running/server-process.ts';
import { besideHealth } from './health-server.ts';
import { copies, lastOf, letThrough, stages } from './image.ts';
import { DEFAULT_PORT, PACKAGE, ROOT, settingOf, written } from './written.ts';

describe('the image', () => {
  const all = stages();
  const image = all.at(-1) ?? { base: '', name: undefined, instructions: [] };
  const workingFolder = lastOf(image, 'WORKDIR');
  const fromProject = all.flatMap((stage) => copies(stage)).flatMap(({ from, sources }) => (from === undefined ? sources : []));

  it('copies what is there, and nothing passes .dockerignore that it does not copy', () => {
    expect(fromProject.filter((source) => !existsSync(join(ROOT, source)))).to.deep.equal([]);
    expect([...new Set(fromProject)].toSorted()).to.deep.equal(letThrough().toSorted());
  });

  it('is built from everything that the build compiles', () => {
    const { include } = JSON.parse(written('tsconfig.build.json')) as { include: string[] };
    const build = all.find(({ name }) => name === 'build');

    expect(build && copies(build).flatMap(({ sources }) => sources)).to.include.members([
      ...include,
      'tsconfig.json',
      'tsconfig.build.json',
      'package.json',
      'package-lock.json',
    ]);
  });

  it('takes from other stages only what they make', () => {
    const taken = copies(image).filter(({ from }) => from !== undefined);

    expect(taken).to.deep.equal([
      { from: 'dependencies', sources: ['/countersign/node_modules'] },
      { from: 'build', sources: ['/countersign/dist'] },
    ]);
    for (const { from, sources } of taken) {
      const stage = all.find(({ name }) => name === from);
      const made = lastOf(stage ?? image, 'WORKDIR');
      expect(stage, from).not.to.equal(undefined);
      for (const source of sources) expect(source.startsWith(`${made}/`), source).to.equal(true);
    }
  });

  it('is Node.js 24 in every stage, and runs no script of a package while it is made', () => {
    const installs = all.flatMap(({ instructions }) => instructions.filter(({ text }) => text.startsWith('npm ci')));

    expect(new Set(all.map(({ base }) => base))).to.have.lengthOf(1);
    expect(image.base).to.match(/^node:24-\w+-slim$/);
    expect(installs).to.have.lengthOf(2);
    for (const { text } of installs) expect(text).to.contain('--ignore-scripts');
    expect(lastOf(all.find(({ name }) => name === 'dependencies') ?? image, 'RUN')).to.contain('--omit=dev');
    expect(lastOf(image, 'RUN')).not.to.contain('npm');
  });

  it('does not run as root, under a number, so that Kubernetes can tell', () => {
    const at = image.instructions.findIndex(({ word }) => word === 'USER');

    expect(lastOf(image, 'USER')).to.match(/^[1-9]\d*:[1-9]\d*$/);
    expect(image.instructions.slice(at).filter(({ word }) => word === 'RUN' || word === 'COPY')).to.deep.equal([]);
  });

  it('keeps the embedded store in its volume, which is closed to other users', () => {
    const store = resolve(workingFolder, settingsSchema.parse({}).DIRECTORY_URL.slice('lmdb:'.length));
    const volume = lastOf(image, 'VOLUME');
    const [owner, group] = lastOf(image, 'USER').split(':');

    expect(store.startsWith(`${volume}/`), store).to.equal(true);
    expect(lastOf(image, 'RUN')).to.equal(`install --directory --owner=${owner} --group=${group} --mode=0700 data`);
    expect(resolve(workingFolder, 'data')).to.equal(volume);
  });

  it('names settings that there are, and the port that is listened on', () => {
    const variables = [...lastOf(image, 'ENV').matchAll(/(\w+)=/g)].map(([, name = '']) => name);

    expect(variables.filter((name) => name !== 'NODE_ENV' && settingOf(name) === undefined)).to.deep.equal([]);
    expect(variables).to.include('HOST');
    expect(lastOf(image, 'EXPOSE')).to.equal(String(DEFAULT_PORT));
  });

  it('starts the command of the package, with something that it can do', () => {
    const [program, ...script] = JSON.parse(lastOf(image, 'ENTRYPOINT')) as string[];
    const [command] = JSON.parse(lastOf(image, 'CMD')) as string[];

    expect(program).to.equal('node');
    expect(script).to.deep.equal([PACKAGE.bin['countersign']]);
    expect(HELP).to.contain(`countersign ${command} `);
  });

  it('finds itself healthy while the process answers, its stores away or not, and ill when it does not', async () => {
    expect(await besideHealth('up', checkHealth)).to.equal(0);
    expect(await besideHealth('away', checkHealth)).to.equal(0);
    expect(await checkHealth(await freePort())).to.equal(1);
  });

  /** Runs what the Dockerfile has the engine run, and answers how it ended. */
  async function checkHealth(port: number): Promise<number> {
    const [program = '', ...words] = JSON.parse(lastOf(image, 'HEALTHCHECK').replace(/^.*?CMD /, '')) as string[];
    const child = spawn(program === 'node' ? process.execPath : program, words, { env: { PORT: String(port) } });
    const [code] = (await once(child, 'close')) as [number];
    return code;
  }
});
