import { expect } from 'chai';
import { ON_SERVERS } from '../flows/stores.ts';
import type { Reply } from '../flows/world.ts';

/** How many requests race each other. */
export const CROWD = 64;

/** Sends the same request many times at once, to each process in turn. */
export function crowd<Answer>(
  urls: readonly string[],
  send: (url: string, index: number) => Promise<Answer>,
  size = CROWD,
): Promise<Answer[]> {
  if (urls.length < 2) throw new Error('A race within one process proves nothing about two.');
  return Promise.all(Array.from({ length: size }, (_, index) => send(urls[index % urls.length] ?? '', index)));
}

/** The answers by status and code: `{ "200": 1, "400 invalid_grant": 63 }`. */
export function tally(replies: readonly Reply[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, body } of replies) {
    const key = typeof body['error'] === 'string' ? `${status} ${body['error']}` : String(status);
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/** The answers that succeeded. */
export function winners(replies: readonly Reply[]): Reply[] {
  return replies.filter(({ status }) => status === 200);
}

/** How a race ended. */
export interface Ending {
  readonly winners: readonly Reply[];
  /** How many were told that they lost. */
  readonly refused: number;
}

/**
 * Fails unless one at most won, and all others were refused so. On a busy machine, stores that are servers may leave some with
 * 503: those had won, or lost, and were not told.
 */
export function expectOneWinner(replies: readonly Reply[], refusal: string, atLeast = 1): Ending {
  const { '200': won = 0, [refusal]: refused = 0, '503 temporarily_unavailable': untold = 0, ...others } = tally(replies);

  expect(others).to.deep.equal({});
  expect(won).to.be.at.most(1);
  expect(untold).to.be.at.most(ON_SERVERS ? replies.length - 1 : 0);
  if (untold === 0) expect(won).to.be.at.least(atLeast);
  return { winners: winners(replies), refused };
}
