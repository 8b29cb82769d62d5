import type { ApiChoice, GroupChoice, Term } from './application.ts';
import type { Api, Catalogue } from './catalogue.ts';
import type { Fault } from './error.ts';
import { textFaults, tidyText } from './text.ts';

/** What an application asks for: the APIs and groups that were ticked, and what they mean in scopes from version to version. */

/** What is wrong with the choice: every fault, each with its field. */
export function choiceFaults(catalogue: Catalogue, apis: readonly ApiChoice[]): Fault[] {
  if (apis.length > catalogue.apis.length) return [{ pointer: '/apis', message: 'There are not as many APIs.' }];
  const chosen = new Set(apis.map(({ code }) => code));
  return apis.flatMap((choice, index) => {
    const pointer = `/apis/${index}`;
    const api = catalogue.apiByCode.get(choice.code);
    if (api === undefined) return [{ pointer: `${pointer}/code`, message: 'There is no such API.' }];
    const first = apis.findIndex(({ code }) => code === choice.code);
    if (first < index) return [{ pointer: `${pointer}/code`, message: `"${api.code}" stands here twice.` }];
    const missing = api.requires.filter((code) => !chosen.has(code));
    return [
      ...missing.map((code) => ({ pointer: `${pointer}/code`, message: `"${api.code}" requires "${code}": choose it, too.` })),
      ...groupFaults(api, choice.groups, `${pointer}/groups`),
    ];
  });
}

function groupFaults(api: Api, groups: readonly GroupChoice[], pointer: string): Fault[] {
  if (groups.length > api.groups.length) return [{ pointer, message: `"${api.code}" does not have as many groups.` }];
  return groups.flatMap(({ code, reason }, index) => {
    const at = `${pointer}/${index}`;
    if (!api.groups.some((group) => group.code === code)) {
      return [{ pointer: `${at}/code`, message: `"${api.code}" has no such group.` }];
    }
    const first = groups.findIndex((group) => group.code === code);
    if (first < index) return [{ pointer: `${at}/code`, message: `"${code}" stands here twice.` }];
    return textFaults(`${at}/reason`, reason);
  });
}

/** The choice as it is kept. */
export function tidyChoice(apis: readonly ApiChoice[]): ApiChoice[] {
  return apis.map(({ code, groups }) => ({
    code,
    groups: groups.map((group) => ({ code: group.code, required: group.required, reason: tidyText(group.reason) })),
  }));
}

/** Whether two choices ask for the same: neither the order nor the reasons matter. */
export function asksTheSame(one: readonly ApiChoice[], other: readonly ApiChoice[]): boolean {
  return JSON.stringify(asked(one)) === JSON.stringify(asked(other));
}

function asked(apis: readonly ApiChoice[]): string[] {
  return apis
    .flatMap(({ code, groups }) => [code, ...groups.map((group) => `${code} ${group.code} ${group.required}`)])
    .toSorted();
}

/**
 * What the choice means in scopes at this version. A scope that was there before keeps the version since which it is; one that
 * was removed and is added again is a new one. The same holds for being required.
 */
export function termsAt(version: number, catalogue: Catalogue, apis: readonly ApiChoice[], previous: readonly Term[]): Term[] {
  const terms = new Map<string, Term>();
  const add = (scope: string, group: boolean, required: boolean): void => {
    const before = previous.find((term) => term.scope === scope);
    const requiredSince = before?.required ? before.requiredSince : version;
    terms.set(scope, { scope, since: before?.since ?? version, group, required, requiredSince: required ? requiredSince : 0 });
  };
  for (const { code, groups } of apis) {
    const scope = catalogue.apiByCode.get(code)?.scope;
    if (scope !== undefined) add(scope, false, true);
    for (const group of groups) add(group.code, true, group.required);
  }
  return [...terms.values()];
}
