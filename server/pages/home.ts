import type Koa from 'koa';
import { administers } from '../domain/authorization.ts';
import type { Person } from '../provider/sessions.ts';
import { homeView } from '../../views/home.tsx';
import { callerOf, type PageParts, show } from './kit.ts';

/** `GET /`: where whoever has signed in begins. */
export async function showHome(parts: PageParts, ctx: Koa.Context, person: Person): Promise<void> {
  const { user, company } = person;
  const view = homeView({
    name: user.name,
    company: company.name,
    administers: administers(callerOf(parts, ctx, person), company.id),
  });
  show(parts, ctx, view, { person });
}
