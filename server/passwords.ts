import { hash, verify } from '@node-rs/argon2';
import { availableParallelism } from 'node:os';
import { DomainError } from './domain/error.ts';
import type { Passwords } from './operations/context.ts';

/** Argon2id with the OWASP parameters for it; the package's default algorithm is Argon2id. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashes nothing that anybody knows: comparing with it takes as long as with anybody's. */
const NOBODYS = '$argon2id$v=19$m=19456,t=2,p=1$KRnz1lVbsLMeldQY3I3Hwg$gUB2B3Un/6IhUFRbjusTv77pM4g02PkHYi+9l671hjc';

/** Half of the processors, and never all threads of libuv's pool, which serve the store, too. */
const MOST_AT_ONCE = Math.max(1, Math.min(2, Math.floor(availableParallelism() / 2)));
const LONGEST_QUEUE = 200;

/** People's passwords under Argon2id. A few are computed at a time; whoever finds the queue full is asked to come back. */
export function createPasswords(): Passwords {
  const inTurn = createTurns(MOST_AT_ONCE, LONGEST_QUEUE);
  return {
    hash: (password) => inTurn(() => hash(canonical(password), PARAMETERS)),
    matches: (password, stored) =>
      inTurn(async () => (await verify(stored ?? NOBODYS, canonical(password))) && stored !== undefined),
  };
}

/** The same characters, however a keyboard composes them. */
function canonical(password: string): string {
  return password.normalize('NFKC');
}

function createTurns(mostAtOnce: number, longestQueue: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (waiting.length >= longestQueue) {
      throw new DomainError('too_many_attempts', 'Too many people are signing in at this moment.', { retryAfterSeconds: 1 });
    }
    if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // The place is handed on, so that nobody can slip in between.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
