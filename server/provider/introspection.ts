import type { AccessToken, Client, ClientCredentials, RefreshToken } from 'oidc-provider';
import { MANAGE } from '../domain/built-in-client.ts';
import { isId } from '../domain/id.ts';
import type { Parts } from './parts.ts';
import { requestNow } from './plain-context.ts';
import { stampOf } from './stamps.ts';

type Introspected = AccessToken | ClientCredentials | RefreshToken;

/**
 * Who may see a token that the gate has admitted (RFC 7662 §4): a resource server access tokens, narrowed to the scopes of its
 * APIs; an application its own tokens; nobody else anything. A company's claim comes from the stamp, never from the request.
 */
export async function maySee(parts: Parts, client: Client, token: Introspected): Promise<boolean> {
  const companyId = stampOf(token)?.companyId;
  if (companyId === undefined) return false;
  Object.assign(token, { extra: { company_id: companyId } });
  if (isId('resourceServer', client.clientId)) return narrowedFor(parts, client.clientId, token);
  return token.clientId === client.clientId && client.clientAuthMethod !== 'none';
}

async function narrowedFor({ services, readsOf }: Parts, id: `rs_${string}`, token: Introspected): Promise<boolean> {
  if (token.kind === 'RefreshToken') return false;
  const resourceServer = await readsOf(requestNow()).resourceServer(id);
  if (resourceServer === undefined) return false;
  const visible = (token.scope ?? '')
    .split(' ')
    .filter((scope) => scope !== MANAGE && serves(services, resourceServer.apis, scope));
  Object.assign(token, { scope: visible.join(' ') });
  return visible.length > 0;
}

/** Whether a scope belongs to one of these APIs (absent: any of the catalogue). */
function serves({ catalogue }: Parts['services'], apis: readonly string[] | undefined, scope: string): boolean {
  const codes = catalogue.apisByScope.get(scope);
  return codes !== undefined && (apis === undefined || codes.some((code: string) => apis.includes(code)));
}

/** Only its own tokens can be revoked by a client (RFC 7009 §2.1); another's are answered as unknown ones are. */
export function mayRevoke(client: Client, token: Introspected): boolean {
  return token.clientId === client.clientId;
}
