import { DomainError } from '../domain/error.ts';
import { networkOf } from '../domain/network.ts';
import type { Count } from '../storage.ts';
import type { Limit, Services } from './context.ts';

/**
 * Counts an attempt to sign in, and refuses it when there were too many: before anything is checked, so that parallel guesses
 * gain nothing. Per login id and address, so that nobody can lock somebody else out from afar.
 */
export async function countSignInAttempt(services: Services, loginId: string, address: string | undefined): Promise<void> {
  const { signInLimit } = services;
  if (signInLimit.count === 0) return;
  const counted = await count(services, signInLimit, ['sign-in', loginId, networkOf(address ?? '')], 1);
  refuseBeyond(signInLimit, counted, services.now(), 'There were too many attempts to sign in. Wait before the next one.');
}

/** Takes an attempt that succeeded out of the count: only guesses are limited. */
export async function giveBackSignInAttempt(services: Services, loginId: string, address: string | undefined): Promise<void> {
  const { signInLimit } = services;
  if (signInLimit.count > 0) await count(services, signInLimit, ['sign-in', loginId, networkOf(address ?? '')], -1);
}

/** Counts an attempt to sign up, whatever becomes of it, and refuses it when an address has made too many. */
export async function countSignUpAttempt(services: Services, limit: Limit, address: string | undefined): Promise<void> {
  if (limit.count === 0) return;
  const counted = await count(services, limit, ['sign-up', networkOf(address ?? '')], 1);
  refuseBeyond(limit, counted, services.now(), 'There were too many sign-ups from here. Wait before the next one.');
}

function count({ artifacts, keyring }: Services, { windowSeconds }: Limit, what: readonly string[], by: number): Promise<Count> {
  return artifacts.count(keyring.mac('counter', JSON.stringify(what)), windowSeconds, by);
}

function refuseBeyond(limit: Limit, counted: Count, now: number, message: string): void {
  if (counted.count <= limit.count) return;
  const retryAfterSeconds = Math.max(1, Math.ceil((counted.resetsAt - now) / 1_000));
  throw new DomainError('too_many_attempts', message, { retryAfterSeconds });
}
