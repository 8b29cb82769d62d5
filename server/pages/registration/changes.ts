import { createHash } from 'node:crypto';
import type { Application } from '../../domain/application.ts';
import type { FieldName } from '../../../views/registration/fields.ts';
import { type Draft, draftOf } from './draft.ts';
import { publicKeysIn } from './keys.ts';

/** Two people may have the same form open. What the form showed is posted with it, as one short hash of each field. */

const FIELDS: Readonly<Record<FieldName, (draft: Draft) => unknown>> = {
  name: ({ name }) => name,
  description: ({ description }) => description,
  visibility: ({ visibility }) => visibility,
  active: ({ active }) => active,
  apis: ({ apis, groups, optional, reasonByGroup }) => [
    [...apis].toSorted(),
    [...groups].toSorted().map((code) => [code, optional.has(code), reasonByGroup.get(code) ?? '']),
  ],
  grant_types: ({ grantTypes }) => grantTypes.toSorted(),
  redirect_uris: ({ redirectUris }) => redirectUris,
  post_logout_redirect_uris: ({ postLogoutRedirectUris }) => postLogoutRedirectUris,
  token_endpoint_auth_method: ({ authenticationMethod, jwks }) =>
    authenticationMethod === 'private_key_jwt' ? (publicKeysIn(jwks) ?? jwks) : 'secret',
};
const NAMES = Object.keys(FIELDS) as FieldName[];
const LENGTH = 12;

/** What a form of the application shows, for its hidden field. */
export function shownBy(application: Application): string {
  return NAMES.map((name) => digest(FIELDS[name](draftOf(application)))).join('.');
}

/** A field that somebody else has changed since the form was shown. */
export interface Change {
  readonly field: FieldName;
  /** Whether the person had typed something else there: then that still stands in the form. */
  readonly typed: boolean;
}

/**
 * What others have changed since `shown`, and the draft with it: a field that the person left as it was is as the others have
 * made it; whatever was typed stays.
 */
export function reconciled(draft: Draft, shown: string, application: Application): { draft: Draft; changes: Change[] } {
  const current = draftOf(application);
  const digests = shown.split('.');
  const changes = NAMES.flatMap((field, at): Change[] => {
    const now = digest(FIELDS[field](current));
    const mine = digest(FIELDS[field](draft));
    if (now === digests[at] || now === mine) return [];
    return [{ field, typed: mine !== digests[at] }];
  });
  const taken = new Set(changes.filter(({ typed }) => !typed).map(({ field }) => field));
  return { changes, draft: { ...draft, ...partsOf(current, taken) } };
}

function partsOf(draft: Draft, fields: ReadonlySet<FieldName>): Partial<Draft> {
  const { name, description, visibility, active, apis, groups, optional, reasonByGroup } = draft;
  return {
    ...(fields.has('name') && { name }),
    ...(fields.has('description') && { description }),
    ...(fields.has('visibility') && { visibility }),
    ...(fields.has('active') && { active }),
    ...(fields.has('apis') && { apis, groups, optional, reasonByGroup }),
    ...(fields.has('grant_types') && { grantTypes: draft.grantTypes }),
    ...(fields.has('redirect_uris') && { redirectUris: draft.redirectUris }),
    ...(fields.has('post_logout_redirect_uris') && { postLogoutRedirectUris: draft.postLogoutRedirectUris }),
    ...(fields.has('token_endpoint_auth_method') && {
      authenticationMethod: draft.authenticationMethod,
      jwks: draft.jwks,
    }),
  };
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, LENGTH);
}
