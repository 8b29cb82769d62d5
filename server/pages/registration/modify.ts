import type Koa from 'koa';
import type { Application } from '../../domain/application.ts';
import { assertDeveloper } from '../../domain/authorization.ts';
import { DomainError } from '../../domain/error.ts';
import { changeApplication } from '../../operations/applications.ts';
import type { Person } from '../../provider/sessions.ts';
import type { ApplicationDone } from '../../../views/registration/above.tsx';
import type { Overtaken } from '../../../views/registration/notices.tsx';
import { modifyApplicationView, readApplicationView } from '../../../views/registration/pages.tsx';
import { formOf, type PageParts, seeOther, show } from '../kit.ts';
import { reconciled, shownBy } from './changes.ts';
import { type Draft, draftFrom, draftOf, LONGEST_DRAFT, REPEATABLE } from './draft.ts';
import { applicationPath, APPLICATIONS } from './paths.ts';
import { ownApplication, pathsOf, type Scene, sceneOf } from './scene.ts';
import { seeSecret } from './shown-secret.ts';
import { credentialsOf, stepsOf } from './steps.ts';
import { changedChoice, type Registered, type Returned, submitted, withNeeds } from './submission.ts';
import { tickChanges } from './tick-changes.ts';
import { summaryOf, valuesOf } from './values.ts';

/** Modify Partner Application; for a company that is no Development Partner any more, the same to read. */
export async function showApplication(parts: PageParts, ctx: Koa.Context, person: Person, id: string): Promise<void> {
  const scene = sceneOf(parts, ctx, person);
  const application = await ownApplication(scene, id);
  if (person.company.developmentPartner) {
    return showForm(scene, application, { draft: draftOf(application), faults: [], ticked: [] });
  }
  const view = readApplicationView({
    ...(await aboutOf(scene, application)),
    summary: summaryOf(application, scene.services.catalogue),
  });
  return show(parts, ctx, view);
}

/** Saves what was typed, unless somebody else has saved meanwhile: then the form comes back with what changed. */
export async function decideApplication(parts: PageParts, ctx: Koa.Context, person: Person, id: string): Promise<void> {
  const form = await formOf(parts, ctx, person.sessionUid, REPEATABLE, LONGEST_DRAFT);
  await decide(sceneOf(parts, ctx, person), id, form);
}

async function decide(scene: Scene, id: string, form: URLSearchParams): Promise<void> {
  const before = await ownApplication(scene, id);
  assertDeveloper(scene.caller, before.companyId);
  const typed = draftFrom(form);
  const given = isStaff(scene) ? typed : { ...typed, visibility: before.visibility };
  const { draft, changes } = reconciled(given, form.get('shown') ?? '', before);
  if (changes.length > 0) {
    const { catalogue } = scene.services;
    const ticks = tickChanges(given, draftOf(before), catalogue);
    const overtaken = { now: summaryOf(before, catalogue), at: before.updatedAt, changes, ticks };
    return showForm(scene, before, { draft, faults: [], ticked: [] }, overtaken);
  }
  const tickedBefore = new Set((form.get('apis_before') ?? '').split(' '));
  const returned = withNeeds(draft, tickedBefore, scene.services, draftOf(before).reasonByGroup);
  if (returned !== undefined) return showForm(scene, before, returned);
  try {
    return await save(scene, before, draft);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    // Somebody was faster by a moment: what they have changed is compared once more.
    if (error.code === 'stale') return decide(scene, id, form);
    if (error.code !== 'conflict' || draft.visibility === before.visibility) throw error;
    return showForm(scene, before, { draft, faults: [{ field: 'visibility', sentence: error.message }], ticked: [] });
  }
}

async function save(scene: Scene, before: Application, draft: Draft): Promise<void> {
  const { ctx, services, caller } = scene;
  const change = async (fields: Registered) => {
    const apis = changedChoice(fields.apis, before, services);
    const visibility = draft.visibility === before.visibility ? undefined : draft.visibility;
    return changeApplication(services, caller, before.id, { ...fields, apis, visibility }, before.revision);
  };
  const outcome = await submitted(draft, services, change, draftOf(before).reasonByGroup);
  if (!('result' in outcome)) return showForm(scene, before, outcome);
  const { record, secret } = outcome.result;
  if (secret !== undefined) return seeSecret(scene, record, { secret, origin: 'switched' });
  return seeOther(ctx, `${APPLICATIONS}?${before.active && !record.active ? 'deactivated' : 'saved'}=${record.id}`);
}

async function showForm(scene: Scene, application: Application, returned: Returned, overtaken?: Overtaken): Promise<void> {
  const { parts, ctx, services, token } = scene;
  const { draft, faults, ticked } = returned;
  const view = modifyApplicationView({
    ...(await aboutOf(scene, application)),
    action: applicationPath(application.id),
    token,
    shown: shownBy(application),
    values: valuesOf(draft, services.catalogue),
    faults,
    ticked,
    overtaken,
    staff: isStaff(scene),
  });
  const status = overtaken === undefined ? (faults.length > 0 ? 400 : 200) : 409;
  show(parts, ctx, view, { status });
}

async function aboutOf(scene: Scene, application: Application) {
  const { ctx, person } = scene;
  return {
    application: application.name,
    company: person.company.name,
    paths: pathsOf(application),
    credentials: await credentialsOf(scene, application),
    steps: await stepsOf(scene, application),
    done: doneTo(application, ctx.query['done']),
  } as const;
}

/** What the address says was done, unless it is not so (any more). */
function doneTo({ certification }: Application, done: unknown): ApplicationDone | undefined {
  if (done === 'submitted') return certification === 'submitted' ? done : undefined;
  return done === 'registered' || done === 'revoked' ? done : undefined;
}

/** Only the platform's staff change the visibility. */
function isStaff({ caller }: Scene): boolean {
  return caller.operator;
}
