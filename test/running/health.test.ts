import { expect } from 'chai';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHealth, type Dependencies } from '../../server/health.ts';

const answers = () => Promise.resolve();
const fails = () => Promise.reject(new Error('connect ECONNREFUSED canary'));
const hangs = () => new Promise<void>(() => undefined);

describe('livez and readyz', () => {
  const servers: Server[] = [];

  afterEach(() => servers.splice(0).forEach((server) => server.close()));

  /** Serves until the test ends, and answers where. */
  async function serve(dependencies: Dependencies): Promise<string> {
    const server = createServer(createHealth(dependencies)).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async function ask(path: string, dependencies: Dependencies, method = 'GET') {
    const url = await serve(dependencies);
    const response = await fetch(url + path, { method, headers: { connection: 'close' } });
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
    const url = await serve({
      store: async () => {
        asked += 1;
        await new Promise((resolve) => setTimeout(resolve, 100));
      },
    });

    const responses = await Promise.all(Array.from({ length: 20 }, () => fetch(`${url}/readyz`)));

    expect(responses.map(({ status }) => status)).to.deep.equal(Array(20).fill(200));
    expect(asked).to.be.below(4);
  });

  it('answer GET and HEAD only', async () => {
    expect(await ask('/readyz', { store: answers }, 'HEAD')).to.deep.equal({ status: 200, body: undefined });
    expect(await ask('/readyz', { store: answers }, 'POST')).to.deep.include({ status: 405 });
  });
});
