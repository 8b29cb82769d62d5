/**
 * Whether what clients were told fits one register that changes at one instant somewhere within each write, and that every
 * request reads at one instant somewhere between being sent and being answered (security.md §3). Exact for writes that do not
 * overlap and for observations that touch one of them; for what spans several it never accuses wrongly.
 *
 * A version v may be current only from the moment when its write is sent until the next one's is acknowledged, and must be from
 * its acknowledgement until the next is sent. All times are nanoseconds of one clock.
 */

/** The write that made a version current. Version 0 was there from the beginning; the writes are those of 1, 2, 3, … */
export interface Write {
  readonly invokedAt: bigint;
  readonly acknowledgedAt: bigint;
}

/** What one request was told. */
export interface Observation {
  readonly invokedAt: bigint;
  readonly returnedAt: bigint;
  readonly accepted: boolean;
  /** Whether accepting is right while the version is current; refusing is while it is not. */
  readonly acceptable: (version: number) => boolean;
}

export interface History {
  readonly writes: readonly Write[];
  readonly observations: readonly Observation[];
}

/** How an observation contradicts the register. */
export type Rule =
  /** Accepted although the last version for which that is right had been replaced before. */
  | 'stale accept'
  /** Accepted before the first version for which that is right was written. */
  | 'early accept'
  /** Refused all the while that a version was current for which accepting is right. */
  | 'false reject'
  /** Sees an older version than something that was answered before it was sent. */
  | 'order';

export interface Violation {
  readonly rule: Rule;
  readonly observation: Observation;
  /** Nanoseconds between what made the answer wrong and the request. */
  readonly lateness: bigint;
}

/** The versions an observation can have seen, oldest first; none if it contradicts the register by itself. */
interface Sight {
  readonly observation: Observation;
  readonly oldest: number;
  readonly newest: number;
}

/** Everything in the history that no register can explain. */
export function violationsOf({ writes, observations }: History): Violation[] {
  const violations: Violation[] = [];
  const sights: Sight[] = [];
  for (const observation of observations) {
    const { first, last } = versionsDuring(writes, observation);
    const seen = range(first, last).filter((version) => observation.acceptable(version) === observation.accepted);
    const [oldest] = seen;
    const newest = seen.at(-1);
    if (oldest === undefined || newest === undefined) violations.push(impossible(writes, observation, first, last));
    else sights.push({ observation, oldest, newest });
  }
  return [...violations, ...outOfOrder(writes, sights)];
}

/** The versions that may have been current at some instant of the observation. */
function versionsDuring(writes: readonly Write[], { invokedAt, returnedAt }: Observation): { first: number; last: number } {
  return {
    first: countUntil(writes, ({ acknowledgedAt }) => acknowledgedAt < invokedAt),
    last: countUntil(writes, (write) => write.invokedAt <= returnedAt),
  };
}

/** Rules 1 to 3: no version that may have been current explains the answer. */
function impossible(writes: readonly Write[], observation: Observation, first: number, last: number): Violation {
  const { acceptable, accepted, invokedAt, returnedAt } = observation;
  if (!accepted) return { rule: 'false reject', observation, lateness: since(writes[first - 1], invokedAt) };
  const outlived = range(0, first - 1).findLast(acceptable);
  if (outlived !== undefined) return { rule: 'stale accept', observation, lateness: since(writes[outlived], invokedAt) };
  const coming = writes[last];
  return { rule: 'early accept', observation, lateness: coming ? coming.invokedAt - returnedAt : 0n };
}

function since(write: Write | undefined, invokedAt: bigint): bigint {
  return write === undefined ? 0n : invokedAt - write.acknowledgedAt;
}

/** Rule 4: once an answer has shown a version, nothing that is sent afterwards sees an older one. */
function outOfOrder(writes: readonly Write[], sights: readonly Sight[]): Violation[] {
  const shownAt = earliestAnswers(writes.length, sights);
  return sights.flatMap(({ observation, newest }) => {
    const newerAt = shownAt[newest + 1];
    if (newerAt === undefined || observation.invokedAt <= newerAt) return [];
    return [{ rule: 'order' as const, observation, lateness: observation.invokedAt - newerAt }];
  });
}

/** When the first answer came that only this version or a newer one explains, for each version. */
function earliestAnswers(lastVersion: number, sights: readonly Sight[]): (bigint | undefined)[] {
  const answers = Array.from<bigint | undefined>({ length: lastVersion + 1 });
  for (const { oldest, observation } of sights) answers[oldest] = earlier(answers[oldest], observation.returnedAt);
  for (let version = lastVersion - 1; version >= 0; version -= 1) {
    answers[version] = earlier(answers[version], answers[version + 1]);
  }
  return answers;
}

function earlier(one: bigint | undefined, other: bigint | undefined): bigint | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}

/** How many writes from the first on fulfil the condition, which holds for a beginning of them. */
function countUntil(writes: readonly Write[], fulfils: (write: Write) => boolean): number {
  let low = 0;
  let high = writes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const write = writes[middle];
    if (write !== undefined && fulfils(write)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
