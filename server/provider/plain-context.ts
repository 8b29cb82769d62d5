import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { OIDCContext } from 'oidc-provider';
// The engine's own: with a second storage, every promise of every request would carry one more property.
import current from 'oidc-provider/lib/helpers/als.js';
import type { EngineContext } from './parts.ts';
import type { PlainRequest } from './plain-request.ts';

/** What stands for the request that is answered at this moment; `undefined` outside of any. */
export function requestNow(): object | undefined {
  return current.getStore();
}

/** The context in which the engine's handlers answer at this moment: its own, or that of a plain exchange. */
export function contextNow(): EngineContext | undefined {
  const request = current.getStore();
  return request !== undefined && 'oidc' in request ? (request as EngineContext) : undefined;
}

/** Runs the action as the answer to this request. */
export function answeringFor<T>(request: object, action: () => Promise<T>): Promise<T> {
  return current.run(request, action);
}

/** What a context is made of. */
interface Message {
  readonly provider: Provider;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly plain: PlainRequest;
}

/** As much of Koa's context as the engine's handlers of a plain request use. */
class PlainContext {
  // oxlint-disable-next-line no-underscore-dangle -- where the engine reads the name of its route
  readonly _matchedRouteName = 'token';
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly oidc: OIDCContext;
  body: unknown;

  constructor({ provider, request, response, plain }: Message) {
    this.req = request;
    this.res = response;
    this.oidc = new provider.OIDCContext(this as unknown as EngineContext);
    Object.assign(this.oidc, { params: Object.fromEntries(plain.parameters) });
  }

  get(header: string): string {
    const value = this.req.headers[header.toLowerCase()];
    return typeof value === 'string' ? value : '';
  }
}

/** A context for a plain request to the token endpoint. */
export function plainContext(message: Message): EngineContext {
  return new PlainContext(message) as unknown as EngineContext;
}
