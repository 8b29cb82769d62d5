import type { Api, Catalogue, Group } from './catalogue.ts';

/** The codes of the APIs and groups that somebody has ticked. */
export interface Ticks {
  readonly apis: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
}

/** An API that is not ticked, and what is of no use without it. */
export interface Need {
  readonly api: Api;
  readonly by: readonly (Api | Group)[];
}

/**
 * What the ticks lack: the APIs that the ticked ones require, at any distance, and those whose groups are ticked. Each is named
 * after what needs it.
 */
export function needsOf({ apis }: Catalogue, ticks: Ticks): Need[] {
  const complete = new Set(ticks.apis);
  const needs: Need[] = [];
  const next = (): Need | undefined =>
    apis
      .filter(({ code }) => !complete.has(code))
      .map((api) => ({ api, by: dependants(api) }))
      .find(({ by }) => by.length > 0);
  const dependants = ({ code, groups }: Api): (Api | Group)[] => [
    ...apis.filter((api) => complete.has(api.code) && api.requires.includes(code)),
    ...groups.filter((group) => ticks.groups.has(group.code)),
  ];
  for (let need = next(); need !== undefined; need = next()) {
    needs.push(need);
    complete.add(need.api.code);
  }
  return needs;
}

/** The other APIs that an approval of this one serves, too: they have the same scope. */
export function alsoServed({ apis }: Catalogue, { code, scope }: Api): Api[] {
  return apis.filter((other) => other.scope === scope && other.code !== code);
}
