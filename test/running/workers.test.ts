import { expect } from 'chai';
import { type ServerProcess, startServer, stopServer, until } from './server-process.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('WORKERS', () => {
  const folder = temporaryFolder();

  it('share the port, and one that is killed is replaced and named in the log', async () => {
    const server = await startServer(folder(), { WORKERS: '2' });
    await until(() => listening(server).length === 2);
    const [killed = 0, other] = listening(server);

    process.kill(killed, 'SIGKILL');
    await until(() => listening(server).length === 3);
    const [, , replacement] = listening(server);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => fetch(`${server.url}/readyz`, { headers: { connection: 'close' } })),
    );

    expect(answers.map(({ status }) => status)).to.deep.equal(Array(10).fill(200));
    await until(() => answering(server).length > 1);
    const death = server.log().find(({ workerPid }) => workerPid === killed);
    expect(death).to.include({ level: 'error', signal: 'SIGKILL' });
    expect(answering(server)).to.have.members([other, replacement]);
    expect(await stopServer(server)).to.equal(0);
  });

  it('are replaced more slowly each time when they die at once', async () => {
    const server = await startServer(folder(), { WORKERS: '2' });
    await until(() => listening(server).length === 2);

    for (let death = 1; death <= 2; death += 1) {
      process.kill(listening(server).at(-1) ?? 0, 'SIGKILL');
      await until(() => listening(server).length === 2 + death);
    }

    const pauses = server.log().flatMap(({ pauseMs }) => (pauseMs === undefined ? [] : [pauseMs]));
    expect(pauses).to.deep.equal([100, 200]);
    expect(await stopServer(server)).to.equal(0);
  });

  it('do not outlive their primary, however it ends', async () => {
    const server = await startServer(folder(), { WORKERS: '2' });
    await until(() => listening(server).length === 2);
    const workers = listening(server);

    server.child.kill('SIGKILL');

    await until(() => workers.every((pid) => !isRunning(pid)));
  });

  it('are counted together in the metrics', async () => {
    const server = await startServer(folder(), { WORKERS: '2', METRICS_PORT: '0' });
    await until(() => listening(server).length === 2);

    for (let asked = 0; asked < 6; asked += 1) await fetch(`${server.url}/livez`, { headers: { connection: 'close' } });
    const port = server
      .log()
      .map(({ metricsPort }) => Number(metricsPort))
      .find((found) => found > 0);
    const figures = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();

    expect(figures).to.include('countersign_request_duration_seconds_count{part="livez",status="200"} 6');
    expect(await stopServer(server)).to.equal(0);
  });
});

/** The processes that have begun to listen, in their order. */
function listening(server: ServerProcess): number[] {
  return server.log().flatMap(({ msg, pid, port }) => (msg === 'listening' && port !== undefined ? [Number(pid)] : []));
}

/** The processes that have answered since the last one began to listen. */
function answering(server: ServerProcess): unknown[] {
  const log = server.log();
  const since = log.findLastIndex(({ msg }) => msg === 'listening');
  return [...new Set(log.slice(since).flatMap(({ msg, pid }) => (msg === 'answered' ? [pid] : [])))];
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
