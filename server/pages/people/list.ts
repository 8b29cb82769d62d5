import type Koa from 'koa';
import { isId } from '../../domain/id.ts';
import { listUsers } from '../../operations/users.ts';
import type { Person } from '../../provider/sessions.ts';
import { peopleView } from '../../../views/people/people.tsx';
import { type PageParts, show } from '../kit.ts';
import { personPath } from './paths.ts';
import { sceneOf } from './scene.ts';

/** With names and login ids at their longest, as much as a page may weigh. */
const ON_A_PAGE = 20;

/** The people of a company. */
export async function showPeople(parts: PageParts, ctx: Koa.Context, person: Person): Promise<void> {
  const { services, caller, company, place } = await sceneOf(parts, ctx, person);
  const after = isId('user', ctx.query['after']) ? ctx.query['after'] : undefined;
  const { items, next } = await listUsers(services, caller, company.id, { after, limit: ON_A_PAGE });
  const view = peopleView({
    place,
    people: items.map((user) => ({
      ...user,
      hasPassword: user.passwordHash !== undefined,
      self: user.id === person.user.id,
      path: personPath(place.people, user.id),
    })),
    paths: {
      add: `${place.people}/new`,
      first: after === undefined ? undefined : place.people,
      next: next === undefined ? undefined : `${place.people}?after=${next}`,
    },
  });
  show(parts, ctx, view);
}
