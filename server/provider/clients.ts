import type { Adapter, Client, ClientMetadata } from 'oidc-provider';
import type Provider from 'oidc-provider';
import type { Application } from '../domain/application.ts';
import type { BuiltInClient } from '../domain/built-in-client.ts';
import { isId } from '../domain/id.ts';
import type { ResourceServer } from '../domain/resource-server.ts';
import { secretMatches, type StoredSecret, storeSecret } from '../domain/secret.ts';
import type { Parts } from './parts.ts';
import { requestNow } from './plain-context.ts';
import type { Requester } from './reads.ts';

/**
 * Whoever has a `client_id`, as the engine knows it. Nothing here is kept by the engine: it asks at every request, so a secret
 * or a switch that changed anywhere is known everywhere.
 */
export function createClientAdapter(parts: Parts): Adapter {
  const { services, settings } = parts;
  const operatorSecret = storeSecret(settings.operatorSecret, services.keyring.keys('client-secret')[0], 0);
  return {
    async find(id) {
      const found = await clientRecord(parts, id);
      if (found === undefined) return undefined;
      if ('builtIn' in found) return builtInMetadata(found, operatorSecret);
      return 'terms' in found ? applicationMetadata(found) : resourceServerMetadata(found);
    },
    ...NEVER_WRITTEN,
  };
}

/** The record behind a `client_id`, as it is at this moment. */
async function clientRecord(parts: Parts, id: string): Promise<Requester | ResourceServer | undefined> {
  const reads = parts.readsOf(requestNow());
  return isId('resourceServer', id) ? reads.resourceServer(id) : reads.requester(id);
}

/**
 * The engine recognises a client by a hash of its metadata, which takes as long as the whole gate. A record that did not change
 * is the same object, so what was made of it is found under that; a changed one is another object, and made anew.
 */
export function letClientsBeKnown({ Client: clients }: Provider, parts: Parts): void {
  const made = new WeakMap<object, Client>();
  const make = clients.find.bind(clients);
  async function find(id: unknown): Promise<Client | undefined> {
    const record = typeof id === 'string' ? await clientRecord(parts, id) : undefined;
    if (typeof id !== 'string' || record === undefined) return undefined;
    const known = made.get(record) ?? (await make(id));
    if (known !== undefined) made.set(record, known);
    return known;
  }
  Object.assign(clients, { find });
}

/**
 * Compares a secret with what is kept of it, in constant time. A secret that was hashed under an older key is hashed anew.
 */
export function createSecretComparison({
  services,
  uses,
  log,
}: Parts): (this: { clientId: string; clientSecret?: string }, actual: string) => boolean {
  const keys = services.keyring.keys('client-secret');
  return function compareClientSecret(actual) {
    const stored = unpacked(this.clientSecret);
    if (stored === undefined || !secretMatches(actual, stored, keys)) return false;
    if (stored.keyId !== keys[0].id) {
      rehash(services, this.clientId, actual).catch((cause: unknown) => log.warn({ cause }, 'a secret was not hashed anew'));
    }
    uses.noteSecret(this.clientId);
    return true;
  };
}

async function rehash({ directory, keyring, now }: Parts['services'], clientId: string, secret: string): Promise<void> {
  const noun = isId('application', clientId) ? 'application' : isId('resourceServer', clientId) ? 'resourceServer' : undefined;
  const record = noun && (await directory.get(noun, clientId));
  if (record?.secret === undefined) return;
  const [newest, ...older] = keyring.keys('client-secret');
  // Only what still is the current secret: it may have been replaced a moment ago.
  if (!secretMatches(secret, record.secret, older)) return;
  const changed = { ...record, revision: record.revision + 1, secret: storeSecret(secret, newest, record.secret.createdAt) };
  const actor = { type: 'server', id: 'countersign' } as const;
  const event = {
    at: now(),
    action: `${noun === 'application' ? 'application' : 'resource_server'}.secret_rehashed`,
    result: 'success',
    actor,
  } as const;
  if (noun === 'application') {
    const application = changed as Application;
    await directory.commit(
      [{ noun, record: application }],
      [{ ...event, companyId: application.companyId, applicationId: application.id }],
    );
  } else {
    await directory.commit([{ noun: 'resourceServer', record: changed as ResourceServer }], [event]);
  }
}

function applicationMetadata(application: Application): ClientMetadata {
  const { id, secret, jwks, authenticationMethod, redirectUris, postLogoutRedirectUris, grantTypes, requirePkce } = application;
  return {
    client_id: id,
    token_endpoint_auth_method: authenticationMethod,
    ...(secret && { client_secret: packed(secret) }),
    ...(jwks && { jwks: { keys: [...jwks.keys] } }),
    redirect_uris: [...redirectUris],
    post_logout_redirect_uris: [...postLogoutRedirectUris],
    response_types: grantTypes.includes('authorization_code') ? ['code'] : [],
    grant_types: [...grantTypes],
    require_pkce: requirePkce,
  };
}

function resourceServerMetadata({ id, secret }: ResourceServer): ClientMetadata {
  return { ...WITHOUT_GRANTS, client_id: id, client_secret: packed(secret) };
}

function builtInMetadata({ id }: BuiltInClient, operatorSecret: StoredSecret): ClientMetadata {
  if (id === 'operator') {
    return { ...WITHOUT_GRANTS, client_id: id, client_secret: packed(operatorSecret), grant_types: ['client_credentials'] };
  }
  return {
    client_id: id,
    token_endpoint_auth_method: 'none',
    // RFC 8252 §7.3: any port on the loopback address, for native applications only.
    application_type: 'native',
    redirect_uris: ['http://127.0.0.1/callback'],
    response_types: ['code'],
    grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
    require_pkce: true,
  };
}

const WITHOUT_GRANTS = {
  token_endpoint_auth_method: 'client_secret_basic',
  redirect_uris: [],
  response_types: [],
  grant_types: [],
} as const;

/** What the engine takes for the client's secret: the keyed hash and its key's id. It never compares it by itself. */
function packed({ keyId, digest }: StoredSecret): string {
  return `${keyId}.${digest}`;
}

function unpacked(text: string | undefined): StoredSecret | undefined {
  const [keyId, digest] = text?.split('.', 2) ?? [];
  return keyId === undefined || digest === undefined ? undefined : { keyId, digest, createdAt: 0 };
}

const refuse = (): never => {
  throw new Error('clients are registered in the directory, never by the engine');
};

const NEVER_WRITTEN = {
  upsert: refuse,
  findByUid: refuse,
  findByUserCode: refuse,
  consume: refuse,
  destroy: refuse,
  revokeByGrantId: refuse,
} as const;
