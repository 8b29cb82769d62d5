import { Readable } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import type Koa from 'koa';
import type Provider from 'oidc-provider';
import { networkOf } from '../domain/network.ts';
import { addressOf } from '../http/address.ts';
import { ForeignForm } from '../http/foreign-form.ts';
import { readForm, UnreadableForm } from '../http/form-body.ts';
import { DomainError } from '../domain/error.ts';
import { markOf, type Parts } from './parts.ts';
import { ROUTES } from './routes.ts';

/** RFC 8628 §5.1: wrong codes per address and quarter of an hour; of 34 random bits that leaves a guesser nothing. */
const WRONG_CODES = 30;
const WINDOW_SECONDS = 900;

/**
 * The engine's device page knows two buttons by two names; ours is one decision with two values. Here one becomes the other,
 * and guessing codes is limited.
 */
export function deviceDecision(provider: Provider, parts: Parts): Koa.Middleware {
  return function decided(ctx, next) {
    return ctx.path === ROUTES.code_verification ? decide(provider, parts, ctx, next) : next();
  };
}

async function decide(provider: Provider, parts: Parts, ctx: Koa.Context, next: Koa.Next): Promise<void> {
  if (ctx.method !== 'POST') {
    prefill(ctx);
    return next();
  }
  await assertKnown(provider, ctx);
  await countGuesses(parts, ctx, 0);
  try {
    const form = await readForm(ctx.req);
    const decision = form.get('decision');
    form.delete('confirm');
    form.delete('abort');
    if (decision === 'approve') form.set('confirm', 'yes');
    else if (decision === 'deny') form.set('abort', 'yes');
    replaceBody(ctx.req, form.toString());
  } catch (error) {
    if (!(error instanceof UnreadableForm)) throw error;
    throw new DomainError('invalid', error.message);
  }
  await next();
  if (markOf(ctx).unknownUserCode) await countGuesses(parts, ctx, 1);
}

/** The engine fails on a form of a browser without a session: it shows the page again and has nowhere to keep its token. */
async function assertKnown(provider: Provider, ctx: Koa.Context): Promise<void> {
  const id = ctx.cookies.get(provider.cookieName('session'), { signed: true });
  if (id !== undefined && (await provider.Session.find(id)) !== undefined) return;
  throw new ForeignForm();
}

/** RFC 8628 §3.3.1: a code that came with the address stands in the field, for the person to compare and to send. */
function prefill(ctx: Koa.Context): void {
  const { user_code: userCode } = ctx.query;
  if (typeof userCode === 'string' && userCode.length <= 64) markOf(ctx).userCode = userCode;
  ctx.querystring = '';
}

/** Adds to the wrong codes of an address, or looks whether there were too many. */
async function countGuesses({ services, settings }: Parts, ctx: Koa.Context, by: 0 | 1): Promise<void> {
  const key = services.keyring.mac('counter', `user code ${networkOf(addressOf(ctx.req, settings.trustProxy) ?? '')}`);
  const { count, resetsAt } = await services.artifacts.count(key, WINDOW_SECONDS, by);
  if (by === 1 || count < WRONG_CODES) return;
  const retryAfterSeconds = Math.max(1, Math.ceil((resetsAt - services.now()) / 1_000));
  throw new DomainError('too_many_attempts', 'Too many wrong codes were entered from here. Wait before the next one.', {
    retryAfterSeconds,
  });
}

/** Lets the engine read this body: it reads the request as a stream, which was read already. */
function replaceBody(request: IncomingMessage, text: string): void {
  const body = Readable.from([Buffer.from(text)]);
  request.headers['content-length'] = String(Buffer.byteLength(text));
  delete request.headers['transfer-encoding'];
  Object.defineProperties(request, {
    readable: { value: true },
    iterator: { value: body.iterator.bind(body) },
  });
}
