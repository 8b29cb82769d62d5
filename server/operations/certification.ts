import type { Application } from '../domain/application.ts';
import { assertDeveloper, assertOperator } from '../domain/authorization.ts';
import { type CertificationStep, certified } from '../domain/certification.ts';
import { readApplication } from './applications.ts';
import { settle, successor } from './commit.ts';
import type { Caller, Services } from './context.ts';
import { difference, eventBy } from './events.ts';

const ACTIONS = {
  submit: 'application.certification_submitted',
  approve: 'application.certification_approved',
  reject: 'application.certification_rejected',
} as const;

/** The owner submits an application for review; an operator approves or rejects the version that was reviewed. */
export async function certifyApplication(
  services: Services,
  caller: Caller,
  id: string,
  step: CertificationStep,
): Promise<Application> {
  return settle(services, async () => {
    const before = await readApplication(services, caller, id);
    if (step.action === 'submit') assertDeveloper(caller, before.companyId);
    else assertOperator(caller);
    const record = { ...successor(certified(before, step)), updatedAt: services.now() };
    const facts = difference(certificationFacts(before), certificationFacts(record));
    const about = { companyId: before.companyId, applicationId: before.id, ...facts };
    return {
      changes: [{ noun: 'application', record }],
      events: [eventBy(services, caller, ACTIONS[step.action], about)],
      result: record,
    };
  });
}

function certificationFacts({ certification, permissionVersion, approvedPermissionVersion }: Application) {
  return { certification, permission_version: permissionVersion, approved_permission_version: approvedPermissionVersion };
}
