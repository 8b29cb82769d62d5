/** OpenID Connect's scopes that we know. They stand outside the effective set, and only users' tokens have them. */
export const OIDC_SCOPES: ReadonlySet<string> = new Set(['openid', 'profile', 'email', 'offline_access']);

/** The scopes of a request that are the gate's business. */
export function apiScopes(scope: string | undefined): string[] {
  return scopeList(scope).filter((each) => !OIDC_SCOPES.has(each));
}

/** The scopes of a request, each once, in their order. */
export function scopeList(scope: string | undefined): string[] {
  return [...new Set((scope ?? '').split(' ').filter((each) => each !== ''))];
}
