import type Koa from 'koa';
import type { Configuration, JWKS } from 'oidc-provider';
import { CLAIMS, createFindAccount } from './accounts.ts';
import { createArtifactAdapter } from './artifacts.ts';
import { assertAssertion } from './assertions.ts';
import { createClientAdapter } from './clients.ts';
import { type DeviceViews, deviceFlow } from './device-flow.ts';
import { mayRevoke, maySee } from './introspection.ts';
import { lifetimes } from './lifetimes.ts';
import type { Parts } from './parts.ts';
import { createPolicy } from './prompts.ts';
import { resourceOf, resourceServerInfo } from './resources.ts';
import { ROUTES } from './routes.ts';
import { OIDC_SCOPES } from './scopes.ts';

/** What people see of the engine's own pages. */
export interface EngineViews extends DeviceViews {
  /** Turns what is thrown around the engine into pages. */
  readonly errors: Koa.Middleware;
  readonly error: NonNullable<Configuration['renderError']>;
  readonly signOut: (ctx: Parameters<NonNullable<Configuration['renderError']>>[0], form: string) => Promise<void>;
  readonly signedOut: (ctx: Parameters<NonNullable<Configuration['renderError']>>[0]) => Promise<void>;
}

/** One function per concern below and beside; this is their table of contents. */
export function providerConfiguration(parts: Parts, views: EngineViews, jwks: JWKS): Configuration {
  const artifactAdapter = createArtifactAdapter(parts);
  return {
    adapter: (model) => (model === 'Client' ? createClientAdapter(parts) : artifactAdapter(model)),
    jwks,
    findAccount: createFindAccount(parts),
    claims: { openid: [...CLAIMS.openid], profile: [...CLAIMS.profile], email: [...CLAIMS.email] },
    scopes: [...OIDC_SCOPES],
    routes: ROUTES,
    responseTypes: ['code'],
    discovery: { response_modes_supported: ['query', 'form_post'] },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}`, policy: createPolicy(parts) },
    // The last prompt makes the grant of this authorization; there is none to load.
    loadExistingGrant: () => undefined,
    renderError: views.error,
    ...lifetimes(parts.services.now),
    ...clientRules(),
    ...proofOfPossession(),
    ...algorithms(),
    ...cookies(parts),
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      deviceFlow: deviceFlow(views),
      introspection: { enabled: true, allowedPolicy: (_ctx, client, token) => maySee(parts, client, token) },
      revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => mayRevoke(client, token) },
      pushedAuthorizationRequests: { enabled: true },
      dPoP: { enabled: true },
      userinfo: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: views.signOut, postLogoutSuccessSource: views.signedOut },
      resourceIndicators: {
        enabled: true,
        defaultResource: async (ctx, client) => {
          const requester = await parts.readsOf(ctx).requester(client.clientId);
          return requester === undefined ? parts.apis : resourceOf(parts, requester);
        },
        useGrantedResource: () => true,
        getResourceServerInfo: (ctx, resource, client) => resourceServerInfo(parts, ctx, resource, client),
      },
    },
  };
}

function clientRules(): Partial<Configuration> {
  return {
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'],
    assertJwtClientAuthClaimsAndHeader: assertAssertion,
    allowOmittingSingleRegisteredRedirectUri: false,
    clientDefaults: { id_token_signed_response_alg: 'ES256', response_types: [] },
    extraClientMetadata: { properties: ['require_pkce'] },
    // No browser application gets a token here: each of them authenticates.
    clientBasedCORS: () => false,
    // Whatever ends a part of an authorization ends all of it.
    revokeGrantPolicy: () => true,
    conformIdTokenClaims: true,
    enableHttpPostMethods: false,
    acceptQueryParamAccessTokens: false,
    clockTolerance: 10,
  };
}

/** RFC 9700 §2.1.1 demands PKCE of public clients and recommends it to the rest. We demand it of all, unless an operator waived it. */
function proofOfPossession(): Pick<Configuration, 'pkce'> {
  return { pkce: { required: (_ctx, client) => client['require_pkce'] !== false } };
}

/** Asymmetric ones only: what is stored of a secret must never be a usable key (security.md 38). */
function algorithms(): Pick<Configuration, 'enabledJWA'> {
  return {
    enabledJWA: {
      clientAuthSigningAlgValues: ['ES256', 'EdDSA', 'Ed25519', 'PS256', 'RS256'],
      idTokenSigningAlgValues: ['ES256'],
      dPoPSigningAlgValues: ['ES256', 'EdDSA', 'Ed25519', 'PS256', 'RS256'],
    },
  };
}

/** The scheme of cookies comes from the issuer, never from the request. */
function cookies({ services, settings }: Parts): Pick<Configuration, 'cookies'> {
  const secure = settings.issuer.startsWith('https:');
  const options = { httpOnly: true, sameSite: 'lax', secure, signed: true } as const;
  return {
    cookies: {
      keys: services.keyring.keys('cookie').map(({ key }) => Buffer.from(key).toString('base64url')),
      names: cookieNames(settings.issuer),
      long: { ...options, path: '/' },
      short: options,
    },
  };
}

/** `__Host-` binds the session to this host alone; the other two have paths of their own, which that prefix forbids. */
export function cookieNames(issuer: string): { session: string; interaction: string; resume: string } {
  const secure = issuer.startsWith('https:');
  return {
    session: secure ? '__Host-session' : 'session',
    interaction: secure ? '__Secure-interaction' : 'interaction',
    resume: secure ? '__Secure-resume' : 'resume',
  };
}
