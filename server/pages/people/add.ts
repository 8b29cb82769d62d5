import type Koa from 'koa';
import { grantableRoles } from '../../domain/authorization.ts';
import { createUser } from '../../operations/users.ts';
import type { Person } from '../../provider/sessions.ts';
import type { FormFault } from '../../../views/faults.ts';
import { addPersonView } from '../../../views/people/add.tsx';
import type { PersonValues } from '../../../views/people/form.tsx';
import { formFaults } from '../form-faults.ts';
import { formOf, type PageParts, seeOther, show } from '../kit.ts';
import { personPath } from './paths.ts';
import { type Scene, sceneOf } from './scene.ts';
import { REPEATABLE, valuesIn } from './values.ts';

const BLANK: PersonValues = { name: '', email: '', loginId: '', roles: [] };

/** Adding a person. */
export async function showAddPerson(parts: PageParts, ctx: Koa.Context, person: Person): Promise<void> {
  showForm(await sceneOf(parts, ctx, person), BLANK, []);
}

/** Adds a person, without a password, and leads to their page, where the link is made with which they set one. */
export async function decideAddPerson(parts: PageParts, ctx: Koa.Context, person: Person): Promise<void> {
  const form = await formOf(parts, ctx, person.sessionUid, REPEATABLE);
  const scene = await sceneOf(parts, ctx, person);
  const { services, caller, company, place } = scene;
  const values = valuesIn(form);
  try {
    const { id } = await createUser(services, caller, company.id, values);
    seeOther(ctx, `${personPath(place.people, id)}?done=added`);
  } catch (error) {
    showForm(scene, values, formFaults(error));
  }
}

function showForm(scene: Scene, values: PersonValues, faults: readonly FormFault[]): void {
  const { parts, ctx, caller, company, place, token } = scene;
  const grantable = grantableRoles(caller, company);
  const view = addPersonView({ place, action: `${place.people}/new`, token, values, grantable, faults });
  show(parts, ctx, view, { status: faults.length > 0 ? 400 : 200 });
}
