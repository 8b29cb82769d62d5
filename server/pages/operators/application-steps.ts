import type { Application } from '../../domain/application.ts';
import { changeApplication } from '../../operations/applications.ts';
import { certifyApplication } from '../../operations/certification.ts';
import { revokeApplicationTokens } from '../../operations/secrets.ts';
import type { ApplicationStep } from '../../../views/operators/application-steps.tsx';
import { applicationStepPath } from './paths.ts';
import type { Scene } from './scene.ts';

/** What one of the steps is about an application. */
export interface Step {
  /** Whether it can be done to an application as it is. */
  readonly possible: (application: Application) => boolean;
  /** Whether it has been, as far as can be told from the application. */
  readonly done: (application: Application) => boolean;
  readonly carryOut: (scene: Scene, id: string, form: URLSearchParams) => Promise<unknown>;
}

/** All that the platform’s staff decide about an application. */
export const STEPS: Readonly<Record<ApplicationStep, Step>> = {
  approve: {
    possible: ({ certification }) => certification === 'submitted',
    done: ({ certification }) => certification === 'approved',
    carryOut: (scene, id, form) => certify(scene, id, 'approve', form),
  },
  reject: {
    possible: ({ certification }) => certification === 'submitted',
    done: ({ certification }) => certification === 'rejected',
    carryOut: (scene, id, form) => certify(scene, id, 'reject', form),
  },
  publish: {
    possible: ({ visibility, certification }) => visibility === 'private' && certification === 'approved',
    done: ({ visibility }) => visibility === 'public',
    carryOut: ({ services, caller }, id) => changeApplication(services, caller, id, { visibility: 'public' }),
  },
  unpublish: {
    possible: ({ visibility }) => visibility === 'public',
    done: ({ visibility }) => visibility === 'private',
    carryOut: ({ services, caller }, id) => changeApplication(services, caller, id, { visibility: 'private' }),
  },
  suspend: {
    possible: ({ suspended }) => !suspended,
    done: ({ suspended }) => suspended,
    carryOut: ({ services, caller }, id) => changeApplication(services, caller, id, { suspended: true }),
  },
  unsuspend: {
    possible: ({ suspended }) => suspended,
    done: ({ suspended }) => !suspended,
    carryOut: ({ services, caller }, id) => changeApplication(services, caller, id, { suspended: false }),
  },
  'revoke-tokens': {
    possible: () => true,
    done: ({ epoch }) => epoch > 0,
    carryOut: ({ services, caller }, id) => revokeApplicationTokens(services, caller, id),
  },
  'waive-pkce': {
    possible: ({ requirePkce }) => requirePkce,
    done: ({ requirePkce }) => !requirePkce,
    carryOut: ({ services, caller }, id) => changeApplication(services, caller, id, { requirePkce: false }),
  },
  'require-pkce': {
    possible: ({ requirePkce }) => !requirePkce,
    done: ({ requirePkce }) => requirePkce,
    carryOut: ({ services, caller }, id) => changeApplication(services, caller, id, { requirePkce: true }),
  },
};
/** In the order in which they are offered. */
export const STEP_NAMES = Object.keys(STEPS) as ApplicationStep[];

/** Whether the step is about the version that was looked at. */
export function isReview(step: ApplicationStep): boolean {
  return step === 'approve' || step === 'reject';
}

/** What can be done to the application at present. A review is of the version that the page shows. */
export function stepsFor(application: Application): { readonly step: ApplicationStep; readonly path: string }[] {
  return STEP_NAMES.filter((step) => STEPS[step].possible(application)).map((step) => {
    const path = applicationStepPath(application.id, step);
    return { step, path: isReview(step) ? `${path}?version=${application.permissionVersion}` : path };
  });
}

/** What the address says was done, unless it is not so (any more). */
export function doneTo(application: Application, sent: unknown): ApplicationStep | undefined {
  return STEP_NAMES.find((step) => step === sent && STEPS[step].done(application));
}

async function certify({ services, caller }: Scene, id: string, action: 'approve' | 'reject', form: URLSearchParams) {
  const note = form.get('note') ?? undefined;
  return certifyApplication(services, caller, id, { action, note, permissionVersion: Number(form.get('permission_version')) });
}
