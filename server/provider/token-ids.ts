import type Provider from 'oidc-provider';
import { timeDigits } from '../domain/id.ts';
import { pooledRandomBytes } from '../random.ts';
import { ARTIFACT_KINDS } from './artifact-kinds.ts';

const RANDOM_BYTES = 32;

/**
 * Identifiers of 256 random bits behind a prefix and the time: secret scanners recognise ours, a token of one kind is told from
 * the others without a look-up, and what is issued at one time lies together in the store (see hashed-id.ts).
 */
export function letTokensHavePrefixes(provider: Provider, now: () => number): void {
  for (const model of [
    provider.AccessToken,
    provider.AuthorizationCode,
    provider.ClientCredentials,
    provider.DeviceCode,
    provider.Grant,
    provider.RefreshToken,
  ]) {
    const prefix = ARTIFACT_KINDS[model.name]?.prefix ?? '';
    Object.assign(model.prototype, {
      generateTokenId(this: { format?: string }) {
        // The engine asks the identifier's maker which format a token has. JWTs could not be ended.
        this.format = 'opaque';
        return `${prefix}${timeDigits(now())}${pooledRandomBytes(RANDOM_BYTES).toString('base64url')}`;
      },
    });
  }
}
