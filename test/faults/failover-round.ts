import { setTimeout as pause } from 'node:timers/promises';
import type { ArtifactStore } from '../../server/storage.ts';
import { aKey, anArtifact } from '../adapters/contract/artifact-builders.ts';
import type { Watched } from '../adapters/redis-replicas.ts';

/** What came of one failover. */
export interface Round {
  /** Single uses, and ends, that were acknowledged before the primary was gone. */
  readonly acknowledged: number;
  /** Those of them that the new primary does not know: each one is a breach. */
  readonly undone: number;
  /** Things that work once and did twice. */
  readonly doubled: number;
  /** From the death of the primary to the first write that was accepted again, without a restart of ours. */
  readonly recoveredAfterMs: number;
}

const CROWD = 16;
const GIVE_UP_MS = 30_000;

/** Kills the primary right after it has acknowledged the first of a crowd of single uses, and takes stock of what it acknowledged. */
export async function failoverRound(watched: Watched, artifacts: ArtifactStore): Promise<Round> {
  const primary = await watched.settled();
  await accepted(() => artifacts.consume(aKey()));
  const attempts = await Promise.all([
    ...Array.from({ length: CROWD }, () => aConsumption(artifacts)),
    ...Array.from({ length: CROWD }, () => anAddition(artifacts)),
    ...Array.from({ length: CROWD }, () => anEnd(artifacts)),
  ]);

  const outcomes = attempts.map(async ({ act }) => outcomeOf(act));
  await Promise.any(outcomes.map(async (outcome) => ((await outcome) ? undefined : Promise.reject(new Error('refused')))));
  const killed = performance.now();
  await primary.kill();
  const acknowledged = await Promise.all(outcomes);

  await accepted(() => artifacts.add(aKey(), anArtifact()));
  const recoveredAfterMs = performance.now() - killed;
  const again = await Promise.all(attempts.map(({ works }) => accepted(works)));
  await primary.start(await watched.successorOf(primary));

  const undone = again.filter((works, place) => works && acknowledged[place]).length;
  const twice = await Promise.all(attempts.map(({ works }) => accepted(works)));
  return {
    acknowledged: acknowledged.filter(Boolean).length,
    undone,
    doubled: twice.filter((works) => works).length,
    recoveredAfterMs,
  };
}

/** Something that happens once, and whether it can still happen. */
interface Attempt {
  /** True when it was acknowledged. */
  readonly act: () => Promise<boolean>;
  readonly works: () => Promise<boolean>;
}

async function aConsumption(artifacts: ArtifactStore): Promise<Attempt> {
  const key = aKey();
  await artifacts.put(key, anArtifact());
  const consume = () => artifacts.consume(key);
  return { act: consume, works: consume };
}

async function anAddition(artifacts: ArtifactStore): Promise<Attempt> {
  const key = aKey({ model: 'ReplayDetection' });
  const add = () => artifacts.add(key, anArtifact());
  return { act: add, works: add };
}

async function anEnd(artifacts: ArtifactStore): Promise<Attempt> {
  const key = aKey({ model: 'Grant' });
  await artifacts.put(key, anArtifact());
  return {
    act: async () => {
      await artifacts.remove(key);
      return true;
    },
    // What was not ended is ended now, so that the second look finds nothing, either.
    works: async () => {
      const found = await artifacts.get(key);
      if (found !== undefined) await artifacts.remove(key);
      return found !== undefined;
    },
  };
}

async function outcomeOf(act: () => Promise<boolean>): Promise<boolean> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Error && error.name === 'StorageUnavailable') return false;
    throw error;
  }
}

async function accepted<T>(action: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + GIVE_UP_MS;
  for (;;) {
    try {
      return await action();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await pause(50);
    }
  }
}
