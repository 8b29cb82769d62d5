import type Koa from 'koa';
import { assertOperator } from '../../domain/authorization.ts';
import type { Company } from '../../domain/company.ts';
import type { User } from '../../domain/user.ts';
import { readCompany } from '../../operations/companies.ts';
import type { Caller, Services } from '../../operations/context.ts';
import { readUser } from '../../operations/users.ts';
import type { Person } from '../../provider/sessions.ts';
import type { Place } from '../../../views/people/place.tsx';
import { callerOf, type PageParts, tokenFor } from '../kit.ts';
import { COMPANIES, companyPath } from '../operators/paths.ts';
import { PEOPLE, peopleOf } from './paths.ts';

/** What the pages of a company's people work with. */
export interface Scene {
  readonly parts: PageParts;
  readonly ctx: Koa.Context;
  readonly person: Person;
  readonly caller: Caller;
  readonly services: Services;
  /** For its forms. */
  readonly token: string;
  /** Whose people they are. */
  readonly company: Company;
  readonly place: Place;
}

/**
 * The people of the company that the path names, for the platform's staff, or else of the own one, for its administrators. The
 * same pages serve both.
 */
export async function sceneOf(parts: PageParts, ctx: Koa.Context, person: Person): Promise<Scene> {
  const { services } = parts;
  const caller = callerOf(parts, ctx, person);
  const companyId: string | undefined = (ctx['params'] as { company?: string }).company;
  if (companyId !== undefined) assertOperator(caller);
  const company = await readCompany(services, caller, companyId ?? person.company.id);
  const { id, name } = company;
  const place: Place =
    companyId === undefined
      ? { company: name, people: PEOPLE }
      : { company: name, people: peopleOf(id), staff: { companies: COMPANIES, company: companyPath(id) } };
  return { parts, ctx, person, caller, services, token: tokenFor(parts, person.sessionUid), company, place };
}

/** One of the company's people. */
export async function userIn({ services, caller, company }: Scene, id: string): Promise<User> {
  return readUser(services, caller, company.id, id);
}
