import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../../server/app.ts';
import { createLog } from '../../../server/log.ts';
import type { Directory } from '../../../server/storage.ts';
import type { World } from '../../flows/world.ts';

/** A server of the same store that breaks the promise: it believes for 250 ms what it has read of the directory. */
export interface StaleServer {
  readonly url: string;
  close(): Promise<void>;
}

export async function aStaleServer({ settings, storage }: World, staleMs = 250): Promise<StaleServer> {
  const stale = { ...storage, directory: staleDirectory(storage.directory, staleMs) };
  const app = await createApp({ settings, storage: stale, log: createLog({ write: () => {} }) });
  const server = createServer(app.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await app.close();
    },
  };
}

function staleDirectory(directory: Directory, staleMs: number): Directory {
  return {
    ...directory,
    get: remembered(directory.get, staleMs),
    getMany: remembered(directory.getMany, staleMs),
    standing: remembered(directory.standing, staleMs),
  };
}

/** The function with a cache in front. */
function remembered<Read extends (...given: never[]) => Promise<unknown>>(read: Read, staleMs: number): Read {
  const answers = new Map<string, { readonly answer: Promise<unknown>; readonly until: number }>();
  const cached = (...given: Parameters<Read>): Promise<unknown> => {
    const key = JSON.stringify(given);
    const known = answers.get(key);
    if (known !== undefined && performance.now() < known.until) return known.answer;
    const answer = read(...given);
    answers.set(key, { answer, until: performance.now() + staleMs });
    return answer;
  };
  // What is given back is of the same type, but for the generics that the compiler cannot follow.
  return cached as Read;
}
