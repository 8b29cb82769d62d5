import type Koa from 'koa';
import { DomainError } from '../domain/error.ts';
import { addressOf } from '../http/address.ts';
import { readForm } from '../http/form-body.ts';
import { setPageHeaders } from '../http/page-headers.ts';
import type { Log } from '../log.ts';
import type { Caller, Services } from '../operations/context.ts';
import type { Interactions } from '../provider/interactions.ts';
import type { Person, Sessions } from '../provider/sessions.ts';
import type { AppSettings } from '../settings.ts';
import { csrfMatches, csrfToken, isCrossSite } from './csrf.ts';

/** What every page is given. */
export interface PageParts {
  readonly services: Services;
  readonly settings: AppSettings;
  readonly log: Log;
  readonly sessions: Sessions;
  readonly interactions: Interactions;
}

/** Whoever is signed in; `undefined` where nobody is. */
export function personOf({ sessions }: PageParts, ctx: Koa.Context): Promise<Person | undefined> {
  return sessions.find(ctx.req, ctx.res);
}

/** The person as operations know callers. */
export function callerOf({ settings }: PageParts, ctx: Koa.Context, { user, company }: Omit<Person, 'sessionUid'>): Caller {
  return {
    actor: { type: 'user', id: user.id },
    user,
    company,
    operator: company.platform && user.roles.includes('operator'),
    address: addressOf(ctx.req, settings.trustProxy),
    requestId: ctx.response.get('X-Request-Id'),
  };
}

/** The token for the forms of a page that is bound to a session or an interaction. */
export function tokenFor({ services }: PageParts, binding: string): string {
  return csrfToken(services.keyring, binding);
}

/**
 * The fields of a form that came from the page made for this binding, from this site. Throws `forbidden` for any other, so that
 * nothing is read of it.
 */
export async function formOf(
  { services, settings }: PageParts,
  ctx: Koa.Context,
  binding: string,
  repeatable?: ReadonlySet<string>,
): Promise<URLSearchParams> {
  if (isCrossSite(ctx.req, settings.issuer)) throw foreignForm();
  const form = await readForm(ctx.req, repeatable);
  if (!csrfMatches(services.keyring, binding, form.get('csrf'))) throw foreignForm();
  return form;
}

function foreignForm(): DomainError {
  return new DomainError('forbidden', 'This form was not made for this browser, or is too old. Open the page again.');
}

/** Answers with a page. `formTargets` are the origins to which its forms may lead. */
export function show(ctx: Koa.Context, html: string, status = 200, formTargets: readonly string[] = []): void {
  setPageHeaders(ctx, formTargets);
  ctx.status = status;
  ctx.type = 'html';
  ctx.body = html;
}

/** Answers a posted form with the page to look at next: 303, so that going back or reloading sends nothing again. */
export function seeOther(ctx: Koa.Context, path: string): void {
  setPageHeaders(ctx);
  // Koa makes it 204, which no browser follows, where the body is taken away last.
  ctx.body = null;
  ctx.status = 303;
  ctx.set('Location', path);
}
