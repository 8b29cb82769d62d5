import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { StartFault, systemCode } from './start-fault.ts';

/** A server that takes requests. */
export interface Listening {
  readonly port: number;
  /** Stops taking requests and finishes those that run; after `limitMs` it breaks them off. */
  drain(limitMs: number): Promise<void>;
}

/** Longer than reverse proxies keep a connection idle, so that it is the proxy that ends it and no request is lost between. */
const KEEP_ALIVE_MS = 65_000;
const HEADERS_MS = 15_000;
const REQUEST_MS = 30_000;
const SWEEP_MS = 100;

/** Listens, or throws a `StartFault` that says why it cannot. */
export async function listen(listener: RequestListener, port: number, host: string): Promise<Listening> {
  let draining = false;
  const open = new Set<ServerResponse>();
  const server = createServer(
    { keepAliveTimeout: KEEP_ALIVE_MS, headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS },
    (request, response) => {
      open.add(response);
      response.once('close', () => open.delete(response));
      if (draining) endAfter(response);
      listener(request, response);
    },
  );
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenFault(error, port, host)));
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async drain(limitMs) {
      draining = true;
      open.forEach(endAfter);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const sweep = setInterval(() => {
        server.closeIdleConnections();
        // Node counts a connection on which nothing came yet (browsers open some in advance) among the active ones.
        for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
      }, SWEEP_MS);
      const deadline = setTimeout(() => server.closeAllConnections(), limitMs);
      await closed;
      clearInterval(sweep);
      clearTimeout(deadline);
    },
  };
}

/** Tells the client that the connection ends with this answer, so that it sends its next request on another one. */
function endAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}

function listenFault(error: Error, port: number, host: string): Error {
  switch (systemCode(error)) {
    case 'EADDRINUSE':
      // Not a matter of configuration: who restarts the server may find the port free.
      return new StartFault([`Port ${port} of ${host} is in use: stop what listens there, or choose another port.`], 1, error);
    case 'EACCES':
      return new StartFault(
        [`Port ${port} needs a privilege that this user lacks: choose one of 1024 or above.`],
        undefined,
        error,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartFault([`HOST names ${host}, which is no address of this machine.`], undefined, error);
    default:
      return error;
  }
}
