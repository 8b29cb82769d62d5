import type Koa from 'koa';

/** RFC 6749 §5.2. */
interface ErrorBody {
  error: string;
  error_description?: string;
  error_uri?: string;
}

/** The engine's error object, if that is what is answered. */
export function errorBody(ctx: Koa.Context): ErrorBody | undefined {
  const body: unknown = ctx.body;
  return typeof body === 'object' && body !== null && 'error' in body ? (body as ErrorBody) : undefined;
}
