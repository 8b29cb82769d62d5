import type { ApplicationId, CompanyId } from './id.ts';
import type { StoredSecret } from './secret.ts';

export const GRANT_TYPES = [
  'authorization_code',
  'refresh_token',
  'client_credentials',
  'urn:ietf:params:oauth:grant-type:device_code',
] as const;
export type GrantType = (typeof GRANT_TYPES)[number];

/** `client_secret_basic` stands for both secret methods of RFC 6749 §2.3.1. */
export type AuthenticationMethod = 'client_secret_basic' | 'private_key_jwt';

export type Visibility = 'private' | 'public';
export type CertificationState = 'none' | 'submitted' | 'approved' | 'rejected';

/** A sensitive data group that the partner ticked, and why. */
export interface GroupChoice {
  readonly code: string;
  readonly required: boolean;
  readonly reason: string;
}

/** An API that the partner ticked. */
export interface ApiChoice {
  readonly code: string;
  readonly groups: readonly GroupChoice[];
}

/** One scope of the application and the permission version since which it has been asked for. */
export interface Term {
  readonly scope: string;
  readonly since: number;
  /** A sensitive data group's scope; the others are scopes of APIs. */
  readonly group: boolean;
  /** An API's scope always is. */
  readonly required: boolean;
  /** The permission version since which it has been required. */
  readonly requiredSince: number;
}

/** A partner application. Its id is its key and its OAuth `client_id`. */
export interface Application {
  readonly id: ApplicationId;
  readonly revision: number;
  /** The owner. Never changes. */
  readonly companyId: CompanyId;
  /** Unique within the owner company. */
  readonly name: string;
  /** The owner's name, by which it is found, too. What is shown is what the company is called at that moment. */
  readonly publisherName: string;
  readonly description: string;
  readonly visibility: Visibility;
  readonly active: boolean;
  readonly suspended: boolean;
  /** As the partner sent them. */
  readonly apis: readonly ApiChoice[];
  /** What `apis` means in scopes, each once. */
  readonly terms: readonly Term[];
  /** Goes up when APIs, groups or a group's required flag change. Starts at 1. */
  readonly permissionVersion: number;
  /** The version that the review approved, as far as other companies see; 0 when none was. */
  readonly approvedPermissionVersion: number;
  readonly certification: CertificationState;
  readonly certificationNote: string;
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris: readonly string[];
  readonly grantTypes: readonly GrantType[];
  readonly authenticationMethod: AuthenticationMethod;
  /** The one current secret; absent where the application authenticates by keys. */
  readonly secret?: StoredSecret;
  /** Public keys, for `private_key_jwt`. */
  readonly jwks?: { readonly keys: readonly Readonly<Record<string, unknown>>[] };
  readonly requirePkce: boolean;
  /** Goes up at deactivation, suspension and "revoke all tokens". */
  readonly epoch: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}
