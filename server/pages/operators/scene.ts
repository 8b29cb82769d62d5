import type Koa from 'koa';
import { assertOperator } from '../../domain/authorization.ts';
import type { Caller, Services } from '../../operations/context.ts';
import type { Person } from '../../provider/sessions.ts';
import { callerOf, inLanguage, type PageParts, tokenFor } from '../kit.ts';

/** What the pages of the platform's staff work with. */
export interface Scene {
  readonly parts: PageParts;
  readonly ctx: Koa.Context;
  readonly person: Person;
  readonly caller: Caller;
  /** With the catalogue in the reader's language. */
  readonly services: Services;
  /** For its forms. */
  readonly token: string;
}

/** A request of somebody of the staff. Everybody else is refused, whatever the page is about: nobody learns what there is. */
export function sceneOf(parts: PageParts, ctx: Koa.Context, person: Person): Scene {
  const caller = callerOf(parts, ctx, person);
  assertOperator(caller);
  return { parts, ctx, person, caller, services: inLanguage(parts, ctx), token: tokenFor(parts, person.sessionUid) };
}
