import { expect } from 'chai';
import { listen } from '../../server/listening.ts';
import { pause } from './server-process.ts';

describe('a server that drains', () => {
  it('breaks off a request that takes too long', async () => {
    const server = await listen(() => undefined, 0, '127.0.0.1');
    const answer = fetch(`http://127.0.0.1:${server.port}`).catch((error: unknown) => error);
    await pause(100);
    const began = Date.now();

    await server.drain(300);

    expect(Date.now() - began).to.be.within(250, 1000);
    expect(await answer).to.be.instanceOf(TypeError);
  });

  it('asks clients to come back on another connection, in what it answers meanwhile', async () => {
    const server = await listen((_request, response) => setTimeout(() => response.end(), 200), 0, '127.0.0.1');
    const answer = fetch(`http://127.0.0.1:${server.port}`);
    await pause(50);

    await server.drain(1000);

    expect((await answer).headers.get('connection')).to.equal('close');
  });
});
