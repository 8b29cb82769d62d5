import type Koa from 'koa';
import { DomainError, type DomainErrorCode, notFound } from '../domain/error.ts';
import { ForeignForm } from '../http/foreign-form.ts';
import { UnreadableForm } from '../http/form-body.ts';
import { StorageUnavailable } from '../storage.ts';
import { type PageParts, show } from './kit.ts';
import { SignInOver } from './sign-in-over.ts';
import { type FailureProps, failureView } from '../../views/errors.tsx';

const FAILURES = {
  invalid: { status: 400, cause: 'invalid' },
  not_found: { status: 404, cause: 'notFound' },
  forbidden: { status: 403, cause: 'forbidden' },
  conflict: { status: 409, cause: 'conflict' },
  stale: { status: 409, cause: 'stale' },
  too_many_attempts: { status: 429, cause: 'tooMany' },
  key_reused: { status: 422, cause: 'conflict' },
} as const satisfies Record<DomainErrorCode, { status: number; cause: FailureProps['cause'] }>;

/** What to say of what was thrown, and the headers that go with it. What nobody foresaw is a bug: 500, with nothing told of it. */
function failureOf(error: unknown, ctx: Koa.Context): { status: number; failure: FailureProps } {
  if (error instanceof ForeignForm) return { status: 403, failure: { cause: 'foreignForm' } };
  if (error instanceof SignInOver) return { status: 404, failure: { cause: 'signInOver' } };
  if (error instanceof DomainError) {
    const { status, cause } = FAILURES[error.code];
    const seconds = error.retryAfterSeconds;
    if (seconds !== undefined) ctx.set('Retry-After', String(seconds));
    const detail = cause === 'forbidden' || cause === 'conflict' ? error.message : undefined;
    return { status, failure: { cause, detail, againAt: seconds === undefined ? undefined : Date.now() + seconds * 1_000 } };
  }
  if (error instanceof UnreadableForm)
    return { status: error.status, failure: { cause: error.status === 413 ? 'tooLong' : 'invalid' } };
  if (error instanceof StorageUnavailable) {
    ctx.set('Retry-After', '1');
    return { status: 503, failure: { cause: 'unavailable' } };
  }
  return { status: 500, failure: { cause: 'broken', number: ctx.response.get('X-Request-Id') } };
}

/** Turns what a page throws into a page: what is wrong and what to do, never how it came. */
export function pageErrors({ log, look }: Pick<PageParts, 'log' | 'look'>): Koa.Middleware {
  return async function told(ctx, next) {
    try {
      await next();
      if (ctx.status === 404 && ctx.body === undefined) throw notFound();
    } catch (error) {
      const { status, failure } = failureOf(error, ctx);
      if (status >= 500) log.error({ err: error, path: ctx.path }, 'a page could not be shown');
      show({ look }, ctx, failureView(failure), { status, back: '/' });
    }
  };
}
