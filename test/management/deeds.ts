import { unique } from '../builders.ts';
import { PASSWORD } from '../flows/cast.ts';
import type { Scene } from './scene.ts';

/** One call that changes something, and what the trail must say of it. */
export interface Deed {
  readonly route: string;
  readonly by: keyof Scene['actors'];
  readonly body?: (given: Scene) => Record<string, unknown>;
  /** Whom it is about, where that is not the partner. */
  readonly about?: 'customer';
  readonly events: readonly string[];
}

const LOGIN = 'a-login-id-that-is-a-canary';

/** Every action of the API, in an order in which each can happen. */
export const DEEDS: readonly Deed[] = [
  {
    route: 'create_company',
    by: 'operator',
    body: () => ({ name: 'Canary Ltd', domain: 'canary.example' }),
    events: ['company.created'],
  },
  {
    route: 'change_company',
    by: 'staff',
    body: () => ({ name: 'Canary Inc', domain_verified: false }),
    events: ['company.changed'],
  },
  { route: 'change_company', by: 'staff', body: () => ({ name: 'Canary Inc' }), events: [] },
  {
    route: 'create_user',
    by: 'partner',
    body: () => ({ login_id: unique(LOGIN), name: 'Carl Canary', email: 'canary@example.com', password: PASSWORD }),
    events: ['user.created'],
  },
  {
    route: 'change_user',
    by: 'partner',
    body: () => ({ name: 'Cora Canary', roles: ['admin'] }),
    events: ['user.changed', 'user.roles_changed'],
  },
  { route: 'change_user', by: 'partner', body: () => ({ active: false }), events: ['user.deactivated'] },
  {
    route: 'change_user',
    by: 'operator',
    body: () => ({ active: true, roles: [] }),
    events: ['user.roles_changed', 'user.activated'],
  },
  { route: 'end_sessions', by: 'partner', events: ['user.sessions_ended'] },
  { route: 'create_sign_in_link', by: 'partner', events: ['user.sign_in_link_made'] },
  {
    route: 'register_application',
    by: 'partner',
    body: () => ({ name: 'Canary App' }),
    events: ['application.registered', 'enablement.enabled'],
  },
  {
    route: 'change_application',
    by: 'partner',
    body: () => ({ description: 'Canary\r\nforged: line' }),
    events: ['application.modified'],
  },
  { route: 'change_application', by: 'partner', body: () => ({ active: false }), events: ['application.deactivated'] },
  { route: 'change_application', by: 'partner', body: () => ({ active: true }), events: ['application.activated'] },
  { route: 'change_application', by: 'operator', body: () => ({ suspended: true }), events: ['application.suspended'] },
  { route: 'change_application', by: 'operator', body: () => ({ suspended: false }), events: ['application.unsuspended'] },
  { route: 'change_application', by: 'operator', body: () => ({ require_pkce: false }), events: ['application.pkce_changed'] },
  { route: 'replace_application_secret', by: 'partner', body: () => ({}), events: ['application.secret_replaced'] },
  {
    route: 'replace_application_secret',
    by: 'partner',
    body: () => ({ revoke_tokens: true }),
    events: ['application.secret_replaced', 'application.tokens_revoked'],
  },
  { route: 'revoke_application_tokens', by: 'operator', events: ['application.tokens_revoked'] },
  {
    route: 'certify_application',
    by: 'partner',
    body: () => ({ action: 'submit' }),
    events: ['application.certification_submitted'],
  },
  {
    route: 'certify_application',
    by: 'operator',
    body: () => ({ action: 'reject', permission_version: 1, note: 'Canary' }),
    events: ['application.certification_rejected'],
  },
  {
    route: 'certify_application',
    by: 'partner',
    body: () => ({ action: 'submit' }),
    events: ['application.certification_submitted'],
  },
  {
    route: 'certify_application',
    by: 'staff',
    body: () => ({ action: 'approve', permission_version: 1 }),
    events: ['application.certification_approved'],
  },
  { route: 'change_application', by: 'staff', body: () => ({ visibility: 'public' }), events: ['application.published'] },
  { route: 'change_application', by: 'staff', body: () => ({ visibility: 'private' }), events: ['application.unpublished'] },
  { route: 'disable_application', by: 'customer', about: 'customer', events: ['enablement.disabled'] },
  { route: 'disable_application', by: 'customer', about: 'customer', events: [] },
  { route: 'enable_application', by: 'customer', about: 'customer', body: () => ({}), events: ['enablement.enabled'] },
  { route: 'enable_application', by: 'customer', about: 'customer', body: () => ({}), events: [] },
  {
    route: 'ask_for_application',
    by: 'customerUser',
    about: 'customer',
    body: ({ wanted }) => ({ application_id: wanted.application.id, reason: 'Canary' }),
    events: ['request.asked'],
  },
  {
    route: 'ask_for_application',
    by: 'customerUser',
    about: 'customer',
    body: ({ wanted }) => ({ application_id: wanted.application.id, reason: 'Canary' }),
    events: [],
  },
  {
    route: 'decide_request',
    by: 'customer',
    about: 'customer',
    body: () => ({ action: 'block' }),
    events: ['request.blocked'],
  },
  {
    route: 'decide_request',
    by: 'customer',
    about: 'customer',
    body: () => ({ action: 'unblock' }),
    events: ['request.unblocked'],
  },
  {
    route: 'decide_request',
    by: 'customer',
    about: 'customer',
    body: () => ({ action: 'approve', approved_scopes: ['EXPRPT', 'IMAGE'], permission_version: 1 }),
    events: ['enablement.enabled', 'request.approved'],
  },
  { route: 'decide_request', by: 'partner', body: () => ({ action: 'deny' }), events: ['request.denied'] },
  { route: 'end_connection', by: 'customerUser', about: 'customer', events: ['connection.ended'] },
  { route: 'create_resource_server', by: 'operator', body: () => ({ name: 'Canary API' }), events: ['resource_server.created'] },
  { route: 'replace_resource_server_secret', by: 'operator', events: ['resource_server.secret_replaced'] },
  {
    route: 'change_own_password',
    by: 'customerUser',
    about: 'customer',
    body: () => ({ current_password: PASSWORD, password: 'another canary password' }),
    events: ['user.password_changed'],
  },
  { route: 'change_company', by: 'operator', about: 'customer', body: () => ({ active: false }), events: ['company.suspended'] },
  { route: 'change_company', by: 'operator', about: 'customer', body: () => ({ active: true }), events: ['company.reactivated'] },
];
