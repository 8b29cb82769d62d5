import { openStorage } from '../../../adapters/index.ts';
import type { ArtifactStore, Directory, Storage } from '../../../server/storage.ts';
import { type Call, makeCalls, type Outcome, type StoreUrls } from './calls.ts';
import { type Peer, startPeer } from './peer.ts';

/** One store, open in this process and in another one, for all tests of a suite. */
export interface Opened {
  readonly directory: Directory;
  readonly artifacts: ArtifactStore;
  readonly peer: Peer;
  /** Makes all calls at the same time in both processes. */
  race(calls: readonly Call[]): Promise<Outcome[]>;
}

/** Opens a fresh store before the tests of a suite and closes it after them. What it answers can be used in tests only. */
export function opened(freshStore: () => Promise<StoreUrls>): Opened {
  let storage: Storage;
  let peer: Peer;

  before(async () => {
    const urls = await freshStore();
    storage = await openStorage(urls.directoryUrl, urls.artifactsUrl);
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
    async race(calls) {
      const outcomes = await Promise.all([peer.makeCalls(calls), makeCalls(storage, calls)]);
      return outcomes.flat();
    },
  };
}

/** How many of the outcomes are this value. */
export function countOf(outcomes: readonly Outcome[], value: unknown): number {
  return outcomes.filter((outcome) => 'value' in outcome && outcome.value === value).length;
}
