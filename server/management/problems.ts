import type Koa from 'koa';
import { DomainError, type DomainErrorCode, type Fault } from '../domain/error.ts';
import { UnreadableBody } from '../http/json-body.ts';
import type { Log } from '../log.ts';
import { StorageUnavailable } from '../storage.ts';

/** What can go wrong at the rim, beyond what the domain refuses. */
type RimCode = 'unauthenticated' | 'method_not_allowed' | 'unsupported_media_type' | 'too_large' | 'unavailable' | 'internal';
export type ProblemCode = DomainErrorCode | RimCode;

/** Every problem that a caller can meet. Add a code, and the compiler asks for its status. */
export const PROBLEMS = {
  invalid: { status: 400, title: 'The input has faults' },
  unauthenticated: { status: 401, title: 'A valid token is needed' },
  forbidden: { status: 403, title: 'Not yours to do' },
  not_found: { status: 404, title: 'Nothing here' },
  method_not_allowed: { status: 405, title: 'No such method here' },
  conflict: { status: 409, title: 'The state of things does not allow it' },
  stale: { status: 412, title: 'Changed since it was read' },
  too_large: { status: 413, title: 'The body is too long' },
  unsupported_media_type: { status: 415, title: 'The body is of another type' },
  key_reused: { status: 422, title: 'The idempotency key belongs to another request' },
  too_many_attempts: { status: 429, title: 'Too many attempts' },
  internal: { status: 500, title: 'Something is broken here' },
  unavailable: { status: 503, title: 'Not available right now' },
} as const satisfies Record<ProblemCode, { status: number; title: string }>;

/** A refusal of the rim itself, with the headers that belong to it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RimCode;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: RimCode, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.code = code;
    this.headers = headers;
  }
}

/** The URI that stands for a problem: it says the same on every request, and leads to its explanation. */
export function problemType(issuer: string, code: ProblemCode): string {
  return `${issuer}/api/v1/problems/${code}`;
}

/** Answers whatever is thrown as `application/problem+json` (RFC 9457); of bugs the caller learns nothing but the request's id. */
export function problems(issuer: string, log: Log): Koa.Middleware {
  return async function told(ctx, next) {
    try {
      await next();
    } catch (error) {
      const { code, message: detail, faults = [], headers = {} } = problemOf(error);
      if (code === 'internal') log.error({ err: error, requestId: ctx.response.get('X-Request-Id') }, 'a call failed');
      const { status, title } = PROBLEMS[code];
      ctx.status = status;
      ctx.set(headers);
      ctx.body = JSON.stringify({
        type: problemType(issuer, code),
        title,
        status,
        detail,
        request_id: ctx.response.get('X-Request-Id'),
        ...(faults.length > 0 && { errors: faults.slice(0, MOST_ERRORS).map(({ pointer, message }) => ({ pointer, message })) }),
      });
      ctx.set('Content-Type', 'application/problem+json');
    }
  };
}

const MOST_ERRORS = 100;

interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly faults?: readonly Fault[];
  readonly headers?: Readonly<Record<string, string>>;
}

function problemOf(error: unknown): Problem {
  if (error instanceof Refusal) return error;
  if (error instanceof DomainError) {
    const { code, message, faults, retryAfterSeconds } = error;
    return { code, message, faults, ...(retryAfterSeconds !== undefined && { headers: retryAfter(retryAfterSeconds) }) };
  }
  if (error instanceof UnreadableBody) {
    return { code: error.status === 413 ? 'too_large' : 'unsupported_media_type', message: error.message };
  }
  if (error instanceof StorageUnavailable) {
    return { code: 'unavailable', message: 'The store does not answer. Try again.', headers: retryAfter(1) };
  }
  return { code: 'internal', message: 'The call failed. Whoever runs this server finds the cause under the request id.' };
}

function retryAfter(seconds: number): Readonly<Record<string, string>> {
  return { 'Retry-After': String(seconds) };
}
