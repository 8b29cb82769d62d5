import type { EventDraft, Facts } from '../domain/audit.ts';
import type { Company } from '../domain/company.ts';
import type { Caller, Services } from './context.ts';
import { changedTexts, difference, eventBy } from './events.ts';

/** What the trail says of a company. */
export function companyFacts({ domainVerified, developmentPartner, platform }: Company): Facts {
  return { domain_verified: domainVerified, development_partner: developmentPartner, platform };
}

/** What has happened to a company: nothing, or one event for each thing that did. */
export function companyEvents(services: Services, caller: Caller, before: Company, after: Company): EventDraft[] {
  const companyId = after.id;
  const events: EventDraft[] = [];
  const facts = difference(companyFacts(before), companyFacts(after));
  const changed = changedTexts(before, after, { name: 'name', domain: 'domain' });
  if (facts !== undefined || changed.length > 0) {
    const about = { companyId, ...facts, after: { ...facts?.after, ...(changed.length > 0 && { changed }) } };
    events.push(eventBy(services, caller, 'company.changed', about));
  }
  const active = difference({ active: before.active }, { active: after.active });
  if (active !== undefined) {
    events.push(eventBy(services, caller, after.active ? 'company.reactivated' : 'company.suspended', { companyId, ...active }));
  }
  return events;
}
