import { z } from 'zod';
import { invalid } from '../domain/error.ts';
import type { Listed } from '../operations/listing.ts';
import type { Page } from '../storage.ts';
import { type CursorScope, cursorOf, positionOf } from './cursors.ts';
import { type Exchange, type Route, route } from './route.ts';

const LONGEST_CURSOR = 1_000;

const PAGE = {
  limit: z
    .preprocess(
      (given) => (typeof given === 'string' && /^\d{1,3}$/.test(given) ? Number(given) : given),
      z.int().min(1).max(200),
    )
    .default(50)
    .describe('How many items the page has at most.'),
  after: z.string().max(LONGEST_CURSOR).optional().describe('The `next` of the page before.'),
};

type Query<Filter extends z.ZodRawShape> = z.output<z.ZodObject<Filter>>;

interface ListRow<Path extends string, Filter extends z.ZodRawShape, Item extends z.ZodType, Result> extends Pick<
  Route,
  'name' | 'summary' | 'who'
> {
  readonly path: Path;
  readonly filter?: Filter;
  readonly item: Item;
  operation(exchange: Exchange<Path, Query<Filter>>, page: Page): Promise<Listed<Result>>;
  present(result: Result): z.input<Item>;
}

/** A route that answers with one page of a list, and with the cursor of the next where there is one. */
export function listRoute<Path extends string, Item extends z.ZodType, Result, Filter extends z.ZodRawShape = z.ZodRawShape>(
  row: ListRow<Path, Filter, Item, Result>,
): Route {
  const { path, name, summary, who, filter, item } = row;
  const answer = z
    .object({
      items: z.array(item),
      next: z.string().optional().describe('Where the next page begins; absent on the last.'),
    })
    .meta({ title: `${z.globalRegistry.get(item)?.title}List` });
  return route({
    method: 'get',
    path,
    name,
    summary,
    who,
    query: z.strictObject({ ...filter, ...PAGE }),
    answer,
    async operation(exchange) {
      const { services, caller } = exchange;
      const { limit, after, ...filters } = exchange.query;
      const scope = { caller, path: exchange.path, filter: filters };
      const page = { limit, after: after === undefined ? undefined : opened(exchange, after, scope) };
      const { items, next } = await row.operation({ ...exchange, query: filters as Query<Filter> }, page);
      return {
        items: items.map((result) => row.present(result)),
        ...(next !== undefined && { next: cursorOf(services.keyring, next, scope) }),
      };
    },
    present: (page) => page as z.input<typeof answer>,
  });
}

function opened({ services }: Exchange, cursor: string, scope: CursorScope): string {
  const position = positionOf(services.keyring, cursor, scope);
  if (position === undefined) throw invalid({ pointer: '/after', message: 'Is no cursor of this list.' });
  return position;
}
