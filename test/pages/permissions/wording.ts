import { changeApplication } from '../../../server/operations/applications.ts';
import { certifyApplication } from '../../../server/operations/certification.ts';
import { OPERATOR } from '../../flows/cast.ts';
import { registered } from '../registration/partner.ts';
import type { NewApplication } from '../../../server/domain/registration.ts';
import type { Stage } from './stage.ts';

/** What a path names, by its parameters. */
export interface Named {
  readonly id: string;
  readonly company: string;
}

/** An application as a path names it. */
export function named({ id, companyId }: { readonly id: string; readonly companyId: string }): Named {
  return { id, company: companyId };
}

/** What the stage's partners say of an application. */
export function wording({ texts }: Stage): NewApplication {
  return {
    name: texts.line('application'),
    description: texts.prose('description'),
    apis: [{ code: 'EXPRPT', groups: [{ code: 'BANK', required: false, reason: texts.prose('reason') }] }],
    redirectUris: ['https://app.partner.example/callback'],
  };
}

/** An application of another partner that every company may enable. */
export async function publishedByAnother(stage: Stage, given: Partial<NewApplication> = {}) {
  const { services } = stage.world.app;
  const { owner } = stage.published;
  const { id } = await registered(stage.world, owner, { ...wording(stage), ...given });
  await certifyApplication(services, owner.caller, id, { action: 'submit' });
  await certifyApplication(services, OPERATOR, id, { action: 'approve', permissionVersion: 1 });
  const { record } = await changeApplication(services, OPERATOR, id, { visibility: 'public' });
  return record;
}
