import { DomainError } from '../domain/error.ts';
import { networkOf } from '../domain/network.ts';
import type { Services } from './context.ts';

/**
 * Counts an attempt to sign in, and refuses it when there were too many: before anything is checked, so that parallel guesses
 * gain nothing. Per login id and address, so that nobody can lock somebody else out from afar.
 */
export async function countSignInAttempt(services: Services, loginId: string, address: string | undefined): Promise<void> {
  const { signInLimit, now } = services;
  if (signInLimit.count === 0) return;
  const { count, resetsAt } = await counted(services, loginId, address, 1);
  if (count <= signInLimit.count) return;
  const retryAfterSeconds = Math.max(1, Math.ceil((resetsAt - now()) / 1_000));
  throw new DomainError('too_many_attempts', 'There were too many attempts to sign in. Wait before the next one.', {
    retryAfterSeconds,
  });
}

/** Takes an attempt that succeeded out of the count: only guesses are limited. */
export async function giveBackSignInAttempt(services: Services, loginId: string, address: string | undefined): Promise<void> {
  if (services.signInLimit.count > 0) await counted(services, loginId, address, -1);
}

function counted({ artifacts, keyring, signInLimit }: Services, loginId: string, address: string | undefined, by: number) {
  const key = keyring.mac('counter', JSON.stringify(['sign-in', loginId, networkOf(address ?? '')]));
  return artifacts.count(key, signInLimit.windowSeconds, by);
}
