import type Koa from 'koa';
import type { Person } from '../provider/sessions.ts';
import type { PageParts } from './kit.ts';

/** A page under its path, whose parameter `:id` it is given; empty where the path has none. A path inside a company has `:company`, too. */
export type PageRoute = { readonly method: 'GET' | 'POST'; readonly path: string } & (
  | { readonly for: 'anyone'; readonly page: (parts: PageParts, ctx: Koa.Context, id: string) => Promise<void> | void }
  | {
      readonly for: 'person';
      readonly page: (parts: PageParts, ctx: Koa.Context, person: Person, id: string) => Promise<void> | void;
    }
);

/** A page for everybody, signed in or not. */
export function forAnyone(
  method: PageRoute['method'],
  path: string,
  page: Extract<PageRoute, { for: 'anyone' }>['page'],
): PageRoute {
  return { method, path, for: 'anyone', page };
}

/** A page for whoever is signed in; what they may see of it is decided by the operations that it calls. */
export function forPerson(
  method: PageRoute['method'],
  path: string,
  page: Extract<PageRoute, { for: 'person' }>['page'],
): PageRoute {
  return { method, path, for: 'person', page };
}
