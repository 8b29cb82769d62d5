import type { Application } from './application.ts';
import { type Company, domainInAscii } from './company.ts';
import type { Connection } from './connection.ts';
import type { Enablement } from './enablement.ts';
import type { EnablementRequest } from './request.ts';
import type { ResourceServer } from './resource-server.ts';
import type { SigningKey } from './signing-key.ts';
import type { User } from './user.ts';

/** Everything that the directory holds, by the noun under which it is kept. */
export interface Records {
  company: Company;
  user: User;
  application: Application;
  enablement: Enablement;
  connection: Connection;
  request: EnablementRequest;
  resourceServer: ResourceServer;
  signingKey: SigningKey;
}

export type Noun = keyof Records;

/** One record to be written, whole. `revision` 1 creates it; any other replaces the one before. */
export type Change = { [N in Noun]: { readonly noun: N; readonly record: Records[N] } }[Noun];

/** A name that only one record may hold at a time. `field` is what the caller knows it by. */
export interface Claim {
  readonly key: string;
  readonly field: 'domain' | 'login_id' | 'name';
}

/** The names that a record claims. Claims of different kinds never collide: the kind stands in front. */
export function claims(change: Change): Claim[] {
  switch (change.noun) {
    case 'company': {
      const { domain, domainVerified } = change.record;
      return domainVerified ? [{ key: `company.domain:${domainInAscii(domain)}`, field: 'domain' }] : [];
    }
    case 'user':
      return [{ key: loginIdClaim(change.record.loginId), field: 'login_id' }];
    case 'application':
      return [{ key: `application.name:${change.record.companyId}:${change.record.name}`, field: 'name' }];
    default:
      return [];
  }
}

/** The claim by which a user is found at sign-in. */
export function loginIdClaim(loginId: string): string {
  return `user.login_id:${loginId}`;
}
