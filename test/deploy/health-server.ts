import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { asksForHealth, createHealth } from '../../server/health.ts';

/** Runs `ask` beside a server of which only the paths for health are there, its stores up or away. */
export async function besideHealth<T>(stores: 'up' | 'away', ask: (port: number) => Promise<T>): Promise<T> {
  const health = createHealth({
    directory: () => (stores === 'up' ? Promise.resolve() : Promise.reject(new Error('away'))),
  });
  const server = createServer((request, response) => {
    if (asksForHealth(request)) health(request, response);
    else response.writeHead(404).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  try {
    return await ask((server.address() as AddressInfo).port);
  } finally {
    server.close();
  }
}

/** What the server answers on a path. */
export function healthStatus(path: string, stores: 'up' | 'away'): Promise<number> {
  return besideHealth(stores, async (port) => (await fetch(`http://127.0.0.1:${port}${path}`)).status);
}
