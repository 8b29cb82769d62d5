import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPair, exportJWK } from 'jose';
import Provider, { type Adapter, type AdapterPayload, type Configuration } from 'oidc-provider';

/**
 * What our server is measured against: the engine by itself, with a map for a store, no gate, and the switches that we use. It
 * runs in a process of its own, prints its origin, and stops with its input.
 */
const { privateKey } = await generateKeyPair('ES256', { extractable: true });
const key = { ...(await exportJWK(privateKey)), kid: 'bench', alg: 'ES256', use: 'sig' };

const rowsByModel = new Map<string, Map<string, AdapterPayload>>([
  [
    'Client',
    new Map(
      (JSON.parse(process.env['BENCH_CLIENTS'] ?? '[]') as AdapterPayload[]).map((client) => [String(client.client_id), client]),
    ),
  ],
]);

const server = createServer();
server.listen(Number(process.env['BENCH_PORT'] ?? 0), '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, configuration(`${issuer}/apis`));
  const engine = provider.callback();
  server.on(
    'request',
    (request, response) => void (isInteraction(request) ? finish(provider, request, response) : engine(request, response)),
  );
  process.stdout.write(`${issuer}\n`);
});
process.stdin.resume().on('end', () => process.exit());
process.on('SIGTERM', () => process.exit());

function isInteraction({ url }: IncomingMessage): boolean {
  return url?.startsWith('/interaction/') ?? false;
}

/** Whoever comes is signed in and has agreed to everything. */
async function finish(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { params } = await provider.interactionDetails(request, response);
  const grant = new provider.Grant({ accountId: 'bench', clientId: String(params['client_id']) });
  grant.addOIDCScope('openid');
  grant.addResourceScope(`${provider.issuer}/apis`, 'openid EXPRPT');
  const result = { login: { accountId: 'bench' }, consent: { grantId: await grant.save() } };
  await provider.interactionFinished(request, response, result);
}

function configuration(resource: string): Configuration {
  return {
    adapter: mapAdapter,
    jwks: { keys: [key] },
    clients: [],
    scopes: ['openid', 'profile', 'email', 'offline_access'],
    responseTypes: ['code'],
    routes: { token: '/token', introspection: '/introspect', authorization: '/authorize', revocation: '/revoke' },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'],
    cookies: { keys: ['bench'] },
    pkce: { required: () => true },
    ttl: {
      AccessToken: 3_600,
      ClientCredentials: 3_600,
      AuthorizationCode: 60,
      RefreshToken: 15_552_000,
      Grant: 31_536_000,
      Session: 3_600,
      Interaction: 3_600,
    },
    expiresWithSession: () => false,
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      deviceFlow: { enabled: true },
      introspection: { enabled: true, allowedPolicy: () => true },
      revocation: { enabled: true },
      pushedAuthorizationRequests: { enabled: true },
      dPoP: { enabled: true },
      rpInitiatedLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({ scope: 'openid EXPRPT IMAGE TRVREQ', accessTokenFormat: 'opaque' }),
      },
    },
  };
}

/** One map for each model. Clients are looked up like ours are; `BENCH_CLIENTS` holds their metadata. */
function mapAdapter(model: string): Adapter {
  const rows = rowsByModel.get(model) ?? new Map<string, AdapterPayload>();
  rowsByModel.set(model, rows);
  return {
    async upsert(id, payload) {
      rows.set(id, payload);
    },
    find: async (id) => rows.get(id),
    findByUid: async (uid) => [...rows.values()].find((row) => row.uid === uid),
    findByUserCode: async (userCode) => [...rows.values()].find((row) => row.userCode === userCode),
    async consume(id) {
      const row = rows.get(id);
      if (row !== undefined) row.consumed = Math.floor(Date.now() / 1_000);
    },
    async destroy(id) {
      rows.delete(id);
    },
    async revokeByGrantId() {},
  };
}
