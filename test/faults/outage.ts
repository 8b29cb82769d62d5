import { expect } from 'chai';
import { setTimeout as pause } from 'node:timers/promises';

/** How long a caller may be left without an answer, and how long the way back may take, in milliseconds. */
export const ANSWER_LIMIT = 1000;
export const RECOVERY_LIMIT = 5000;
/** What the machine of the tests may add. */
export const SLACK = 400;

/** Expects that the action fails as a store that is not there, and in time. */
export async function expectUnavailable(action: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  const error = await action().then(
    (value) => ({ name: 'no error', value }),
    (reason: unknown) => reason,
  );

  expect(error).to.have.property('name', 'StorageUnavailable');
  expect(performance.now() - began).to.be.below(ANSWER_LIMIT + SLACK);
}

/** What the action answers once it does not fail any more; fails when that takes too long. */
export async function recovered<T>(action: () => Promise<T>, limitMs = RECOVERY_LIMIT): Promise<T> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    try {
      return await action();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await pause(50);
    }
  }
}

/** Expects the answer of a server whose store does not answer: 503 with a time to come again, and in time. */
export async function expectRefused(request: () => Promise<{ status: number; headers: Headers }>): Promise<void> {
  const began = performance.now();
  const { status, headers } = await request();

  expect(status).to.equal(503);
  expect(headers.get('Retry-After')).to.match(/^[1-9]\d*$/);
  expect(performance.now() - began).to.be.below(ANSWER_LIMIT + SLACK);
}

/** What `/livez` or `/readyz` says, and which dependency is at fault. */
export async function probe(issuer: string, path: string): Promise<{ status: number; dependencies: unknown }> {
  const response = await fetch(`${issuer}${path}`);
  const { dependencies } = (await response.json()) as { dependencies: unknown };
  return { status: response.status, dependencies };
}
