import { expect } from 'chai';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { pause, type ServerProcess, startServer } from './server-process.ts';
import { temporaryFolder } from './temporary-folder.ts';

const BODY = 'grant_type=client_credentials';

describe('SIGTERM', () => {
  const folder = temporaryFolder();

  for (const workers of ['1', '2']) {
    it(`lets a request finish that runs, takes no other, and ends with 0, with ${workers} of WORKERS`, async () => {
      const server = await startServer(folder(), { WORKERS: workers });
      const running = await halfARequest(server);

      server.child.kill('SIGTERM');
      await pause(500);
      const refused = await connectionCode(server);
      const answer = textOf(running);
      running.write(BODY.slice(10));

      expect(refused).to.equal('ECONNREFUSED');
      expect(await answer)
        .to.match(/^HTTP\/1\.1 40[01] /)
        .and.match(/^connection: close\r$/im);
      expect(await server.ended).to.equal(0);
      expect(server.log().at(-1)).to.include({ msg: 'stopped' });
    });
  }

  it('does not wait for connections on which nothing was asked', async () => {
    const server = await startServer(folder());
    const socket = connect(portOf(server), '127.0.0.1');
    await once(socket, 'connect');
    const kept = await fetch(`${server.url}/livez`);
    await kept.text();

    const began = Date.now();
    server.child.kill('SIGTERM');

    expect(await server.ended).to.equal(0);
    expect(Date.now() - began).to.be.below(2000);
    socket.destroy();
  });

  it('ends at once when it comes twice', async () => {
    const server = await startServer(folder());
    const running = await halfARequest(server);

    server.child.kill('SIGTERM');
    await pause(200);
    server.child.kill('SIGTERM');

    expect(await server.ended).to.equal(1);
    running.destroy();
  });
});

/** A token request of which the server has seen the head and a part of the body. */
async function halfARequest(server: ServerProcess): Promise<Socket> {
  const socket = connect(portOf(server), '127.0.0.1');
  const head = [
    'POST /token HTTP/1.1',
    'Host: a',
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${BODY.length}`,
  ];
  socket.on('error', () => undefined).write(`${head.join('\r\n')}\r\n\r\n${BODY.slice(0, 10)}`);
  await pause(300);
  return socket;
}

async function textOf(socket: Socket): Promise<string> {
  let text = '';
  for await (const chunk of socket.setEncoding('utf8')) text += chunk;
  return text;
}

async function connectionCode(server: ServerProcess): Promise<string> {
  const socket = connect(portOf(server), '127.0.0.1');
  try {
    await once(socket, 'connect');
    return 'connected';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? '';
  } finally {
    socket.destroy();
  }
}

function portOf({ url }: ServerProcess): number {
  return Number(new URL(url).port);
}
