import type Koa from 'koa';
import { assertMayEditUser } from '../../domain/authorization.ts';
import { endSessions } from '../../operations/users.ts';
import type { Person } from '../../provider/sessions.ts';
import { endSessionsView } from '../../../views/people/confirming.tsx';
import { formOf, type PageParts, seeOther, show } from '../kit.ts';
import { personPath } from './paths.ts';
import { sceneOf, userIn } from './scene.ts';

/** Whether to sign a person out everywhere. */
export async function showEndSessions(parts: PageParts, ctx: Koa.Context, person: Person, id: string): Promise<void> {
  const scene = await sceneOf(parts, ctx, person);
  const { caller, token, place } = scene;
  const user = await userIn(scene, id);
  assertMayEditUser(caller, user);
  const view = endSessionsView({
    place,
    token,
    action: personPath(place.people, id, 'end-sessions'),
    path: personPath(place.people, id),
    person: user.name,
    self: id === person.user.id,
  });
  show(parts, ctx, view);
}

/** Signs a person out everywhere. Whoever does it to themself is led to their page by way of signing in again. */
export async function decideEndSessions(parts: PageParts, ctx: Koa.Context, person: Person, id: string): Promise<void> {
  await formOf(parts, ctx, person.sessionUid);
  const { services, caller, company, place } = await sceneOf(parts, ctx, person);
  await endSessions(services, caller, company.id, id);
  seeOther(ctx, `${personPath(place.people, id)}?done=ended`);
}
