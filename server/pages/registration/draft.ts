import type { ApiChoice, Application, AuthenticationMethod, GrantType, Visibility } from '../../domain/application.ts';
import { GRANT_TYPES } from '../../domain/application.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import { tidyLine, tidyText } from '../../domain/text.ts';

/** The form of an application as it stands in a browser. Nothing of it has been checked, but texts are tidy. */
export interface Draft {
  readonly name: string;
  readonly description: string;
  readonly visibility: Visibility;
  readonly active: boolean;
  /** Codes that are ticked. */
  readonly apis: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  /** The groups that a company may leave out. */
  readonly optional: ReadonlySet<string>;
  readonly reasonByGroup: ReadonlyMap<string, string>;
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris: readonly string[];
  readonly grantTypes: readonly GrantType[];
  readonly authenticationMethod: AuthenticationMethod;
  /** JSON, as it was typed. */
  readonly jwks: string;
}

/** The fields that come once for each box that is ticked. */
export const REPEATABLE: ReadonlySet<string> = new Set(['apis', 'groups', 'optional', 'grant_types']);

/** In bytes: several texts at their longest, each character percent-encoded. */
export const LONGEST_DRAFT = 512 * 1024;

/** The name of the field in which the partner says why a group is needed. */
export const reasonField = (group: string): string => `reason-${group}`;

/** What a new application starts as. */
export const BLANK: Draft = {
  name: '',
  description: '',
  visibility: 'private',
  active: true,
  apis: new Set(),
  groups: new Set(),
  optional: new Set(),
  reasonByGroup: new Map(),
  redirectUris: [],
  postLogoutRedirectUris: [],
  grantTypes: ['authorization_code', 'refresh_token', 'client_credentials'],
  authenticationMethod: 'client_secret_basic',
  jwks: '',
};

/** An application in the form. */
export function draftOf(application: Application): Draft {
  const { apis, jwks } = application;
  const groups = apis.flatMap((api) => api.groups);
  return {
    name: application.name,
    description: application.description,
    visibility: application.visibility,
    active: application.active,
    apis: new Set(apis.map(({ code }) => code)),
    groups: new Set(groups.map(({ code }) => code)),
    optional: new Set(groups.filter(({ required }) => !required).map(({ code }) => code)),
    reasonByGroup: new Map(groups.map(({ code, reason }) => [code, reason])),
    redirectUris: application.redirectUris,
    postLogoutRedirectUris: application.postLogoutRedirectUris,
    grantTypes: application.grantTypes,
    authenticationMethod: application.authenticationMethod,
    jwks: jwks === undefined ? '' : JSON.stringify(jwks, undefined, 2),
  };
}

/** What was posted. A code that nobody offered stays in it, for the operation to refuse. */
export function draftFrom(form: URLSearchParams): Draft {
  const prefix = reasonField('');
  const reasons = [...form].filter(([name]) => name.startsWith(prefix));
  const grants = new Set(form.getAll('grant_types'));
  return {
    name: tidyLine(form.get('name') ?? ''),
    description: tidyText(form.get('description') ?? ''),
    visibility: form.get('visibility') === 'public' ? 'public' : 'private',
    active: form.has('active'),
    apis: new Set(form.getAll('apis')),
    groups: new Set(form.getAll('groups')),
    optional: new Set(form.getAll('optional')),
    reasonByGroup: new Map(reasons.map(([name, reason]) => [name.slice(prefix.length), tidyText(reason)])),
    redirectUris: linesOf(form.get('redirect_uris')),
    postLogoutRedirectUris: linesOf(form.get('post_logout_redirect_uris')),
    grantTypes: GRANT_TYPES.filter((grant) => grants.has(grant)),
    authenticationMethod:
      form.get('token_endpoint_auth_method') === 'private_key_jwt' ? 'private_key_jwt' : 'client_secret_basic',
    jwks: tidyText(form.get('jwks') ?? ''),
  };
}

/** What is ticked, in the order of the catalogue, each group beneath its API. */
export function choiceOf({ apis, groups, optional, reasonByGroup }: Draft, catalogue: Catalogue): ApiChoice[] {
  return catalogue.apis
    .filter(({ code }) => apis.has(code))
    .map((api) => ({
      code: api.code,
      groups: api.groups
        .filter(({ code }) => groups.has(code))
        .map(({ code }) => ({ code, required: !optional.has(code), reason: reasonByGroup.get(code) ?? '' })),
    }));
}

function linesOf(text: string | null): string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
