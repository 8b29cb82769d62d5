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
