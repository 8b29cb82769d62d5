import type { IncomingMessage } from 'node:http';
import type Provider from 'oidc-provider';
import { MANAGE } from '../domain/built-in-client.ts';
import { isId } from '../domain/id.ts';
import type { Caller } from '../operations/context.ts';
import { ARTIFACT_KINDS } from './artifact-kinds.ts';
import type { Parts } from './parts.ts';

/** Who a token of the management API stands for, with the rights that they have at this moment. */
export type Authenticate = (request: IncomingMessage) => Promise<Caller | undefined>;

/**
 * Bearer tokens for the management API (RFC 6750 §2.1, the `Authorization` header only). The token is admitted by the same gate
 * as everywhere. `undefined` for anything else: tokens for the platform's APIs, tokens of another kind, tokens that are bound
 * to a key (they would be worth nothing more than a bearer token here).
 */
export function createAuthenticate({ services, managementApi }: Parts, engine: () => Provider): Authenticate {
  return async (request) => {
    const token = await find(engine(), bearer(request));
    if (token === undefined || !token.isValid || token.jkt !== undefined) return undefined;
    if (token.aud !== managementApi || !token.scopes.has(MANAGE)) return undefined;
    if (token.kind === 'ClientCredentials') return { actor: { type: 'client', id: String(token.clientId) }, operator: true };
    // Ending a grant ends what was issued under it.
    if (token.grantId === undefined || (await engine().Grant.find(token.grantId)) === undefined) return undefined;
    if (!isId('user', token.accountId)) return undefined;
    const user = await services.directory.get('user', token.accountId);
    const company = user && (await services.directory.get('company', user.companyId));
    if (user === undefined || company === undefined) return undefined;
    return { actor: { type: 'user', id: user.id }, user, company, operator: company.platform && user.roles.includes('operator') };
  };
}

function bearer({ headers }: IncomingMessage): string | undefined {
  const [scheme, token, ...rest] = (headers.authorization ?? '').split(' ');
  return scheme?.toLowerCase() === 'bearer' && rest.length === 0 ? token : undefined;
}

async function find(engine: Provider, value: string | undefined) {
  if (value === undefined) return undefined;
  if (value.startsWith(ARTIFACT_KINDS['AccessToken']?.prefix ?? ' ')) return engine.AccessToken.find(value);
  return value.startsWith(ARTIFACT_KINDS['ClientCredentials']?.prefix ?? ' ') ? engine.ClientCredentials.find(value) : undefined;
}
