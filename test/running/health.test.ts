import { expect } from 'chai';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHealth, type Dependencies } from '../../server/health.ts';

const answers = () => Promise.resolve();
const fails = () => Promise.reject(new Error('connect ECONNREFUSED canary'));
const hangs = () => new Promise<void>(() => undefined);

describe('livez and readyz', () => {
  let server: Server | undefined;

  afterEach(() => server?.close());

  async function ask(path: string, dependencies: Dependencies, method = 'GET') {
    server = createServer(createHealth(dependencies)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers: { connection: 'close' } });
    return { status: response.status, body: await response.json().catch(() => undefined) };
  }

  it('name each dependency', async () => {
    const dependencies = { directory: answers, artifacts: answers };

    expect(await ask('/livez', dependencies)).to.deep.equal({
      status: 200,
      body: { status: 'alive', dependencies: { directory: 'up', artifacts: 'up' } },
    });
    expect(await ask('/readyz?verbose', dependencies)).to.deep.equal({
      status: 200,
      body: { status: 'ready', dependencies: { directory: 'up', artifacts: 'up' } },
    });
  });

  for (const [how, ping] of [
    ['fails', fails],
    ['hangs', hangs],
  ] as const) {
    it(`tell a process that is alive from one that is ready when a store ${how}`, async () => {
      const dependencies = { directory: answers, artifacts: ping };
      const began = Date.now();

      expect(await ask('/readyz', dependencies)).to.deep.equal({
        status: 503,
        body: { status: 'not ready', dependencies: { directory: 'up', artifacts: 'down' } },
      });
      expect(await ask('/livez', dependencies)).to.deep.include({ status: 200 });
      expect(Date.now() - began).to.be.below(1800);
    });
  }

  it('ask a store once, however many ask them', async () => {
    let asked = 0;
    const listener = createHealth({
      store: async () => {
        asked += 1;
        await new Promise((resolve) => setTimeout(resolve, 100));
      },
    });
    server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;

    const responses = await Promise.all(Array.from({ length: 20 }, () => fetch(`http://127.0.0.1:${port}/readyz`)));

    expect(responses.map(({ status }) => status)).to.deep.equal(Array(20).fill(200));
    expect(asked).to.be.below(4);
  });

  it('answer GET and HEAD only', async () => {
    expect(await ask('/readyz', { store: answers }, 'HEAD')).to.deep.equal({ status: 200, body: undefined });
    expect(await ask('/readyz', { store: answers }, 'POST')).to.deep.include({ status: 405 });
  });
});
