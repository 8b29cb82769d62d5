import { type DestinationStream, pino } from 'pino';
import { inLines } from './log-lines.ts';

/** One line of JSON for each thing that happened. Facts are an object of plain values; an error goes under `err` or `cause`. */
export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
  fatal(facts: object, message: string): void;
}

/**
 * Writes to standard output (see `inLines`).
 * Nothing secret leaves: of errors only what `describe` takes, and from every line whatever looks like a credential.
 */
export function createLog(destination: DestinationStream = inLines(pino.destination({ fd: 1, sync: true }))): Log {
  return pino(
    {
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      serializers: { err: describe, cause: describe },
      hooks: { streamWrite: redact },
    },
    destination,
  );
}

/**
 * Secrets by their prefix, JSON Web Tokens by theirs, tokens, codes and digests by their length. Every credential of this server
 * is 40 characters or longer; its identifiers are shorter. Looking at the beginnings of words only makes it three times as fast.
 */
const CREDENTIAL = /(?<![\w-])(?:csn_secret_\w+|eyJ[\w-]+\.[\w-]+\.[\w-]*|[\w-]{40,})/g;

/** The text without what looks like a credential. */
export function redact(text: string): string {
  return text.replace(CREDENTIAL, '[redacted]');
}

const LONGEST_MESSAGE = 500;
const DEEPEST_CAUSE = 3;

/**
 * What is written of an error. Its other properties stay out: libraries hang requests, headers and rows on them; and the quotes
 * in a message of `JSON.parse` are the input.
 */
function describe(error: unknown, depth = 0): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const message = error instanceof SyntaxError ? 'syntax error' : error.message.slice(0, LONGEST_MESSAGE);
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];
  return {
    type: error.name,
    message,
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
    stack: frames.slice(0, 10).join('\n'),
    ...(error.cause !== undefined && depth < DEEPEST_CAUSE && { cause: describe(error.cause, depth + 1) }),
  };
}
