import type { ApiChoice, Application, GroupChoice, Term } from './application.ts';
import type { Api, Catalogue, Group } from './catalogue.ts';
import type { CompanyId } from './id.ts';

/** A sensitive data group that an application asks a company for. */
export interface OfferedGroup extends Group {
  readonly required: boolean;
  readonly reason: string;
}

/** An API that an application asks a company for. */
export interface OfferedApi {
  readonly code: string;
  readonly scope: string;
  readonly title: string;
  readonly description: string;
  readonly groups: readonly OfferedGroup[];
}

/** What an application asks a company for. */
export interface Offer {
  /** The permission version that the company is shown, and that an approval names. */
  readonly version: number;
  readonly terms: readonly Term[];
  readonly apis: readonly OfferedApi[];
}

/**
 * The version that a company sees: its own applications' latest, of others the one that the review approved. What was removed
 * since is gone from that, too.
 */
export function offeredVersion(
  { companyId, permissionVersion, approvedPermissionVersion }: Application,
  viewer: CompanyId,
): number {
  return viewer === companyId ? permissionVersion : approvedPermissionVersion;
}

/** The scopes that a company is asked for: a group is required only if it was so at the version that the company sees. */
export function offeredTerms(application: Application, viewer: CompanyId): Term[] {
  const version = offeredVersion(application, viewer);
  return application.terms
    .filter(({ since }) => since <= version)
    .map((term) => (term.required && term.requiredSince > version ? { ...term, required: false, requiredSince: 0 } : term));
}

/**
 * What a company is asked for, with the words of the catalogue. What has left the catalogue has no words: it is not shown, so it
 * cannot be approved either.
 */
export function offerTo(catalogue: Catalogue, application: Application, viewer: CompanyId): Offer {
  const terms = offeredTerms(application, viewer);
  const termByScope = new Map(terms.map((term) => [term.scope, term]));
  const apis = application.apis.flatMap((choice): OfferedApi[] => {
    const api = catalogue.apiByCode.get(choice.code);
    if (api === undefined || !termByScope.has(api.scope)) return [];
    const { code, scope, title, description } = api;
    return [{ code, scope, title, description, groups: offeredGroups(api, choice, termByScope) }];
  });
  const shown = new Set(apis.flatMap(({ scope, groups }) => [scope, ...groups.map(({ code }) => code)]));
  return { version: offeredVersion(application, viewer), terms: terms.filter(({ scope }) => shown.has(scope)), apis };
}

function offeredGroups(api: Api, choice: ApiChoice, termByScope: ReadonlyMap<string, Term>): OfferedGroup[] {
  return choice.groups.flatMap(({ code, reason }: GroupChoice): OfferedGroup[] => {
    const group = api.groups.find((each) => each.code === code);
    const term = termByScope.get(code);
    return group === undefined || term === undefined ? [] : [{ ...group, required: term.required, reason }];
  });
}
