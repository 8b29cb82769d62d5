/** The fields of the form of an application, in its order; named as in the management API. */
export type FieldName =
  | 'name'
  | 'description'
  | 'visibility'
  | 'active'
  | 'apis'
  | 'grant_types'
  | 'redirect_uris'
  | 'post_logout_redirect_uris'
  | 'token_endpoint_auth_method';
