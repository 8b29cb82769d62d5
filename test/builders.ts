import type { Application } from '../server/domain/application.ts';
import type { EventDraft } from '../server/domain/audit.ts';
import type { Company } from '../server/domain/company.ts';
import { type Connection, connectionId } from '../server/domain/connection.ts';
import { type Enablement, enablementId } from '../server/domain/enablement.ts';
import { newId } from '../server/domain/id.ts';
import type { Change, Noun, Records } from '../server/domain/records.ts';
import { type EnablementRequest, requestId } from '../server/domain/request.ts';
import type { ResourceServer } from '../server/domain/resource-server.ts';
import type { SigningKey } from '../server/domain/signing-key.ts';
import type { User } from '../server/domain/user.ts';

/**
 * Records of which a test names only what matters to it. Each call makes another one: ids, names, domains and login ids never
 * repeat. All of them are active, at revision 1, and belong to nobody unless the test says so.
 */

/** The time at which everything that a test does not date was made. */
export const T0 = Date.UTC(2026, 10, 1);

let made = 0;

/** A name that no other record of this run has. */
export function unique(prefix: string): string {
  made += 1;
  return `${prefix}-${process.pid}-${made}`;
}

export function aCompany(given: Partial<Company> = {}): Company {
  const name = unique('company');
  return {
    id: newId('company', T0),
    revision: 1,
    name,
    domain: `${name}.example`,
    domainVerified: true,
    developmentPartner: false,
    active: true,
    platform: false,
    epoch: 0,
    createdAt: T0,
    ...given,
  };
}

export function aUser(given: Partial<User> = {}): User {
  const loginId = unique('user');
  return {
    id: newId('user', T0),
    revision: 1,
    companyId: newId('company', T0),
    loginId,
    name: 'Uma User',
    email: `${loginId}@example.com`,
    roles: [],
    active: true,
    epoch: 0,
    createdAt: T0,
    ...given,
  };
}

/** An approved, private application for codes, refresh and client credentials, with one API. */
export function anApplication(given: Partial<Application> = {}): Application {
  return {
    id: newId('application', T0),
    revision: 1,
    companyId: newId('company', T0),
    name: unique('application'),
    publisherName: 'Publisher',
    description: 'Made for a test.',
    visibility: 'private',
    active: true,
    suspended: false,
    apis: [{ code: 'orders', groups: [] }],
    terms: [{ scope: 'orders', since: 1, group: false, required: true, requiredSince: 1 }],
    permissionVersion: 1,
    approvedPermissionVersion: 1,
    certification: 'approved',
    certificationNote: '',
    redirectUris: ['https://partner.example/callback'],
    postLogoutRedirectUris: [],
    grantTypes: ['authorization_code', 'refresh_token', 'client_credentials'],
    authenticationMethod: 'client_secret_basic',
    requirePkce: true,
    epoch: 0,
    createdAt: T0,
    updatedAt: T0,
    ...given,
  };
}

/** The enablement of an application in a company: enabled, with the one scope of `anApplication()`. */
export function anEnablement(given: Partial<Enablement> = {}): Enablement {
  const { companyId = newId('company', T0), applicationId = newId('application', T0) } = given;
  return {
    id: enablementId(companyId, applicationId),
    revision: 1,
    companyId,
    applicationId,
    state: 'enabled',
    approvedScopes: ['orders'],
    permissionVersion: 1,
    generation: 1,
    changedAt: T0,
    changedBy: newId('user', T0),
    ...given,
  };
}

/** A user's consent to the one scope of `anApplication()`. */
export function aConnection(given: Partial<Connection> = {}): Connection {
  const { userId = newId('user', T0), applicationId = newId('application', T0) } = given;
  return {
    id: connectionId(userId, applicationId),
    revision: 1,
    userId,
    companyId: newId('company', T0),
    applicationId,
    scopes: ['orders'],
    generation: 1,
    since: T0,
    ...given,
  };
}

/** The pending request of one person. */
export function aRequest(given: Partial<EnablementRequest> = {}): EnablementRequest {
  const { companyId = newId('company', T0), applicationId = newId('application', T0) } = given;
  return {
    id: requestId(companyId, applicationId),
    revision: 1,
    companyId,
    applicationId,
    state: 'pending',
    requesters: [{ userId: newId('user', T0), reason: 'For the journeys.', at: T0 }],
    createdAt: T0,
    ...given,
  };
}

export function aResourceServer(given: Partial<ResourceServer> = {}): ResourceServer {
  return {
    id: newId('resourceServer', T0),
    revision: 1,
    name: unique('resource-server'),
    secret: { digest: 'ZGlnZXN0', keyId: 'key', createdAt: T0 },
    createdAt: T0,
    ...given,
  };
}

export function aSigningKey(given: Partial<SigningKey> = {}): SigningKey {
  return {
    id: unique('kid'),
    revision: 1,
    state: 'next',
    publicJwk: { kty: 'EC', crv: 'P-256' },
    sealed: 'sealed',
    createdAt: T0,
    changedAt: T0,
    ...given,
  };
}

/** What is written to the audit trail beside a change: on the platform's chain unless a company is named. */
export function anEvent(given: Partial<EventDraft> = {}): EventDraft {
  return { at: T0, action: 'test.happened', result: 'success', actor: { type: 'server', id: 'test' }, ...given };
}

/** The change that writes a record as it is. */
export function write<N extends Noun>(noun: N, record: Records[N]): Change {
  return { noun, record } as Change;
}

/** The change that writes the next revision of a record. */
export function replace<N extends Noun>(noun: N, record: Records[N], given: Partial<Records[N]>): Change {
  return write(noun, { ...record, ...given, revision: record.revision + 1 });
}
