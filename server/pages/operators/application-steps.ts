import type Koa from 'koa';
import type { Application } from '../../domain/application.ts';
import { DomainError } from '../../domain/error.ts';
import { countVersionsInUse } from '../../operations/application-uses.ts';
import { changeApplication, readApplication } from '../../operations/applications.ts';
import { certifyApplication } from '../../operations/certification.ts';
import { revokeApplicationTokens } from '../../operations/secrets.ts';
import type { Person } from '../../provider/sessions.ts';
import {
  type ApplicationQuestionProps,
  applicationQuestionView,
  type ApplicationStep,
} from '../../../views/operators/application-steps.tsx';
import { formOf, type PageParts, seeOther, show } from '../kit.ts';
import { LONGEST_DRAFT } from '../registration/draft.ts';
import { forPerson, type PageRoute } from '../route.ts';
import { applicationPath, applicationStepPath, REVIEW } from './paths.ts';
import { type Scene, sceneOf } from './scene.ts';

interface Step {
  /** Whether it can be done to an application as it is. */
  readonly possible: (application: Application) => boolean;
  /** Whether it has been, as far as can be told from the application. */
  readonly done: (application: Application) => boolean;
  readonly carryOut: (scene: Scene, id: string, form: URLSearchParams) => Promise<unknown>;
}

const STEPS: Readonly<Record<ApplicationStep, Step>> = {
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
const NAMES = Object.keys(STEPS) as ApplicationStep[];

/** A page for each step, which asks before it is done. */
export const APPLICATION_STEPS: readonly PageRoute[] = NAMES.flatMap((step) => [
  forPerson('GET', applicationStepPath(':id', step), asking(step)),
  forPerson('POST', applicationStepPath(':id', step), deciding(step)),
]);

/** What can be done to the application at present. A review is of the version that the page shows. */
export function stepsFor(application: Application): { readonly step: ApplicationStep; readonly path: string }[] {
  return NAMES.filter((step) => STEPS[step].possible(application)).map((step) => {
    const path = applicationStepPath(application.id, step);
    return { step, path: isReview(step) ? `${path}?version=${application.permissionVersion}` : path };
  });
}

/** What the address says was done, unless it is not so (any more). */
export function doneTo(application: Application, sent: unknown): ApplicationStep | undefined {
  return NAMES.find((step) => step === sent && STEPS[step].done(application));
}

function isReview(step: ApplicationStep): boolean {
  return step === 'approve' || step === 'reject';
}

type Page = (parts: PageParts, ctx: Koa.Context, person: Person, id: string) => Promise<void>;

function asking(step: ApplicationStep): Page {
  return async function ask(parts, ctx, person, id) {
    const scene = sceneOf(parts, ctx, person);
    const application = await readApplication(scene.services, scene.caller, id);
    const seen = Number(ctx.query['version'] ?? application.permissionVersion);
    const movedOn = isReview(step) && seen !== application.permissionVersion;
    if (movedOn || !STEPS[step].possible(application)) throw new DomainError('conflict', 'This cannot be decided as things are.');
    await showQuestion(scene, step, application, { version: seen, note: '', fault: undefined });
  };
}

function deciding(step: ApplicationStep): Page {
  return async function decide(parts, ctx, person, id) {
    const form = await formOf(parts, ctx, person.sessionUid, undefined, LONGEST_DRAFT);
    const scene = sceneOf(parts, ctx, person);
    const note = form.get('note') ?? '';
    const again = async (fault: 'needed' | 'tooLong' | 'control') => {
      const application = await readApplication(scene.services, scene.caller, id);
      await showQuestion(scene, step, application, { version: Number(form.get('permission_version')), note, fault });
    };
    if (step === 'reject' && note.trim() === '') return again('needed');
    try {
      await STEPS[step].carryOut(scene, id, form);
      return seeOther(ctx, `${applicationPath(id)}?done=${step}`);
    } catch (error) {
      const fault = error instanceof DomainError ? error.faults.find(({ pointer }) => pointer === '/note') : undefined;
      if (fault === undefined) throw error;
      return again(fault.message.startsWith('Control') ? 'control' : 'tooLong');
    }
  };
}

async function certify({ services, caller }: Scene, id: string, action: 'approve' | 'reject', form: URLSearchParams) {
  const note = form.get('note') ?? undefined;
  return certifyApplication(services, caller, id, { action, note, permissionVersion: Number(form.get('permission_version')) });
}

async function showQuestion(
  { parts, ctx, services, caller, token }: Scene,
  step: ApplicationStep,
  application: Application,
  review: NonNullable<ApplicationQuestionProps['review']>,
): Promise<void> {
  const { id, name, approvedPermissionVersion } = application;
  const view = applicationQuestionView({
    step,
    action: applicationStepPath(id, step),
    token,
    application: name,
    again: approvedPermissionVersion > 0,
    companies: step === 'suspend' || step === 'unpublish' ? await companiesOf() : undefined,
    review: isReview(step) ? review : undefined,
    paths: { review: REVIEW, application: applicationPath(id) },
  });
  show(parts, ctx, view, { status: review.fault === undefined ? 200 : 400 });

  async function companiesOf(): Promise<number> {
    const versions = await countVersionsInUse(services, caller, id);
    return versions.reduce((sum, { companies }) => sum + companies, 0);
  }
}
