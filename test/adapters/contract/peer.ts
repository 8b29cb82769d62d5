import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Call, Outcome, StoreUrls } from './calls.ts';

/** Another process that has opened the same store. */
export interface Peer {
  /** Makes all calls there at the same time. */
  makeCalls(calls: readonly Call[]): Promise<Outcome[]>;
  stop(): Promise<void>;
}

const PROCESS = fileURLToPath(new URL('peer-process.ts', import.meta.url));

/** Starts a process and waits until it has opened the store. */
export async function startPeer(urls: StoreUrls): Promise<Peer> {
  const child = fork(PROCESS, [urls.directoryUrl, urls.artifactsUrl ?? urls.directoryUrl], {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  });
  await answer(child);
  return {
    async makeCalls(calls) {
      child.send(calls);
      return (await answer(child)) as Outcome[];
    },
    async stop() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

async function answer(child: ChildProcess): Promise<unknown> {
  const ended = new AbortController();
  try {
    const death = once(child, 'exit', { signal: ended.signal }).then(([code]) =>
      Promise.reject(new Error(`The peer ended (${code}).`)),
    );
    const [message] = (await Promise.race([once(child, 'message', { signal: ended.signal }), death])) as [unknown];
    return message;
  } finally {
    ended.abort();
  }
}
