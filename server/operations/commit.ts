import type { EventDraft } from '../domain/audit.ts';
import { DomainError } from '../domain/error.ts';
import type { Change } from '../domain/records.ts';
import type { Services } from './context.ts';

/** What an operation has decided: what is written, what the trail says of it, what is answered once both are there. */
export interface Decision<Result> {
  readonly changes: readonly Change[];
  /** Empty exactly when nothing changes. */
  readonly events: readonly EventDraft[];
  readonly result: Result;
}

const MOST_ATTEMPTS = 30;

/**
 * Carries a decision out. Whoever loses a race decides anew, from what is there by then; a caller who insists on the revision
 * that it has read says so in `decide`.
 */
export async function settle<Result>({ directory }: Services, decide: () => Promise<Decision<Result>>): Promise<Result> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const { changes, events, result } = await decide();
    if (events.length === 0 || (await directory.commit(changes, events))) return result;
  }
  throw new DomainError('conflict', 'Others are changing this at the same moment. Try again.');
}

/** The decision to leave everything as it is. */
export function unchanged<Result>(result: Result): Decision<Result> {
  return { changes: [], events: [], result };
}

/** Throws `stale` unless the record is at the revision that the caller has read, where one is named. */
export function assertRevision({ revision }: { readonly revision: number }, read: number | undefined): void {
  if (read !== undefined && read !== revision) {
    throw new DomainError('stale', 'This was changed by somebody else since it was read. Read it again.');
  }
}

/** The record as the successor of the one it was made from. */
export function successor<R extends { readonly revision: number }>(record: R): R {
  return { ...record, revision: record.revision + 1 };
}
