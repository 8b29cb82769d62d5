/** The fields of the form of an application, in its order; named as in the management API. */
export const FIELD_NAMES = [
  'name',
  'description',
  'visibility',
  'active',
  'apis',
  'grant_types',
  'redirect_uris',
  'post_logout_redirect_uris',
  'token_endpoint_auth_method',
] as const;

export type FieldName = (typeof FIELD_NAMES)[number];
