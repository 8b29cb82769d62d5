import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import Provider, { type OIDCContext } from 'oidc-provider';
import type { EngineContext } from './parts.ts';
import type { PlainRequest } from './plain-request.ts';

const current = new AsyncLocalStorage<EngineContext>();

/** The context of the request that is answered at this moment: the engine's own, or that of a shortcut. */
export function contextNow(): EngineContext | undefined {
  return Provider.ctx ?? current.getStore();
}

/** Runs the action as the answer to the request of this context. */
export function answeringFor<T>(context: EngineContext, action: () => Promise<T>): Promise<T> {
  return current.run(context, action);
}

/** What a context is made of; the route is named as the engine names it. */
interface Message {
  readonly provider: Provider;
  readonly route: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly plain: PlainRequest;
}

/** As much of Koa's context as the engine's handlers of a plain request use. */
class PlainContext {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  // oxlint-disable-next-line no-underscore-dangle -- where the engine reads the name of its route
  readonly _matchedRouteName: string;
  readonly #message: Message;
  #oidc: OIDCContext | undefined;
  body: unknown;

  constructor(message: Message) {
    this.req = message.request;
    this.res = message.response;
    // oxlint-disable-next-line no-underscore-dangle -- as above
    this._matchedRouteName = message.route;
    this.#message = message;
  }

  get oidc(): OIDCContext {
    if (this.#oidc !== undefined) return this.#oidc;
    const { provider, plain } = this.#message;
    const made = new provider.OIDCContext(this as unknown as EngineContext);
    Object.assign(made, { params: Object.fromEntries(plain.parameters) });
    this.#oidc = made;
    return made;
  }

  get(header: string): string {
    const value = this.req.headers[header.toLowerCase()];
    return typeof value === 'string' ? value : '';
  }
}

/** A context for the answer to a plain request. */
export function plainContext(message: Message): EngineContext {
  return new PlainContext(message) as unknown as EngineContext;
}
