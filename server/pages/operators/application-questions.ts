import type Koa from 'koa';
import type { Application } from '../../domain/application.ts';
import { DomainError, invalid } from '../../domain/error.ts';
import { countVersionsInUse } from '../../operations/application-uses.ts';
import { readApplication } from '../../operations/applications.ts';
import type { Person } from '../../provider/sessions.ts';
import {
  type ApplicationQuestionProps,
  applicationQuestionView,
  type ApplicationStep,
} from '../../../views/operators/application-steps.tsx';
import { formFaults } from '../form-faults.ts';
import { formOf, type PageParts, seeOther, show } from '../kit.ts';
import { LONGEST_DRAFT } from '../registration/draft.ts';
import { forPerson, type PageRoute } from '../route.ts';
import { showOvertaken } from './application.ts';
import { isReview, STEP_NAMES, STEPS } from './application-steps.ts';
import { applicationPath, applicationStepPath, REVIEW } from './paths.ts';
import { type Scene, sceneOf } from './scene.ts';

/** A page for each step, which asks before it is done. */
export const APPLICATION_STEPS: readonly PageRoute[] = STEP_NAMES.flatMap((step) => [
  forPerson('GET', applicationStepPath(':id', step), asking(step)),
  forPerson('POST', applicationStepPath(':id', step), deciding(step)),
]);

type Page = (parts: PageParts, ctx: Koa.Context, person: Person, id: string) => Promise<void>;

function asking(step: ApplicationStep): Page {
  return async function ask(parts, ctx, person, id) {
    const scene = sceneOf(parts, ctx, person);
    const application = await readApplication(scene.services, scene.caller, id);
    const seen = Number(ctx.query['version'] ?? application.permissionVersion);
    const movedOn = isReview(step) && seen !== application.permissionVersion;
    if (movedOn || !STEPS[step].possible(application)) return showOvertaken(scene, application);
    return showQuestion(scene, step, application, { version: seen, note: '', faults: [] });
  };
}

function deciding(step: ApplicationStep): Page {
  return async function decide(parts, ctx, person, id) {
    const form = await formOf(parts, ctx, person.sessionUid, undefined, LONGEST_DRAFT);
    const scene = sceneOf(parts, ctx, person);
    try {
      if (step === 'reject') assertNote(form);
      await STEPS[step].carryOut(scene, id, form);
      seeOther(ctx, `${applicationPath(id)}?done=${step}`);
    } catch (error) {
      const application = await readApplication(scene.services, scene.caller, id);
      if (error instanceof DomainError && error.code === 'conflict') return showOvertaken(scene, application);
      const version = Number(form.get('permission_version'));
      await showQuestion(scene, step, application, { version, note: form.get('note') ?? '', faults: formFaults(error) });
    }
  };
}

/** A partner who does not know what to change can change nothing. */
function assertNote(form: URLSearchParams): void {
  const note = form.get('note') ?? '';
  if (note.trim() === '') throw invalid({ pointer: '/note', message: 'Must not be empty.' });
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
  show(parts, ctx, view, { status: review.faults.length > 0 ? 400 : 200 });

  async function companiesOf(): Promise<number> {
    const versions = await countVersionsInUse(services, caller, id);
    return versions.reduce((sum, { companies }) => sum + companies, 0);
  }
}
