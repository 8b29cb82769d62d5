import type Koa from 'koa';
import { takeBody } from '../http/request-body.ts';

/** As many parameters as Node's parser reads. It passes over what follows, so that doubled ones would go unseen there. */
const MOST_PARAMETERS = 1_000;
const SEPARATOR = '&'.charCodeAt(0);

/** Refuses a form of which the engine would see the beginning only (RFC 6749 §3.2: no parameter more than once; security.md 9). */
export function parameterLimit(): Koa.Middleware {
  return async function limited(ctx, next) {
    if (ctx.method !== 'POST' || ctx.request.length < MOST_PARAMETERS || !hasTooMany(await takeBody(ctx.req))) return next();
    ctx.status = 400;
    ctx.body = { error: 'invalid_request', error_description: `there are more than ${MOST_PARAMETERS} parameters` };
  };
}

function hasTooMany(body: Buffer): boolean {
  let parameters = 1;
  for (const byte of body) if (byte === SEPARATOR) parameters += 1;
  return parameters > MOST_PARAMETERS;
}
