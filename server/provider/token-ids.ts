import { randomBytes } from 'node:crypto';
import type Provider from 'oidc-provider';
import { ARTIFACT_KINDS } from './artifact-kinds.ts';

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
        return `${prefix}${randomBytes(32).toString('base64url')}`;
      },
    });
  }
}
