import { type Configuration, errors } from 'oidc-provider';

const LONGEST_SECONDS = 300;
const SKEW_SECONDS = 10;

/**
 * What an assertion must say beyond the engine's checks: its audience is the issuer, as one string, so that it is of no use
 * anywhere else (rfc7523bis; CVE-2025-27370), and it ends within five minutes.
 */
export const assertAssertion: NonNullable<Configuration['assertJwtClientAuthClaimsAndHeader']> = (ctx, claims) => {
  if (claims['aud'] !== ctx.oidc.issuer) throw new errors.InvalidClientAuth('the audience must be the issuer');
  const { exp } = claims;
  if (typeof exp !== 'number' || exp > Date.now() / 1_000 + LONGEST_SECONDS + SKEW_SECONDS) {
    throw new errors.InvalidClientAuth('the assertion lives too long');
  }
};
