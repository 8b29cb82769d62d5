import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';
const TIME_LENGTH = 9;
const RANDOM_LENGTH = 16;

/** What an identifier names, by its prefix. */
export const PREFIXES = {
  company: 'co',
  user: 'usr',
  application: 'app',
  resourceServer: 'rs',
  event: 'evt',
  request: 'req',
} as const;

export type Named = keyof typeof PREFIXES;
export type Id<N extends Named> = `${(typeof PREFIXES)[N]}_${string}`;
export type CompanyId = Id<'company'>;
export type UserId = Id<'user'>;
export type ApplicationId = Id<'application'>;
export type ResourceServerId = Id<'resourceServer'>;
export type EventId = Id<'event'>;

/**
 * A new identifier: prefix, time in milliseconds, 82 random bits, in lower-case base 36. Identifiers of one kind sort by the
 * time of their making, which gives lists their order. They are names, not secrets.
 */
export function newId<N extends Named>(named: N, at: number): Id<N> {
  let random = '';
  while (random.length < RANDOM_LENGTH) {
    // 252 is the largest multiple of 36 below 256: higher bytes would favour the first letters.
    for (const byte of randomBytes(RANDOM_LENGTH)) if (byte < 252 && random.length < RANDOM_LENGTH) random += ALPHABET[byte % 36];
  }
  return `${PREFIXES[named]}_${timeDigits(at)}${random}` as Id<N>;
}

/** A time (epoch milliseconds, to the year 5188) as nine digits that sort as times do. */
export function timeDigits(at: number): string {
  return Math.floor(at).toString(36).padStart(TIME_LENGTH, '0');
}

/** The identifier that belongs to a hash of 32 bytes: for what there can be one of, and is found without being searched. */
export function idFrom<N extends Named>(named: N, hash: Uint8Array): Id<N> {
  const digits = BigInt(`0x${Buffer.from(hash).toString('hex')}`).toString(36);
  return `${PREFIXES[named]}_${digits.padStart(TIME_LENGTH + RANDOM_LENGTH, '0').slice(-(TIME_LENGTH + RANDOM_LENGTH))}` as Id<N>;
}

/** What all identifiers of one kind that were made at this time or later are greater than. */
export function idsFrom(named: Named, at: number): string {
  const time = Math.min(Math.max(Math.floor(at), 0), 36 ** TIME_LENGTH - 1);
  return `${PREFIXES[named]}_${timeDigits(time)}`;
}

const SHAPES = Object.fromEntries(
  Object.entries(PREFIXES).map(([named, prefix]) => [named, new RegExp(`^${prefix}_[0-9a-z]{${TIME_LENGTH + RANDOM_LENGTH}}$`)]),
) as Record<Named, RegExp>;

/** Whether a value from outside has the shape of such an identifier. Asked before any store is: a store's keys have limits. */
export function isId<N extends Named>(named: N, value: unknown): value is Id<N> {
  return typeof value === 'string' && SHAPES[named].test(value);
}
