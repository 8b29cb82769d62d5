import { errors } from 'oidc-provider';

/**
 * What each cause is called on the wire (domain.md §4). The sentences are constant and name nobody; scope codes may stand in
 * them.
 */
export const applicationInactive = (): errors.OIDCProviderError => new errors.UnauthorizedClient('the application is not active');

/** The same for a company that has not enabled the application, is inactive, is unknown or is no company's id. */
export const notEnabled = (): errors.OIDCProviderError =>
  new errors.UnauthorizedClient('the application is not enabled for this company');

export const accessDenied = (): errors.OIDCProviderError =>
  new errors.AccessDenied('the company has not enabled the application');

export const scopeOutside = (scopes: readonly string[]): errors.OIDCProviderError =>
  new errors.InvalidScope(`not available to this application here: ${scopes.join(' ')}`, scopes.join(' '));

export const noScopeLeft = (): errors.OIDCProviderError =>
  new errors.InvalidScope('none of the requested scopes is available any more', '');

export const unknownResource = (): errors.OIDCProviderError => new errors.InvalidTarget('the resource is unknown');
