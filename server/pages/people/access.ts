import type Koa from 'koa';
import { assertMayDeactivate, assertMayEditUser } from '../../domain/authorization.ts';
import { changeUser } from '../../operations/users.ts';
import type { Person } from '../../provider/sessions.ts';
import { accessView } from '../../../views/people/confirming.tsx';
import { formOf, type PageParts, seeOther, show } from '../kit.ts';
import { personPath, type PersonStep } from './paths.ts';
import { sceneOf, userIn } from './scene.ts';

type Page = (parts: PageParts, ctx: Koa.Context, person: Person, id: string) => Promise<void>;

/** Whether to deactivate a person. */
export const showDeactivatePerson: Page = asking('deactivate', 'deactivating');

/** Whether to let a person in again. */
export const showActivatePerson: Page = asking('activate', 'activating');

/** Deactivates a person, which ends their sessions and all that was issued for them. */
export const decideDeactivatePerson: Page = deciding(false, 'deactivated');

/** Lets a person in again. */
export const decideActivatePerson: Page = deciding(true, 'activated');

function asking(step: PersonStep, view: Parameters<typeof accessView>[0]): Page {
  return async function ask(parts, ctx, person, id) {
    const scene = await sceneOf(parts, ctx, person);
    const { caller, token, place } = scene;
    const user = await userIn(scene, id);
    assertMayEditUser(caller, user);
    if (step === 'deactivate') assertMayDeactivate(caller, user);
    const path = personPath(place.people, id);
    show(parts, ctx, accessView(view, { place, action: personPath(place.people, id, step), token, person: user.name, path }));
  };
}

function deciding(active: boolean, done: string): Page {
  return async function decide(parts, ctx, person, id) {
    await formOf(parts, ctx, person.sessionUid);
    const { services, caller, company, place } = await sceneOf(parts, ctx, person);
    await changeUser(services, caller, company.id, id, { active });
    seeOther(ctx, `${personPath(place.people, id)}?done=${done}`);
  };
}
