import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/**
 * Where a request comes from: the peer, or what the trusted proxy in front added last to `X-Forwarded-For`. Anything else in
 * that header was sent by the caller. `undefined` for a connection that is gone.
 */
export function addressOf(request: IncomingMessage, trustProxy: boolean): string | undefined {
  const peer = request.socket.remoteAddress;
  const header = trustProxy ? request.headers['x-forwarded-for'] : undefined;
  const last = (Array.isArray(header) ? header.join(',') : header)?.split(',').at(-1)?.trim();
  return last !== undefined && isIP(last) !== 0 ? last : peer;
}
