import { z } from 'zod';
import type { Caller, Services } from '../operations/context.ts';
import type { ProblemCode } from './problems.ts';

/**
 * Who may call a route. `member` is anybody of the company in the path, `administrator` one of the company that the path or the
 * application belongs to, `developer` the same where that company is a Development Partner, `person` whoever signed in, for what
 * is theirs.
 */
export type Who = 'anyone' | 'person' | 'member' | 'administrator' | 'developer' | 'operator';

/** What answers are: objects, to which fields can be added. */
export type Shape = z.ZodType<object, Readonly<Record<string, unknown>>>;

/** The names in a path's braces. */
export type Parameters<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Readonly<Record<Name, string>> & Parameters<Rest>
  : unknown;

/** One call, after everything that was sent has been parsed. */
export interface Exchange<Path extends string = string, Query = unknown, Body = unknown> {
  readonly services: Services;
  readonly issuer: string;
  readonly caller: Caller;
  /** The path without query. */
  readonly path: string;
  readonly params: Parameters<Path>;
  readonly query: Query;
  readonly body: Body;
  readonly ifMatch: string | undefined;
}

/**
 * One row of the table from which the router, the OpenAPI document and the tests' matrix are made: a route parses, calls one
 * operation, presents what comes of it.
 */
export interface Route<
  Path extends string = string,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodObject = z.ZodObject,
  Answer extends Shape = Shape,
  Result = unknown,
> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: Path;
  readonly name: string;
  readonly summary: string;
  readonly who: readonly Who[];
  readonly query: Query;
  readonly body: Body;
  readonly status: 200 | 201;
  readonly answer: Answer;
  /** The fields of the answer that are shown this once, and in no repetition. */
  readonly secrets: readonly string[];
  /** What the call can be refused for beyond what every call can. */
  readonly refusals: readonly ProblemCode[];
  readonly tagged: boolean;
  // Methods, and so bivariant: whoever calls them has parsed with the schemas above.
  operation(exchange: Exchange<Path, z.output<Query>, z.output<Body>>): Promise<Result>;
  present(result: Result): z.input<Answer>;
  /** The entity tag of what is answered (RFC 9110 §8.8.3). */
  etag(result: Result): string | undefined;
}

const NOTHING = z.strictObject({});
type Nothing = typeof NOTHING;

type Optional = 'query' | 'body' | 'status' | 'secrets' | 'refusals' | 'etag' | 'tagged';

/** A route: without query and body, answered with 200, unless it says otherwise. */
export function route<
  Path extends string,
  Answer extends Shape,
  Result,
  Query extends z.ZodObject = Nothing,
  Body extends z.ZodObject = Nothing,
>(
  row: Omit<Route<Path, Query, Body, Answer, Result>, Optional> &
    Partial<Pick<Route<Path, Query, Body, Answer, Result>, Optional>>,
): Route {
  const { query = NOTHING, body = NOTHING, status = 200, secrets = [], refusals = [], ...rest } = row;
  return { etag: () => undefined, tagged: row.etag !== undefined, ...rest, query, body, status, secrets, refusals };
}

/** A moment as it is written in answers (RFC 3339). */
export function timeOf(at: number): string {
  return new Date(at).toISOString();
}

/** The same where there may be none. */
export function timeOrNull(at: number | undefined): string | null {
  return at === undefined ? null : timeOf(at);
}
