import { assertAdministratorOf, assertReaderOf } from '../domain/authorization.ts';
import { assertMayEnable, availabilityOf } from '../domain/availability.ts';
import { enablementId } from '../domain/enablement.ts';
import { type Approval, disabled, enabled } from '../domain/enabling.ts';
import { notFound } from '../domain/error.ts';
import { offerTo } from '../domain/offer.ts';
import type { Page } from '../storage.ts';
import { assertRevision, type Decision, settle, successor, unchanged } from './commit.ts';
import type { Caller, Services } from './context.ts';
import { enablementFacts, type EnablementView, neverEnabled, viewOf } from './enablement-views.ts';
import { difference, eventBy } from './events.ts';
import { find } from './finding.ts';
import { chosen, type Listed } from './listing.ts';
import { requestSettled } from './request-events.ts';

/** What the company ever enabled, for its administrators; operators may read. */
export async function listEnablements(
  services: Services,
  caller: Caller,
  companyId: string,
  page: Page,
): Promise<Listed<EnablementView>> {
  assertReaderOf(caller, companyId);
  const { id } = await find(services, 'company', companyId);
  const { directory } = services;
  return chosen(
    (each) => directory.list('enablement', { companyId: id }, each),
    page,
    async (records) => {
      const applications = await directory.getMany(
        'application',
        records.map(({ applicationId }) => applicationId),
      );
      return records.map((record, index) => ({ id: record.id, item: viewOf(applications[index], record) }));
    },
  );
}

/** What an administrator signs, and on which sheet. */
export interface Signing extends Approval {
  /** The revision of the enablement that stood on it, 0 where there was none: what others decided since is not overwritten. */
  readonly read?: number | undefined;
}

/**
 * A company's administrator enables an application, enables it again, or approves what it asks for more. Saying the same again
 * changes nothing and widens nothing. Throws `stale` where somebody has decided since the revision that was `read`.
 */
export async function enableApplication(
  services: Services,
  caller: Caller,
  companyId: string,
  applicationId: string,
  signing: Signing,
): Promise<EnablementView> {
  return settle(services, () => decideEnabling(services, caller, companyId, applicationId, signing));
}

/** What enabling changes: the enablement, and the request of those who asked for it. */
export async function decideEnabling(
  services: Services,
  caller: Caller,
  companyId: string,
  applicationId: string,
  { read, ...approval }: Signing,
): Promise<Decision<EnablementView>> {
  const { id, application, owner, before } = await scene(services, caller, companyId, applicationId);
  assertMayEnable(application, owner, before, id);
  assertRevision(before ?? { revision: 0 }, read);
  const offer = offerTo(services.catalogue, application, id);
  const decision = { companyId: id, applicationId: application.id, at: services.now(), by: caller.actor.id };
  const after = enabled(offer, before, approval, decision);
  const heard = await requestSettled(services, caller, id, application.id);
  if (after === before) return { ...heard, result: viewOf(application, after) };
  const record = before === undefined ? after : successor(after);
  const facts =
    before === undefined ? { after: enablementFacts(record) } : difference(enablementFacts(before), enablementFacts(record));
  const action = before?.state === 'enabled' ? 'enablement.approved' : 'enablement.enabled';
  return {
    changes: [{ noun: 'enablement', record }, ...heard.changes],
    events: [eventBy(services, caller, action, { companyId: id, applicationId: application.id, ...facts }), ...heard.events],
    result: viewOf(application, record),
  };
}

/**
 * A company's administrator disables an application: from the answer on, nothing that was issued to it for the company is of
 * any use, for good. Possible whatever has become of the application. What was never enabled stays as it is, without an event.
 */
export async function disableApplication(
  services: Services,
  caller: Caller,
  companyId: string,
  applicationId: string,
): Promise<EnablementView> {
  return settle(services, async () => {
    const { id, application, owner, before } = await scene(services, caller, companyId, applicationId);
    if (availabilityOf(application, owner, before, id) === 'hidden') throw notFound();
    if (before === undefined) return unchanged(neverEnabled(id, application.id));
    if (before.state === 'disabled') return unchanged(viewOf(application, before));
    const record = successor(disabled(before, services.now(), caller.actor.id));
    const facts = difference(enablementFacts(before), enablementFacts(record));
    return {
      changes: [{ noun: 'enablement', record }],
      events: [eventBy(services, caller, 'enablement.disabled', { companyId: id, applicationId: application.id, ...facts })],
      result: viewOf(application, record),
    };
  });
}

async function scene(services: Services, caller: Caller, companyId: string, applicationId: string) {
  const id = assertAdministratorOf(caller, companyId);
  const application = await find(services, 'application', applicationId);
  const [owner, before] = await Promise.all([
    services.directory.get('company', application.companyId),
    services.directory.get('enablement', enablementId(id, application.id)),
  ]);
  return { id, application, owner, before };
}
