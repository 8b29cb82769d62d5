import type Koa from 'koa';
import { markOf, type Parts } from './parts.ts';

/** RFC 6749 §5.2 and §4.1.2.1. */
export interface ErrorBody {
  readonly error: string;
  readonly error_description?: string;
  readonly error_uri?: string;
}

/** What is answered with `503` when a store does not answer (RFC 6749 §4.1.2.1 names the code). */
export const TEMPORARILY_UNAVAILABLE: ErrorBody = {
  error: 'temporarily_unavailable',
  error_description: 'the server cannot answer right now: try again',
};

/** The engine's error object, if that is what is answered. */
export function errorBody(ctx: Koa.Context): ErrorBody | undefined {
  const body: unknown = ctx.body;
  return typeof body === 'object' && body !== null && 'error' in body ? (body as ErrorBody) : undefined;
}

const MENDABLE = new Set(['unauthorized_client', 'invalid_grant', 'invalid_scope', 'access_denied']);
const UNREGISTERED = /^(requested (grant type|response_type)|urn:\S+) is not allowed for this client$/;

/**
 * What the engine leaves open of an error: it emits no `error_uri`, and calls a grant type that is not registered
 * `invalid_request`, where RFC 6749 §5.2 and §4.1.2.1 say `unauthorized_client`.
 */
export function completedError<Body extends ErrorBody>({ settings }: Parts, ctx: object, body: Body): Body {
  const { enablePageOf } = markOf(ctx);
  if (body.error === 'invalid_request' && UNREGISTERED.test(body.error_description ?? '')) {
    return { ...body, error: 'unauthorized_client', error_description: 'the application is not registered for this grant type' };
  }
  if (enablePageOf === undefined || !MENDABLE.has(body.error)) return body;
  return { ...body, error_uri: `${settings.issuer}/administration/web-services/enable/${enablePageOf}` };
}
