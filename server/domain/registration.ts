import {
  type ApiChoice,
  type Application,
  type AuthenticationMethod,
  GRANT_TYPES,
  type GrantType,
  type Visibility,
} from './application.ts';
import type { Catalogue } from './catalogue.ts';
import { reviewOf } from './certification.ts';
import type { Company } from './company.ts';
import { type Fault, invalid } from './error.ts';
import type { ApplicationId } from './id.ts';
import { asksTheSame, choiceFaults, termsAt, tidyChoice } from './permissions.ts';
import { publicKeyFaults, type PublicKeys, tidyPublicKeys } from './public-keys.ts';
import { redirectUriFaults } from './redirect-uris.ts';
import { lineFaults, textFaults, tidyLine, tidyText } from './text.ts';

/** What a partner says of an application when registering it (seed:34-38); all but the name may be left out. */
export interface NewApplication {
  readonly name: string;
  readonly description?: string | undefined;
  readonly active?: boolean | undefined;
  readonly apis?: readonly ApiChoice[] | undefined;
  readonly redirectUris?: readonly string[] | undefined;
  readonly postLogoutRedirectUris?: readonly string[] | undefined;
  readonly grantTypes?: readonly GrantType[] | undefined;
  readonly authenticationMethod?: AuthenticationMethod | undefined;
  readonly jwks?: PublicKeys | undefined;
}

/** What an operator, and nobody else, may change. */
export interface Switches {
  readonly visibility?: Visibility | undefined;
  readonly suspended?: boolean | undefined;
  readonly requirePkce?: boolean | undefined;
}

/** A change; what is absent stays as it is. */
export type ApplicationChanges = { readonly [Field in keyof NewApplication]?: NewApplication[Field] | undefined } & Switches;

type Fields = Pick<
  Application,
  | 'name'
  | 'description'
  | 'active'
  | 'apis'
  | 'redirectUris'
  | 'postLogoutRedirectUris'
  | 'grantTypes'
  | 'authenticationMethod'
  | 'jwks'
>;

/** A newly registered application: private, uncertified, at permission version 1. Its secret, if it has one, is still to be made. */
export function applicationOf(
  catalogue: Catalogue,
  given: NewApplication,
  { id, owner, at }: { readonly id: ApplicationId; readonly owner: Pick<Company, 'id' | 'name'>; readonly at: number },
): Application {
  const grantTypes = given.grantTypes ?? defaultGrantTypes(given.redirectUris ?? []);
  const fields = fieldsAfter(BLANK, { ...given, grantTypes });
  assertFieldsFit(catalogue, fields, given);
  return {
    ...fields,
    id,
    revision: 1,
    companyId: owner.id,
    publisherName: owner.name,
    visibility: 'private',
    suspended: false,
    terms: termsAt(1, catalogue, fields.apis, []),
    permissionVersion: 1,
    approvedPermissionVersion: 0,
    certification: 'none',
    certificationNote: '',
    requirePkce: true,
    epoch: 0,
    createdAt: at,
    updatedAt: at,
  };
}

/**
 * The application after its owner has changed it. Deactivating ends everything that was issued to it, for good. Switching the
 * way in which it authenticates ends the other at once; a secret is then still to be made.
 */
export function modifiedApplication(catalogue: Catalogue, application: Application, changes: ApplicationChanges): Application {
  const fields = fieldsAfter(application, changes);
  assertFieldsFit(catalogue, fields, changes);
  const { jwks: _, secret, ...rest } = application;
  const keepsSecret = fields.authenticationMethod === 'client_secret_basic' && secret !== undefined;
  const ends = application.active && !fields.active;
  const modified = { ...rest, ...fields, ...(keepsSecret && { secret }), epoch: application.epoch + (ends ? 1 : 0) };
  if (asksTheSame(application.apis, fields.apis)) return modified;
  const permissionVersion = application.permissionVersion + 1;
  const terms = termsAt(permissionVersion, catalogue, fields.apis, application.terms);
  return { ...modified, permissionVersion, terms, ...reviewOf(application, terms, permissionVersion) };
}

const BLANK: Fields = {
  name: '',
  description: '',
  active: true,
  apis: [],
  redirectUris: [],
  postLogoutRedirectUris: [],
  grantTypes: [],
  authenticationMethod: 'client_secret_basic',
};

/** What an application may do that says nothing of it: what its redirect URIs make possible. */
function defaultGrantTypes(redirectUris: readonly string[]): GrantType[] {
  return redirectUris.length > 0 ? ['authorization_code', 'refresh_token', 'client_credentials'] : ['client_credentials'];
}

function fieldsAfter(before: Fields, changes: ApplicationChanges): Fields {
  const authenticationMethod = changes.authenticationMethod ?? before.authenticationMethod;
  // Keys do not outlive the switch to a secret; keys that come with a secret are a fault.
  const jwks = changes.jwks ?? (authenticationMethod === 'private_key_jwt' ? before.jwks : undefined);
  return {
    name: changes.name === undefined ? before.name : tidyLine(changes.name),
    description: changes.description === undefined ? before.description : tidyText(changes.description),
    active: changes.active ?? before.active,
    apis: changes.apis === undefined ? before.apis : tidyChoice(changes.apis),
    redirectUris: changes.redirectUris ?? before.redirectUris,
    postLogoutRedirectUris: changes.postLogoutRedirectUris ?? before.postLogoutRedirectUris,
    grantTypes: changes.grantTypes ?? before.grantTypes,
    authenticationMethod,
    ...(jwks && { jwks: tidyPublicKeys(jwks) }),
  };
}

/** Every fault of an application that says all this of itself, whether it is new or not. */
export function applicationFaults(catalogue: Catalogue, given: NewApplication): Fault[] {
  return fieldFaults(catalogue, fieldsAfter(BLANK, given), given);
}

function assertFieldsFit(catalogue: Catalogue, fields: Fields, sent: ApplicationChanges): void {
  const faults = fieldFaults(catalogue, fields, sent);
  if (faults.length > 0) throw invalid(...faults);
}

/** Every fault at once. APIs are checked when they are sent: a catalogue may change under an application that stays as it is. */
function fieldFaults(catalogue: Catalogue, fields: Fields, sent: ApplicationChanges): Fault[] {
  return [
    ...lineFaults('/name', fields.name),
    ...textFaults('/description', fields.description),
    ...(sent.apis === undefined ? [] : choiceFaults(catalogue, fields.apis)),
    ...redirectUriFaults('/redirect_uris', fields.redirectUris),
    ...redirectUriFaults('/post_logout_redirect_uris', fields.postLogoutRedirectUris),
    ...grantFaults(fields),
    ...authenticationFaults(fields, sent),
  ];
}

function grantFaults({ grantTypes, redirectUris }: Fields): Fault[] {
  const has = (grant: GrantType): boolean => grantTypes.includes(grant);
  const faults: Fault[] = [];
  if (grantTypes.length === 0) faults.push({ pointer: '/grant_types', message: 'There must be at least one.' });
  if (grantTypes.some((grant) => !GRANT_TYPES.includes(grant))) {
    faults.push({ pointer: '/grant_types', message: 'There is no such grant.' });
  }
  if (new Set(grantTypes).size < grantTypes.length) {
    faults.push({ pointer: '/grant_types', message: 'Each can stand here once.' });
  }
  if (has('authorization_code') && redirectUris.length === 0) {
    faults.push({ pointer: '/redirect_uris', message: '"authorization_code" needs at least one redirect URI.' });
  }
  // Nothing else gives a refresh token: client credentials do not (RFC 6749 §4.4.3).
  if (has('refresh_token') && !has('authorization_code') && !has('urn:ietf:params:oauth:grant-type:device_code')) {
    faults.push({ pointer: '/grant_types', message: '"refresh_token" goes with "authorization_code" or the device code only.' });
  }
  return faults;
}

function authenticationFaults({ authenticationMethod, jwks }: Fields, sent: ApplicationChanges): Fault[] {
  if (authenticationMethod === 'client_secret_basic') {
    return jwks === undefined ? [] : [{ pointer: '/jwks', message: 'Keys go with "private_key_jwt" only.' }];
  }
  if (jwks === undefined) return [{ pointer: '/jwks', message: '"private_key_jwt" needs public keys.' }];
  return publicKeyFaults('/jwks', sent.jwks ?? jwks);
}
