import type { Application } from '../../../server/domain/application.ts';
import type { ApplicationChanges } from '../../../server/domain/registration.ts';
import { changeApplication } from '../../../server/operations/applications.ts';
import { certifyApplication } from '../../../server/operations/certification.ts';
import { changeCompany, createCompany } from '../../../server/operations/companies.ts';
import type { CompanyChanges } from '../../../server/domain/company.ts';
import { unique } from '../../builders.ts';
import { OPERATOR } from '../../flows/cast.ts';
import { registered } from '../registration/partner.ts';
import type { Stage } from './stage.ts';
import { type Named, named, wording } from './wording.ts';

/** What only the platform's staff may look at: new ones, each as far as a step needs it. */

/** An application of the partner that waits for the review. */
export async function submitted(stage: Stage): Promise<Application> {
  const { world, people, texts } = stage;
  const record = await registered(world, people.partner, wording(stage));
  const step = { action: 'submit', note: texts.prose('note') } as const;
  return certifyApplication(world.app.services, people.partner.caller, record.id, step);
}

/** One that the review has approved, and what operators have changed of it since. */
export async function approved(stage: Stage, changes: ApplicationChanges = {}): Promise<Named> {
  const { services } = stage.world.app;
  const { id } = await submitted(stage);
  const record = await certifyApplication(services, OPERATOR, id, { action: 'approve', permissionVersion: 1 });
  if (Object.keys(changes).length === 0) return named(record);
  return named((await changeApplication(services, OPERATOR, id, changes)).record);
}

/** A company in which nobody of the stage is. */
export async function anotherCompany(stage: Stage, changes: CompanyChanges = {}): Promise<Named> {
  const { services } = stage.world.app;
  const given = { name: stage.texts.line('company'), domain: `${unique('other')}.example` };
  const { id } = await createCompany(services, OPERATOR, given);
  if (Object.keys(changes).length > 0) await changeCompany(services, OPERATOR, id, changes);
  return { id, company: id };
}

/** An application of the partner that the staff have rejected, with notes of both sides. */
export async function rejected(stage: Stage) {
  const record = await submitted(stage);
  const decision = { action: 'reject', permissionVersion: 1, note: stage.texts.prose('answer') } as const;
  await certifyApplication(stage.world.app.services, OPERATOR, record.id, decision);
  return record;
}
