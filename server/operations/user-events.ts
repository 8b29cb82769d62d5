import type { EventDraft, Facts } from '../domain/audit.ts';
import type { Action } from '../domain/audit-actions.ts';
import type { User } from '../domain/user.ts';
import type { Caller, Services } from './context.ts';
import { changedTexts, difference, eventBy } from './events.ts';

/** What the trail says of a user: never who it is, but by the id. */
export function userFacts({ roles, active }: User): Facts {
  return { roles, active };
}

/** What has happened to a user: nothing, or one event for each thing that did. */
export function userEvents(services: Services, caller: Caller, before: User, after: User): EventDraft[] {
  const event = (action: Action, facts: { before?: Facts; after: Facts }): EventDraft =>
    eventBy(services, caller, action, { companyId: after.companyId, ...facts, after: { user: after.id, ...facts.after } });
  const events: EventDraft[] = [];
  const changed = changedTexts(before, after, { name: 'name', email: 'email', loginId: 'login_id' });
  if (changed.length > 0) events.push(event('user.changed', { after: { changed } }));
  const roles = difference({ roles: before.roles }, { roles: after.roles });
  if (roles !== undefined) events.push(event('user.roles_changed', roles));
  const active = difference({ active: before.active }, { active: after.active });
  if (active !== undefined) events.push(event(after.active ? 'user.activated' : 'user.deactivated', active));
  return events;
}
