import { setImmediate } from 'node:timers/promises';
import type { ArtifactStore, Directory, Storage } from '../../../server/storage.ts';
import { type Call, makeCalls, type Outcome, type StoreUrls } from './calls.ts';
import { openStores } from './open-stores.ts';
import { type Peer, startPeer } from './peer.ts';

/** One store, open in this process and in another one, for all tests of a suite. */
export interface Opened {
  readonly directory: Directory;
  readonly artifacts: ArtifactStore;
  readonly peer: Peer;
  /** Makes all calls at the same time, here and in the peer: the same ones, where no others are given. */
  race(here: readonly Call[], there?: readonly Call[]): Promise<Outcome[]>;
}

/** Opens a fresh store before the tests of a suite and closes it after them. What it answers can be used in tests only. */
export function opened(freshStore: () => Promise<StoreUrls>): Opened {
  let storage: Storage;
  let peer: Peer;

  before(async () => {
    const urls = await freshStore();
    storage = await openStores(urls);
    peer = await startPeer(urls);
  });

  after(async () => {
    await peer.stop();
    await storage.close();
  });

  return {
    get directory() {
      return storage.directory;
    },
    get artifacts() {
      return storage.artifacts;
    },
    get peer() {
      return peer;
    },
    async race(here, there = here) {
      const outcomes = await Promise.all([peer.makeCalls(there), makeCalls(storage, here)]);
      return outcomes.flat();
    },
  };
}

/** How many of the outcomes are this value. */
export function countOf(outcomes: readonly Outcome[], value: unknown): number {
  return outcomes.filter((outcome) => 'value' in outcome && outcome.value === value).length;
}

/** Repeats something in every turn of the event loop until the action is done. What shares snapshots among reads gets old ones. */
export async function whileRepeating(repeated: () => Promise<unknown>, action: () => Promise<void>): Promise<void> {
  const done = new AbortController();
  const repeating = (async () => {
    while (!done.signal.aborted) {
      await repeated();
      await setImmediate();
    }
  })();
  try {
    await action();
  } finally {
    done.abort();
    await repeating;
  }
}
