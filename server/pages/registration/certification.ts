import type Koa from 'koa';
import type { Application } from '../../domain/application.ts';
import { assertDeveloper } from '../../domain/authorization.ts';
import { DomainError } from '../../domain/error.ts';
import { lengthOf, LONGEST_TEXT } from '../../domain/text.ts';
import { certifyApplication } from '../../operations/certification.ts';
import type { Person } from '../../provider/sessions.ts';
import { submissionView } from '../../../views/registration/submission.tsx';
import { formOf, type PageParts, seeOther, show } from '../kit.ts';
import { LONGEST_DRAFT } from './draft.ts';
import { applicationPath } from './paths.ts';
import { ownApplication, pathsOf, type Scene, sceneOf } from './scene.ts';

/** Whether to submit the application for review. */
export async function showSubmission(parts: PageParts, ctx: Koa.Context, person: Person, id: string): Promise<void> {
  const scene = sceneOf(parts, ctx, person);
  const application = await ownApplication(scene, id);
  assertDeveloper(scene.caller, application.companyId);
  showForm(scene, application, '');
}

/** Submits it. */
export async function decideSubmission(parts: PageParts, ctx: Koa.Context, person: Person, id: string): Promise<void> {
  const form = await formOf(parts, ctx, person.sessionUid, undefined, LONGEST_DRAFT);
  const scene = sceneOf(parts, ctx, person);
  const application = await ownApplication(scene, id);
  const note = form.get('note') ?? '';
  try {
    await certifyApplication(scene.services, scene.caller, application.id, { action: 'submit', note });
    seeOther(ctx, `${applicationPath(id)}?done=submitted`);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
    showForm(scene, application, note, lengthOf(note) > LONGEST_TEXT ? 'tooLong' : 'control');
  }
}

function showForm(scene: Scene, application: Application, note: string, fault?: 'tooLong' | 'control'): void {
  const { parts, ctx, token } = scene;
  const view = submissionView({
    action: applicationPath(application.id, 'certification'),
    token,
    application: application.name,
    paths: pathsOf(application),
    note,
    fault,
  });
  show(parts, ctx, view, { status: fault === undefined ? 200 : 400 });
}
