import type Koa from 'koa';
import { DomainError, type DomainErrorCode, notFound } from '../domain/error.ts';
import { UnreadableForm } from '../http/form-body.ts';
import { StorageUnavailable } from '../storage.ts';
import { type PageParts, show } from './kit.ts';
import * as views from './plain-views.ts';

const STATUS = {
  invalid: 400,
  not_found: 404,
  forbidden: 403,
  conflict: 409,
  stale: 409,
  too_many_attempts: 429,
  key_reused: 422,
} as const satisfies Record<DomainErrorCode, number>;

/** Turns what a page throws into a page: what is wrong and what to do, never how it came. */
export function pageErrors({ log }: Pick<PageParts, 'log'>): Koa.Middleware {
  return async function told(ctx, next) {
    try {
      await next();
      if (ctx.status === 404 && ctx.body === undefined) throw notFound();
    } catch (error) {
      if (error instanceof DomainError) {
        if (error.retryAfterSeconds !== undefined) ctx.set('Retry-After', String(error.retryAfterSeconds));
        show(ctx, views.message('That did not work', error.message), STATUS[error.code]);
      } else if (error instanceof UnreadableForm) show(ctx, views.message('That did not work', error.message), error.status);
      else if (error instanceof StorageUnavailable) {
        log.error({ err: error, path: ctx.path }, 'a page had no store');
        ctx.set('Retry-After', '1');
        show(ctx, views.message('Not available right now', ''), 503);
      } else {
        log.error({ err: error, path: ctx.path }, 'a page could not be shown');
        show(ctx, views.message('Something is broken here', ''), 500);
      }
    }
  };
}
