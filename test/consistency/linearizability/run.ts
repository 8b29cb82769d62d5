import { setTimeout as pause } from 'node:timers/promises';
import type { Changes } from './changes.ts';
import type { History, Observation, Write } from './checker.ts';

/** Something of the server that changes, and a request whose answer depends on it. */
export interface Subject {
  /** Makes a version current: 1, 2, 3, … Version 0 is current at the beginning. Resolves once it is acknowledged. */
  change(version: number, changes: Changes): Promise<unknown>;
  /** What has to be done in a version before it is asked about: at the beginning, and after each change. */
  settled?(version: number): Promise<void>;
  /** Asks one process. `known` is the newest version that was acknowledged. */
  ask(url: string, known: number): Promise<Asked>;
}

/** Who is asked, and through whom it is changed: through each in turn. */
export interface Doors {
  readonly urls: readonly string[];
  readonly changes: readonly Changes[];
}

/** What the process said. */
export interface Asked {
  /** `undefined` if the answer says neither: nothing follows from it. */
  readonly accepted: boolean | undefined;
  /** Whether accepting is right while the version is current. */
  readonly acceptable: (version: number) => boolean;
}

export interface Pace {
  /** How long it is asked at least. */
  readonly milliseconds: number;
  /** How many changes are made at least, however long that takes on a busy machine. */
  readonly changes: number;
  /** How many ask each process at the same time. */
  readonly askersPerProcess: number;
  /** The time from one change to the next. */
  readonly restMs: number;
}

export interface Run extends History {
  /** Answers that were neither. */
  readonly unclear: number;
}

/**
 * Changes the subject over and over while many ask every process, and writes down who was told what when. All clocks are this
 * process's: what the servers take for the time does not matter.
 */
export async function run(subject: Subject, { urls, changes }: Doors, pace: Pace): Promise<Run> {
  const writes: Write[] = [];
  const observations: Observation[] = [];
  await subject.settled?.(0);
  const end = performance.now() + pace.milliseconds;
  let unclear = 0;
  const over = new AbortController();

  async function changeOn(): Promise<void> {
    try {
      while (performance.now() < end || writes.length < pace.changes) {
        await pause(pace.restMs);
        const door = changes[writes.length % changes.length];
        if (door === undefined) throw new Error('there is nobody to change it');
        const invokedAt = process.hrtime.bigint();
        await subject.change(writes.length + 1, door);
        writes.push({ invokedAt, acknowledgedAt: process.hrtime.bigint() });
        await subject.settled?.(writes.length);
      }
    } finally {
      over.abort();
    }
  }

  async function askOn(url: string): Promise<void> {
    while (!over.signal.aborted) {
      const invokedAt = process.hrtime.bigint();
      const { accepted, acceptable } = await subject.ask(url, writes.length);
      const returnedAt = process.hrtime.bigint();
      if (accepted === undefined) unclear += 1;
      else observations.push({ invokedAt, returnedAt, accepted, acceptable });
    }
  }

  const askers = urls.flatMap((url) => Array.from({ length: pace.askersPerProcess }, () => askOn(url)));
  await Promise.all([changeOn(), ...askers]);
  return { writes, observations, unclear };
}
