import { expect } from 'chai';
import { createLog } from '../../server/log.ts';
import { publicPath } from '../../server/traffic.ts';
import { startServer, stopServer } from './server-process.ts';
import { temporaryFolder } from './temporary-folder.ts';

const TOKEN = 'Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE';

describe('the log', () => {
  const folder = temporaryFolder();

  it('72 · has one line of JSON for each request, with its id and nothing that the client sent', async () => {
    const server = await startServer(folder());

    const response = await fetch(`${server.url}/authorize?client_id=canary&state=canary&code=${TOKEN}`, { redirect: 'manual' });
    await fetch(`${server.url}/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa('canary:canary')}`,
        cookie: 'session=canary',
        'user-agent': 'canary',
        referer: 'http://canary/',
      },
      body: new URLSearchParams({ grant_type: 'canary', client_secret: 'canary', refresh_token: TOKEN }),
    });
    await fetch(`${server.url}/set-password/canary-0123456789abcdefgh`);
    await fetch(`${server.url}/api/v1/users`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"password":canary}',
    });
    expect(await stopServer(server)).to.equal(0);

    expect(server.output()).to.not.match(new RegExp(`canary|${btoa('canary:canary')}|${TOKEN}`));
    const line = server.log().find(({ requestId }) => requestId === response.headers.get('x-request-id'));
    expect(line).to.include({ level: 'info', method: 'GET', path: '/authorize', status: response.status });
    expect(line).to.have.keys('level', 'time', 'pid', 'requestId', 'method', 'path', 'status', 'ms', 'msg');
  });

  it('takes out what looks like a credential, wherever it stands', () => {
    const written = lines((log) => {
      log.info({ note: `the secret csn_secret_0123 and the token ${TOKEN}` }, `Bearer ${TOKEN}`);
      log.info({ [TOKEN]: 1, deep: [{ jwt: `eyJhbGciOiJub25lIn0.e30.` }] }, 'nested');
    });

    expect(written).to.not.match(/csn_secret_|Zm9v|eyJ/);
    expect(written.match(/\[redacted]/g)).to.have.lengthOf(5);
  });

  it('takes of an error its kind, message, code, frames and causes, and nothing that hangs on it', () => {
    const error = Object.assign(new Error('the store failed', { cause: new Error('the disk is full') }), {
      code: 'EIO',
      row: 'canary',
    });
    const parsing = new SyntaxError('Unexpected token c in JSON: "canary"');

    const written = lines((log) => {
      log.error({ err: error }, 'failed');
      log.error({ err: parsing }, 'failed');
      log.error({ err: 'canary' }, 'failed');
    });

    expect(written).to.include('"code":"EIO"').and.include('the disk is full').and.include('log.test.ts');
    expect(written).to.not.include('canary');
  });

  it('writes of a path only words and identifiers', () => {
    expect(publicPath('/api/v1/companies/co_0mhs3k2a10123456789abcdef/available-applications?after=x')).to.equal(
      '/api/v1/companies/co_0mhs3k2a10123456789abcdef/available-applications',
    );
    expect(publicPath('/interaction/V1StGXR8_Z5jdHi6B-myT')).to.equal('/interaction/*');
    expect(publicPath('/authorize/V1StGXR8_Z5jdHi6B-myT#x')).to.equal('/authorize/*');
    expect(publicPath(`/${'a/'.repeat(500)}`)).to.have.lengthOf(200);
  });
});

function lines(write: (log: ReturnType<typeof createLog>) => void): string {
  let written = '';
  write(createLog({ write: (line) => (written += line) }));
  return written;
}
