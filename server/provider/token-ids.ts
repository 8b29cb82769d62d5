import { randomFillSync } from 'node:crypto';
import type Provider from 'oidc-provider';
import { ARTIFACT_KINDS } from './artifact-kinds.ts';

const ID_BYTES = 32;

/** The operating system is asked for many at a time: that takes as long as for one. None is handed out twice. */
const pool = Buffer.alloc(128 * ID_BYTES);
let next = pool.length;

function randomId(): string {
  if (next === pool.length) {
    randomFillSync(pool);
    next = 0;
  }
  const id = pool.toString('base64url', next, next + ID_BYTES);
  pool.fill(0, next, next + ID_BYTES);
  next += ID_BYTES;
  return id;
}

/**
 * Identifiers of 256 random bits behind a prefix: secret scanners recognise ours, and a token of one kind is told from the
 * others without a look-up.
 */
export function letTokensHavePrefixes(provider: Provider): void {
  for (const model of [
    provider.AccessToken,
    provider.AuthorizationCode,
    provider.ClientCredentials,
    provider.DeviceCode,
    provider.RefreshToken,
  ]) {
    const prefix = ARTIFACT_KINDS[model.name]?.prefix ?? '';
    Object.assign(model.prototype, {
      generateTokenId(this: { format?: string }) {
        // The engine asks the identifier's maker which format a token has. JWTs could not be ended.
        this.format = 'opaque';
        return `${prefix}${randomId()}`;
      },
    });
  }
}
