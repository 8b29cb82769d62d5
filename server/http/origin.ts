import type { IncomingMessage } from 'node:http';

const UNTRUSTED = ['forwarded', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'x-forwarded-server'];

/**
 * Puts the issuer's own scheme and host into every request, before anything reads them: URLs, cookies and redirects follow the
 * issuer, whatever `Host` or a forwarding header says (security.md 73; the engine builds its URLs from the request).
 * `X-Forwarded-For` stays: `addressOf` alone reads it, and only where a proxy is trusted.
 */
export function settleOrigin(issuer: string): (request: IncomingMessage) => void {
  const { host, protocol } = new URL(issuer);
  return ({ headers }) => {
    // Looked at first: deleting is slow, and hardly a request has one of them.
    for (const name of UNTRUSTED) if (headers[name] !== undefined) delete headers[name];
    headers.host = host;
    if (protocol === 'https:') headers['x-forwarded-proto'] = 'https';
  };
}
