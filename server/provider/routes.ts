/** Where the engine's endpoints are. Clients find them through the metadata documents (RFC 8414). */
export const ROUTES = {
  authorization: '/authorize',
  token: '/token',
  introspection: '/introspect',
  revocation: '/revoke',
  userinfo: '/userinfo',
  jwks: '/jwks',
  pushed_authorization_request: '/par',
  device_authorization: '/device_authorization',
  code_verification: '/device',
  end_session: '/sign-out',
} as const;

const EXACT: ReadonlySet<string> = new Set([
  ...Object.values(ROUTES),
  '/.well-known/openid-configuration',
  '/.well-known/oauth-authorization-server',
]);
/** Where the engine resumes what a page interrupted, and where it ends a session. */
const BELOW = [`${ROUTES.authorization}/`, `${ROUTES.code_verification}/`, `${ROUTES.end_session}/`];

/** Whether the engine answers under this path. */
export function isEnginePath(path: string): boolean {
  return EXACT.has(path) || BELOW.some((prefix) => path.startsWith(prefix));
}
