import { admit, type Stamp } from '../domain/gate.ts';
import { type CompanyId, isId } from '../domain/id.ts';
import type { Reads, Requester } from './reads.ts';
import { scopeList } from './scopes.ts';

/** What client credentials ask for. */
export interface CompanyQuestion {
  readonly clientId: string;
  readonly companyId: unknown;
  readonly scope: string | undefined;
}

/** The gate's answer, with what a token is made of; or the cause of the refusal, in the order of domain.md §4. */
export type CompanyAdmission =
  | { readonly refusal: 'application_inactive' }
  | { readonly refusal: 'not_enabled'; readonly requester: Requester }
  | { readonly refusal: 'scope_outside'; readonly requester: Requester; readonly outside: readonly string[] }
  | {
      readonly refusal?: undefined;
      readonly requester: Requester;
      readonly companyId: CompanyId;
      readonly scope: string;
      readonly stamp: Stamp;
    };

/** Client credentials for a company: the one named by `company_id`, or the application's own. */
export async function companyAdmission(
  reads: Reads,
  { clientId, companyId: named, scope }: CompanyQuestion,
): Promise<CompanyAdmission> {
  const requester = await reads.requester(clientId);
  if (requester === undefined) return { refusal: 'application_inactive' };
  const companyId = named === undefined || named === '' || 'builtIn' in requester ? requester.companyId : named;
  const known = isId('company', companyId) ? companyId : undefined;
  const verdict = admit(await reads.standing(requester.id, requester.companyId, known), false);
  if (!verdict.admitted || known === undefined) {
    const inactive = !verdict.admitted && verdict.refusal === 'application_inactive';
    return inactive ? { refusal: 'application_inactive' } : { refusal: 'not_enabled', requester };
  }
  const requested = scopeList(scope);
  const outside = requested.filter((each) => !verdict.scopes.has(each));
  if (outside.length > 0 || (requested.length === 0 && verdict.scopes.size === 0)) {
    return { refusal: 'scope_outside', requester, outside };
  }
  const given = requested.length > 0 ? requested : [...verdict.scopes];
  return { requester, companyId: known, scope: given.join(' '), stamp: verdict.stamp };
}
