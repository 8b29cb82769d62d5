import type { Facts } from '../domain/audit.ts';
import type { Action } from '../domain/audit-actions.ts';
import type { ApplicationId, CompanyId } from '../domain/id.ts';
import { type EnablementRequest, requestId } from '../domain/request.ts';
import { settledByEnabling } from '../domain/requesting.ts';
import { type Decision, successor, unchanged } from './commit.ts';
import type { Caller, Services } from './context.ts';
import { difference, eventBy } from './events.ts';

/** What the trail says of a request: never who asked, or why. */
function requestFacts({ state, requesters }: EnablementRequest): Facts {
  return { state, requesters: requesters.length };
}

/** A request after it was changed, with its event. */
export function requestChanged(
  services: Services,
  caller: Caller,
  action: Action,
  before: EnablementRequest | undefined,
  after: EnablementRequest,
): Decision<EnablementRequest> {
  const record = before === undefined ? after : successor(after);
  const { id, companyId, applicationId } = record;
  const facts = before === undefined ? { after: requestFacts(record) } : difference(requestFacts(before), requestFacts(record));
  const about = { companyId, applicationId, ...facts, after: { request: id, ...facts?.after } };
  return { changes: [{ noun: 'request', record }], events: [eventBy(services, caller, action, about)], result: record };
}

/** What becomes of the request for an application when it is enabled, whichever way. */
export async function requestSettled(
  services: Services,
  caller: Caller,
  companyId: CompanyId,
  applicationId: ApplicationId,
): Promise<Decision<EnablementRequest | undefined>> {
  const before = await services.directory.get('request', requestId(companyId, applicationId));
  const after = before && settledByEnabling(before, { at: services.now(), by: caller.actor.id });
  if (before === undefined || after === undefined || after === before) return unchanged(before);
  return requestChanged(services, caller, 'request.approved', before, after);
}
