import { expect } from 'chai';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '../running/server-process.ts';
import { aRedisServer, type RedisServer } from './redis-server.ts';
import { describeOnRedis } from './redis-suite.ts';

const run = promisify(execFile);
const CLIENT = fileURLToPath(new URL('redis-tls-client.ts', import.meta.url));

describeOnRedis('Redis over TLS', () => {
  let folder: string;
  let redis: RedisServer;
  let port: number;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'countersign-'));
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-days', '2'];
    await run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, ...subject]);
    port = await freePort();
    redis = await aRedisServer({
      'tls-port': `${port}`,
      'tls-cert-file': certificate,
      'tls-key-file': key,
      'tls-auth-clients': 'no',
    });
  });
  after(async () => {
    await redis.close();
    await rm(folder, { recursive: true });
  });

  /** What another process, with authorities of its own, makes of it. */
  async function outcome(host: string, given: Record<string, string>): Promise<string> {
    const env = { PATH: process.env['PATH'], ...given };
    const { stdout } = await run(process.execPath, ['--import', 'tsx', CLIENT, `rediss://${host}:${port}`], { env });
    return stdout;
  }

  it('is used when an authority that is trusted vouches for it', async () => {
    expect(await outcome('localhost', { NODE_EXTRA_CA_CERTS: join(folder, 'certificate.pem') })).to.equal('consumed: true');
  });

  it('is not used when nobody vouches for it', async () => {
    expect(await outcome('localhost', {})).to.equal('StorageUnavailable');
  });

  it('is not used under a name that its certificate does not bear', async () => {
    const authority = { NODE_EXTRA_CA_CERTS: join(folder, 'certificate.pem') };

    expect(await outcome('127.0.0.1', authority)).to.equal('StorageUnavailable');
  });
});
