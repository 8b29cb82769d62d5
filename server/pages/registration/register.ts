import type Koa from 'koa';
import { assertDeveloper } from '../../domain/authorization.ts';
import { registerApplication } from '../../operations/applications.ts';
import type { Person } from '../../provider/sessions.ts';
import { newApplicationView } from '../../../views/registration/pages.tsx';
import { formOf, type PageParts, seeOther, show } from '../kit.ts';
import { BLANK, draftFrom, LONGEST_DRAFT, REPEATABLE } from './draft.ts';
import { applicationPath, APPLICATIONS, NEW_APPLICATION, WEB_SERVICES } from './paths.ts';
import { type Scene, sceneOf } from './scene.ts';
import { seeSecret } from './shown-secret.ts';
import { type Returned, submitted, withNeeds } from './submission.ts';
import { valuesOf } from './values.ts';

/** New Partner Application, for Development Partners. */
export async function showNewApplication(parts: PageParts, ctx: Koa.Context, person: Person): Promise<void> {
  const scene = sceneOf(parts, ctx, person);
  assertDeveloper(scene.caller);
  showForm(scene, { draft: BLANK, faults: [], ticked: [] });
}

/** Registers, and leads to key and secret. */
export async function decideNewApplication(parts: PageParts, ctx: Koa.Context, person: Person): Promise<void> {
  const form = await formOf(parts, ctx, person.sessionUid, REPEATABLE, LONGEST_DRAFT);
  const scene = sceneOf(parts, ctx, person);
  assertDeveloper(scene.caller);
  const { services, caller } = scene;
  const draft = draftFrom(form);
  const before = new Set((form.get('apis_before') ?? '').split(' '));
  const outcome =
    withNeeds(draft, before, services) ??
    (await submitted(draft, services, async (fields) => registerApplication(services, caller, fields)));
  if (!('result' in outcome)) return showForm(scene, outcome);
  const { record, secret } = outcome.result;
  if (secret !== undefined) return seeSecret(scene, record, { secret, origin: 'registered' });
  return seeOther(ctx, `${applicationPath(record.id)}?done=registered`);
}

function showForm({ parts, ctx, person, services, token }: Scene, { draft, faults, ticked }: Returned): void {
  const { company } = person;
  const view = newApplicationView({
    action: NEW_APPLICATION,
    token,
    paths: { webServices: WEB_SERVICES, applications: APPLICATIONS },
    company: company.name,
    values: valuesOf(draft, services.catalogue),
    faults,
    ticked,
    credentials: { domain: company.domain },
    // A new application is private, whoever registers it.
    staff: false,
  });
  show(parts, ctx, view, { status: faults.length > 0 ? 400 : 200 });
}
