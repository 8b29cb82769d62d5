import type Koa from 'koa';
import { catalogueIn } from '../domain/catalogue.ts';
import { addressOf } from '../http/address.ts';
import { ForeignForm } from '../http/foreign-form.ts';
import { readForm } from '../http/form-body.ts';
import { setPageHeaders } from '../http/page-headers.ts';
import type { Log } from '../log.ts';
import type { Caller, Services } from '../operations/context.ts';
import type { Interactions } from '../provider/interactions.ts';
import type { Person, Sessions } from '../provider/sessions.ts';
import type { AppSettings } from '../settings.ts';
import { documentOf } from '../../views/layout.tsx';
import type { Bearer, View } from '../../views/reader.ts';
import { administers } from '../domain/authorization.ts';
import { csrfMatches, csrfToken, isCrossSite } from './csrf.ts';
import { languageOf } from './language.ts';
import type { Look } from './look.ts';

/** What every page is given. */
export interface PageParts {
  readonly services: Services;
  readonly settings: AppSettings;
  readonly log: Log;
  readonly sessions: Sessions;
  readonly interactions: Interactions;
  readonly look: Look;
}

/** Who was found to be signed in, by request: error pages show them, too. */
const people = new WeakMap<object, Person>();

/** Whoever is signed in; `undefined` where nobody is. */
export async function personOf({ sessions }: PageParts, ctx: Koa.Context): Promise<Person | undefined> {
  const person = await sessions.find(ctx.req, ctx.res);
  if (person !== undefined) people.set(ctx.req, person);
  return person;
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
  longest?: number,
): Promise<URLSearchParams> {
  if (isCrossSite(ctx.req, settings.issuer)) throw new ForeignForm();
  const form = await readForm(ctx.req, repeatable, longest);
  if (!csrfMatches(services.keyring, binding, form.get('csrf'))) throw new ForeignForm();
  return form;
}

/** What operations are given, with the catalogue in the language of whoever reads the page. */
export function inLanguage({ services, look }: PageParts, ctx: Koa.Context): Services {
  return { ...services, catalogue: catalogueIn(services.catalogue, languageOf(ctx, look).tag) };
}

/** What `show` may be told besides the view. */
export interface Showing {
  readonly status?: number;
  /** Who is signed in: they stand at the top, and get the navigation. Whom `personOf` found unless given. */
  readonly person?: Omit<Person, 'sessionUid'> | undefined;
  /**
   * Where to come back to when another language is chosen: the path unless given. Never what else came with the address of
   * somebody who has not signed in: it is not repeated to anybody. Nowhere from the answer to a form, which would lose what was
   * typed.
   */
  readonly back?: string;
  /** The page shows what it never shows again: loading it once more, as another language would, loses it. */
  readonly once?: boolean;
  /** The page is one step of an authorization request: no link of the frame leads out of it. */
  readonly within?: boolean;
  /** The origins to which the page's forms may lead. */
  readonly formTargets?: readonly string[];
}

/** Answers with a page, in the language of whoever reads it. */
export function show({ look }: Pick<PageParts, 'look'>, ctx: Koa.Context, view: View, given: Showing = {}): void {
  const { status = 200, person = people.get(ctx.req), once = false, within = false, formTargets = [] } = given;
  const back = once || ctx.method === 'POST' ? undefined : (given.back ?? backOf(ctx, person));
  const language = languageOf(ctx, look);
  const { platform, stylesheet, script, icon, logo } = look;
  const reader = { language, words: language.words, platform };
  setPageHeaders(ctx, formTargets);
  ctx.set('Content-Language', language.tag);
  ctx.status = status;
  ctx.type = 'html';
  const bearer = person && bearerOf(person);
  ctx.body = documentOf({ reader, bearer, within, stylesheet, script, icon, logo, path: ctx.path, back }, view);
}

function backOf(ctx: Koa.Context, person: Showing['person']): string {
  return ctx.method === 'GET' && person !== undefined ? ctx.url : ctx.path;
}

function bearerOf({ user, company }: Omit<Person, 'sessionUid'>): Bearer {
  const operator = company.platform && user.roles.includes('operator');
  return { name: user.name, company: company.name, administers: administers({ user, company, operator }, company.id), operator };
}

/** Answers a posted form with the page to look at next: 303, so that going back or reloading sends nothing again. */
export function seeOther(ctx: Koa.Context, path: string): void {
  setPageHeaders(ctx);
  // Koa makes it 204, which no browser follows, where the body is taken away last.
  ctx.body = null;
  ctx.status = 303;
  ctx.set('Location', path);
}
