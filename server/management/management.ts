import type { IncomingMessage, RequestListener } from 'node:http';
import Koa from 'koa';
import Router from '@koa/router';
import { notFound } from '../domain/error.ts';
import { addressOf } from '../http/address.ts';
import { readJson } from '../http/json-body.ts';
import type { Log } from '../log.ts';
import type { Caller, Services } from '../operations/context.ts';
import type { AppSettings } from '../settings.ts';

import { type Answered, once } from './idempotency.ts';
import { parse, queryParameters } from './parsing.ts';
import { problems, Refusal } from './problems.ts';
import type { Route } from './route.ts';
import { ROUTES } from './routes.ts';

export interface ManagementParts {
  readonly services: Services;
  readonly settings: AppSettings;
  readonly log: Log;
  /** Who the request's token stands for, with the rights of this moment; `undefined` without a valid token. */
  readonly authenticate: (request: IncomingMessage) => Promise<Caller | undefined>;
}

/** The management API: JSON in, JSON out, each call a row of `ROUTES`. */
export function createManagement(parts: ManagementParts): RequestListener {
  const app = new Koa();
  const router = new Router({ prefix: '/api/v1', sensitive: true, strict: true });
  for (const row of ROUTES) {
    router.register(row.path.replaceAll(/\{(\w+)\}/g, ':$1'), [row.method], async (ctx) => {
      const { status, body, etag } = await serve(parts, row, ctx);
      ctx.status = status;
      if (etag !== undefined) ctx.set('ETag', etag);
      ctx.body = body;
    });
  }

  app.use(headers);
  app.use(problems(parts.settings.issuer, parts.log));
  app.use(router.routes());
  app.use(nowhere(router));
  // What comes here went wrong on the connection; everything else was answered as a problem.
  app.on('error', (error: unknown) => parts.log.warn({ err: error }, 'a call was cut off'));
  const callback = app.callback();
  return (request, response) => void callback(request, response);
}

/** Nothing of this is for caches, and nothing for pages of other origins: there is no CORS. */
const headers: Koa.Middleware = (ctx, next) => {
  ctx.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
  return next();
};

/** What no route has answered: no such path, or no such method on it. */
function nowhere(router: Router): Koa.Middleware {
  return ({ path, method }) => {
    const methods = new Set(router.match(path, method).path.flatMap((layer) => layer.methods));
    if (methods.size === 0) throw notFound();
    throw new Refusal('method_not_allowed', 'The path does not know this method.', { Allow: [...methods].toSorted().join(', ') });
  };
}

async function serve(parts: ManagementParts, row: Route, ctx: Koa.Context & { params: unknown }): Promise<Answered> {
  const { services, settings } = parts;
  const caller = row.who.includes('anyone') ? NOBODY : await callerOf(parts, ctx);
  const query = parse(row.query, queryParameters(ctx.querystring));
  const body = parse(row.body, (await readJson(ctx.req)) ?? {});
  const ifMatch = ctx.get('If-Match') || undefined;
  const exchange = { issuer: settings.issuer, caller, path: ctx.path, params: ctx.params, query, body, ifMatch };

  async function carryOut(given: Services): Promise<Answered> {
    const result = await row.operation({ ...exchange, services: given });
    return { status: row.status, body: row.present(result), etag: row.etag(result) };
  }

  const key = row.method === 'post' ? ctx.headers['idempotency-key'] : undefined;
  if (key === undefined) return carryOut(services);
  return once({ services, caller, key: String(key), request: [row.method, ctx.path, body], secrets: row.secrets }, carryOut);
}

/** Who brings no token: without any right. */
const NOBODY: Caller = { actor: { type: 'client', id: '' }, operator: false };

async function callerOf({ settings, authenticate }: ManagementParts, { req, response }: Koa.Context): Promise<Caller> {
  const caller = await authenticate(req);
  if (caller === undefined) throw unauthenticated(req.headers.authorization !== undefined);
  return { ...caller, address: addressOf(req, settings.trustProxy), requestId: response.get('X-Request-Id') };
}

/** RFC 6750 §3.1: who has brought no credentials is told of no error. */
function unauthenticated(tried: boolean): Refusal {
  const challenge = `Bearer realm="countersign"${tried ? ', error="invalid_token"' : ''}, scope="manage"`;
  return new Refusal('unauthenticated', 'Send a valid token with the scope "manage" in the Authorization header.', {
    'WWW-Authenticate': challenge,
  });
}
