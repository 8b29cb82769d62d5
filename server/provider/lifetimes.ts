import type { Configuration, KoaContextWithOIDC, RefreshToken } from 'oidc-provider';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const LIFETIMES = {
  accessToken: HOUR,
  code: MINUTE,
  deviceCode: 10 * MINUTE,
  refreshToken: 180 * DAY,
  /** From the first refresh token to the end of its last successor. */
  family: 365 * DAY,
  interaction: HOUR,
  sessionIdle: HOUR,
  session: 24 * HOUR,
} as const;

/** The share of its life after which an application's refresh token is exchanged at its next use. */
const EXCHANGED_AFTER_PERCENT = 70;

/** How long everything lives, in seconds. */
export function lifetimes(
  now: () => number,
): Pick<Configuration, 'ttl' | 'rotateRefreshToken' | 'expiresWithSession' | 'issueRefreshToken'> {
  return {
    ttl: {
      AccessToken: LIFETIMES.accessToken,
      ClientCredentials: LIFETIMES.accessToken,
      AuthorizationCode: LIFETIMES.code,
      DeviceCode: LIFETIMES.deviceCode,
      Grant: LIFETIMES.family,
      IdToken: LIFETIMES.accessToken,
      Interaction: LIFETIMES.interaction,
      RefreshToken: (_ctx, token) => refreshTokenLife(token, now()),
      Session: (_ctx, session) => sessionLife(session.loginTs, now()),
    },
    // Sign-out ends the browser's session, not what applications were given.
    expiresWithSession: () => false,
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: exchangesRefreshToken,
  };
}

/** A successor lives as long as the first, or what is left of the family's year. Seconds, at least 1. */
export function refreshTokenLife({ iiat }: Pick<RefreshToken, 'iiat'>, now: number): number {
  const left = (iiat ?? Math.floor(now / 1_000)) + LIFETIMES.family - Math.floor(now / 1_000);
  return Math.max(1, Math.min(LIFETIMES.refreshToken, left));
}

/** An hour after the last use, a day after sign-in. Seconds, at least 1. */
export function sessionLife(signedInAt: number | undefined, now: number): number {
  const left = (signedInAt ?? Math.floor(now / 1_000)) + LIFETIMES.session - Math.floor(now / 1_000);
  return Math.max(1, Math.min(LIFETIMES.sessionIdle, left));
}

/**
 * RFC 9700 §4.14.2: public clients' refresh tokens are exchanged at every use. Applications authenticate, and an answer that was
 * lost on its way must not end an integration: theirs are exchanged near their end only.
 */
function exchangesRefreshToken({ oidc }: KoaContextWithOIDC): boolean {
  const { RefreshToken: token, Client: client } = oidc.entities;
  if (token === undefined || client === undefined) return false;
  return client.clientAuthMethod === 'none' || token.ttlPercentagePassed() >= EXCHANGED_AFTER_PERCENT;
}
