import type { Application } from '../domain/application.ts';
import { assertDeveloper, assertMayChangeApplication, assertReaderOf } from '../domain/authorization.ts';
import { approvedBySaving, enabledByRegistering } from '../domain/enabling.ts';
import { enablementId } from '../domain/enablement.ts';
import { type CompanyId, newId } from '../domain/id.ts';
import type { Change } from '../domain/records.ts';
import { type ApplicationChanges, applicationOf, modifiedApplication, type NewApplication } from '../domain/registration.ts';
import { withSwitches } from '../domain/switches.ts';
import type { Page } from '../storage.ts';
import { applicationEvents, applicationFacts } from './application-events.ts';
import { assertRevision, settle, successor, unchanged } from './commit.ts';
import type { Caller, Services } from './context.ts';
import { enablementFacts } from './enablement-views.ts';
import { difference, eventBy } from './events.ts';
import { find } from './finding.ts';
import { listed, type Listed } from './listing.ts';
import { withNewSecret, type WithSecret } from './secrets.ts';

/** An application, and its secret at the one moment at which it is shown. */
export type Shown = WithSecret<Application>;

/** An administrator of a Development Partner registers an application; it is enabled for their company at once (seed:42). */
export async function registerApplication(services: Services, caller: Caller, given: NewApplication): Promise<Shown> {
  const company = assertDeveloper(caller);
  const at = services.now();
  const plain = applicationOf(services.catalogue, given, { id: newId('application', at), owner: company, at });
  const shown: Shown = plain.authenticationMethod === 'private_key_jwt' ? { record: plain } : withNewSecret(services, plain);
  const { record } = shown;
  const enablement = enabledByRegistering(record, at, caller.actor.id);
  const about = { companyId: company.id, applicationId: record.id };
  return settle(services, async () => ({
    changes: [
      { noun: 'application', record },
      { noun: 'enablement', record: enablement },
    ],
    events: [
      eventBy(services, caller, 'application.registered', { ...about, after: applicationFacts(record) }),
      eventBy(services, caller, 'enablement.enabled', { ...about, after: enablementFacts(enablement) }),
    ],
    result: shown,
  }));
}

/** For the owner company's administrators, and for operators. */
export async function readApplication(services: Services, caller: Caller, id: string): Promise<Application> {
  const application = await find(services, 'application', id);
  assertReaderOf(caller, application.companyId);
  return application;
}

/** Their company's own applications for administrators; for operators all, or those of the company that they name. */
export async function listApplications(
  { directory }: Services,
  caller: Caller,
  page: Page,
  owner: CompanyId | undefined = caller.operator ? undefined : caller.company?.id,
): Promise<Listed<Application>> {
  if (caller.operator && owner === undefined) return listed((each) => directory.list('application', { all: true }, each), page);
  assertReaderOf(caller, owner);
  return listed((each) => directory.list('application', { companyId: owner }, each), page);
}

/**
 * The owner's administrators change the fields of registration, operators visibility, suspension and the demand for PKCE. A
 * switch to a secret shows one. `revision` is the one that the caller has read: any other is refused as stale.
 */
export async function changeApplication(
  services: Services,
  caller: Caller,
  id: string,
  changes: ApplicationChanges,
  revision?: number,
): Promise<Shown> {
  return settle<Shown>(services, async () => {
    const before = await readApplication(services, caller, id);
    assertMayChangeApplication(caller, before.companyId, changes);
    assertRevision(before, revision);
    const at = services.now();
    const modified = withSwitches(modifiedApplication(services.catalogue, before, changes), changes);
    const needsSecret = modified.authenticationMethod === 'client_secret_basic' && modified.secret === undefined;
    const shown: Shown = needsSecret ? withNewSecret(services, modified) : { record: modified };
    const record = { ...successor(shown.record), updatedAt: at };
    const events = applicationEvents(services, caller, before, record);
    if (events.length === 0) return unchanged({ record: before });
    const approval = await ownersApproval(services, caller, before, record);
    return {
      changes: [{ noun: 'application', record }, ...approval.changes],
      events: [...events, ...approval.events],
      result: { ...shown, record },
    };
  });
}

/** The owner's company approves by saving. */
async function ownersApproval(services: Services, caller: Caller, before: Application, after: Application) {
  const { directory, now } = services;
  const { companyId, id: applicationId } = after;
  const grown = after.permissionVersion !== before.permissionVersion;
  const enablement = grown ? await directory.get('enablement', enablementId(companyId, applicationId)) : undefined;
  if (enablement === undefined) return { changes: [], events: [] };
  const record = successor(approvedBySaving(after, enablement, now(), caller.actor.id));
  const facts = difference(enablementFacts(enablement), enablementFacts(record));
  const changes: Change[] = [{ noun: 'enablement', record }];
  return { changes, events: [eventBy(services, caller, 'enablement.approved', { companyId, applicationId, ...facts })] };
}
