import type Koa from 'koa';
import { networkOf } from '../domain/network.ts';
import { addressOf } from '../http/address.ts';
import { errorBody } from './error-body.ts';
import type { Parts } from './parts.ts';

/**
 * Guessing secrets is slowed down per application and address. The secret is checked first, so the right one always passes:
 * nobody can lock an application out (security.md 55).
 */
export async function limitWrongSecrets({ services, settings }: Parts, ctx: Koa.Context): Promise<void> {
  const { count: allowed, windowSeconds } = services.wrongSecretLimit;
  if (allowed === 0 || ctx.status !== 401 || errorBody(ctx)?.error !== 'invalid_client') return;
  const address = networkOf(addressOf(ctx.req, settings.trustProxy) ?? '');
  const key = services.keyring.mac('counter', `secret ${attemptedClient(ctx)} ${address}`);
  const { count, resetsAt } = await services.artifacts.count(key, windowSeconds, 1);
  if (count <= allowed) return;
  ctx.status = 429;
  ctx.set('Retry-After', String(Math.max(1, Math.ceil((resetsAt - services.now()) / 1_000))));
  ctx.body = { error: 'temporarily_unavailable', error_description: 'too many wrong secrets: wait before the next attempt' };
}

/** The `client_id` that was claimed, whether or not there is such a client. */
function attemptedClient(ctx: Koa.Context): string {
  const claimed: unknown = ctx['oidc']?.params?.client_id;
  if (typeof claimed === 'string') return claimed;
  const [scheme, credentials] = ctx.get('Authorization').split(' ', 2);
  if (scheme?.toLowerCase() !== 'basic' || credentials === undefined) return '';
  return decoded(Buffer.from(credentials, 'base64').toString().split(':', 1)[0] ?? '');
}

/** As the engine decodes it (RFC 6749 §2.3.1): one client has one counter, however its id is spelt. */
function decoded(clientId: string): string {
  try {
    return decodeURIComponent(clientId.replaceAll('+', ' '));
  } catch {
    return '';
  }
}
