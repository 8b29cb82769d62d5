import { newId } from '../../server/domain/id.ts';
import type { Route } from '../../server/management/route.ts';
import { unique } from '../builders.ts';
import { PASSWORD } from '../flows/cast.ts';
import { type Actor, aPublicKey, type Scene } from './scene.ts';

/** Bodies by the name of the route: a harmless one for whoever asks, and one with every field that there is. */
interface Bodies {
  readonly harmless: (actor: Actor, given: Scene) => Record<string, unknown>;
  readonly full: () => Record<string, unknown>;
}

const KEY = aPublicKey();

const registration = () => ({
  name: unique('Application'),
  description: 'What it does.',
  active: true,
  apis: [{ code: 'EXPRPT', groups: [{ code: 'BANK', required: false, reason: 'To pay people back.' }] }],
  redirect_uris: ['https://app.partner.example/callback'],
  post_logout_redirect_uris: ['https://app.partner.example/'],
  grant_types: ['authorization_code', 'client_credentials'],
  token_endpoint_auth_method: 'private_key_jwt',
  jwks: { keys: [KEY] },
});

const person = () => {
  const loginId = unique('person');
  return { login_id: loginId, name: 'Nia New', email: `${loginId}@example.com`, roles: ['admin'], active: true };
};

const BODIES: Readonly<Record<string, Bodies>> = {
  create_company: {
    harmless: () => ({ name: unique('Company'), domain: 'new.example' }),
    full: () => ({ name: unique('Company'), domain: 'new.example', development_partner: false }),
  },
  change_company: {
    harmless: () => ({}),
    full: () => ({ name: 'Renamed', domain: 'renamed.example', domain_verified: false, development_partner: true, active: true }),
  },
  create_user: { harmless: person, full: () => ({ ...person(), password: PASSWORD }) },
  change_user: { harmless: () => ({}), full: person },
  change_own_password: {
    harmless: () => ({ current_password: 'not the current one', password: PASSWORD }),
    full: () => ({ current_password: 'not the current one', password: PASSWORD }),
  },
  register_application: { harmless: () => ({ name: unique('Application') }), full: registration },
  change_application: {
    harmless: ({ operator }) => (operator ? { visibility: 'private' } : { description: unique('It does') }),
    full: () => ({ ...registration(), visibility: 'private', suspended: false, require_pkce: true }),
  },
  replace_application_secret: { harmless: () => ({}), full: () => ({ revoke_tokens: false }) },
  certify_application: {
    harmless: ({ operator }) => (operator ? { action: 'reject', permission_version: 99 } : { action: 'submit' }),
    full: () => ({ action: 'approve', note: 'Seen.', permission_version: 99 }),
  },
  enable_application: { harmless: () => ({}), full: () => ({ approved_scopes: ['EXPRPT', 'IMAGE'], permission_version: 1 }) },
  ask_for_application: {
    harmless: (_, { wanted }) => ({ application_id: wanted.application.id }),
    full: () => ({ application_id: newId('application', Date.now()), reason: 'To be paid back.' }),
  },
  decide_request: {
    // Not possible from where the request stands.
    harmless: () => ({ action: 'unblock' }),
    full: () => ({ action: 'approve', approved_scopes: ['IMAGE'], permission_version: 99 }),
  },
  create_resource_server: {
    harmless: () => ({ name: 'Another API' }),
    full: () => ({ name: 'Another API', apis: ['EXPRPT'] }),
  },
};

const takesBody = ({ body }: Route): boolean => Object.keys(body.shape).length > 0;

/** A body with which the call changes as little as it can. */
export function harmlessBody(given: Scene, row: Route, actor: Actor): Record<string, unknown> | undefined {
  return takesBody(row) ? bodiesOf(row).harmless(actor, given) : undefined;
}

/** A good body with every field that the route knows. */
export function fullBody(row: Route): Record<string, unknown> | undefined {
  return takesBody(row) ? bodiesOf(row).full() : undefined;
}

function bodiesOf({ name }: Route): Bodies {
  const bodies = BODIES[name];
  if (bodies === undefined) throw new Error(`The route "${name}" needs bodies here.`);
  return bodies;
}
