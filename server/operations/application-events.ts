import type { Application } from '../domain/application.ts';
import type { EventDraft, Facts } from '../domain/audit.ts';
import type { Action } from '../domain/audit-actions.ts';
import type { Caller, Services } from './context.ts';
import { changedTexts, difference, eventBy } from './events.ts';

/** What the trail says of an application's fields. */
export function applicationFacts(application: Application): Facts {
  const { apis, redirectUris, postLogoutRedirectUris, grantTypes, authenticationMethod } = application;
  return {
    apis: apis.map(({ code }) => code),
    groups: apis.flatMap(({ groups }) => groups.map(({ code, required }) => `${code} ${required ? 'required' : 'optional'}`)),
    permission_version: application.permissionVersion,
    approved_permission_version: application.approvedPermissionVersion,
    certification: application.certification,
    redirect_uris: redirectUris,
    post_logout_redirect_uris: postLogoutRedirectUris,
    grant_types: grantTypes,
    token_endpoint_auth_method: authenticationMethod,
    active: application.active,
  };
}

/** What can happen to an application, with the facts by which it is told. */
const HAPPENINGS: readonly {
  readonly facts: (application: Application) => Facts;
  readonly action: (after: Application) => Action;
}[] = [
  {
    facts: ({ active }) => ({ active }),
    action: ({ active }) => (active ? 'application.activated' : 'application.deactivated'),
  },
  {
    facts: ({ suspended }) => ({ suspended }),
    action: ({ suspended }) => (suspended ? 'application.suspended' : 'application.unsuspended'),
  },
  {
    facts: ({ visibility }) => ({ visibility }),
    action: ({ visibility }) => (visibility === 'public' ? 'application.published' : 'application.unpublished'),
  },
  {
    facts: ({ requirePkce }) => ({ require_pkce: requirePkce }),
    action: () => 'application.pkce_changed',
  },
  {
    facts: ({ authenticationMethod, jwks }) => ({
      token_endpoint_auth_method: authenticationMethod,
      keys: jwks?.keys.map((key) => JSON.stringify(key)) ?? [],
    }),
    action: () => 'application.authentication_changed',
  },
];

/** What has happened to an application: nothing, or one event for each thing that did. */
export function applicationEvents(services: Services, caller: Caller, before: Application, after: Application): EventDraft[] {
  const about = { companyId: after.companyId, applicationId: after.id };
  const happenings = HAPPENINGS.flatMap(({ facts, action }) => {
    const told = difference(facts(before), facts(after));
    return told === undefined ? [] : [eventBy(services, caller, action(after), { ...about, ...told })];
  });
  const modified = modification(before, after);
  return modified === undefined
    ? happenings
    : [eventBy(services, caller, 'application.modified', { ...about, ...modified }), ...happenings];
}

function modification(before: Application, after: Application): { before?: Facts; after: Facts } | undefined {
  const facts = difference(fieldFacts(before), fieldFacts(after));
  // `apis` beyond codes and groups are the partner's reasons.
  const changed = changedTexts(before, after, { name: 'name', description: 'description', apis: 'apis' });
  if (facts === undefined && changed.length === 0) return undefined;
  return { ...facts, after: { ...facts?.after, changed } };
}

function fieldFacts(application: Application): Facts {
  const { active: _, token_endpoint_auth_method: __, ...facts } = applicationFacts(application);
  return facts;
}
