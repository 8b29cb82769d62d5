import { expect } from 'chai';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { failToStart, freePort, startServer, stopServer } from './server-process.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('the start', () => {
  const folder = temporaryFolder();

  it('is refused with all faults of the configuration at once, and exit code 78', async () => {
    const { code, stderr, stdout } = await failToStart(folder(), {
      PORT: 'x',
      WORKERS: '0',
      SERVER_KEY: 'canary',
      CATALOGUE: '/nowhere',
    });

    expect(code).to.equal(78);
    for (const name of ['PORT', 'WORKERS', 'SERVER_KEY', 'CATALOGUE'])
      expect(stderr).to.match(new RegExp(`^  ${name} .+\\.$`, 'm'));
    expect(stderr + stdout).to.not.include('canary');
    expect(existsSync(join(folder(), 'data'))).to.equal(false);
  });

  it('makes what it needs the first time, and finds it the next time', async () => {
    const first = await startServer(folder());
    const secret = readFileSync(join(folder(), 'data/operator.secret'), 'utf8').trim();
    expect(first.output()).to.include(join(folder(), 'data/operator.secret')).and.not.include(secret);
    expect(await stopServer(first)).to.equal(0);

    const second = await startServer(folder());
    expect(second.output()).to.not.include('operator.secret');
    expect(readFileSync(join(folder(), 'data/operator.secret'), 'utf8').trim()).to.equal(secret);
    expect(await stopServer(second)).to.equal(0);
  });

  it('is refused with another server key than the store was made with, unless that one stands behind it', async () => {
    await stopServer(await startServer(folder()));
    const made = readFileSync(join(folder(), 'data/server.key'), 'utf8').trim();
    const other = Buffer.alloc(32, 9).toString('base64url');

    const { code, stderr } = await failToStart(folder(), { SERVER_KEY: other });
    const server = await startServer(folder(), { SERVER_KEY: `${other},${made}` });

    expect(code).to.equal(78);
    expect(stderr).to.include('SERVER_KEY is not the one').and.not.include('    at ');
    expect(await stopServer(server)).to.equal(0);
  });

  for (const workers of ['1', '2']) {
    it(`says once that the port is in use, with ${workers} of WORKERS`, async () => {
      const port = await freePort();
      const other = createServer().listen(port, '127.0.0.1');

      const { code, stderr } = await failToStart(folder(), { PORT: String(port), WORKERS: workers });
      other.close();

      expect(code).to.equal(1);
      expect(stderr.match(new RegExp(`Port ${port} of 127.0.0.1 is in use: stop what listens there`, 'g'))).to.have.lengthOf(1);
      expect(stderr).to.not.include('    at ');
    });
  }

  it('is refused on an address that the machine does not have', async () => {
    const { code, stderr } = await failToStart(folder(), { HOST: '192.0.2.1' });

    expect(code).to.equal(78);
    expect(stderr).to.include('HOST names 192.0.2.1, which is no address of this machine.');
  });

  it('is refused where the folder cannot be written, and says which', async () => {
    writeFileSync(join(folder(), 'data'), 'a file where a folder should be');

    const { code, stderr } = await failToStart(folder());

    expect(code).to.equal(78);
    expect(stderr).to.include(join(folder(), 'data')).and.include('DIRECTORY_URL').and.not.include('    at ');
  });

  it('is refused while a store does not answer, with a sentence and the code for trying again', async () => {
    const { code, stderr } = await failToStart(folder(), {
      DIRECTORY_URL: 'mongodb://127.0.0.1:1/countersign',
      ARTIFACTS_URL: 'redis://127.0.0.1:1',
      SERVER_KEY: Buffer.alloc(32, 7).toString('base64url'),
      OPERATOR_SECRET: 'an-operator-secret-of-the-tests-long-enough',
    });

    expect(code).to.equal(69);
    expect(stderr).to.include('127.0.0.1:1').and.include('Start again when it answers.').and.not.include('    at ');
  });

  it('is refused on a store that is damaged', async () => {
    await stopServer(await startServer(folder()));
    writeFileSync(join(folder(), 'data/store/data.mdb'), 'this is not a store'.repeat(1000));

    const { code, stderr } = await failToStart(folder());

    expect(code).to.equal(78);
    expect(stderr).to.include('data/store').and.not.include('    at ');
  });
});
