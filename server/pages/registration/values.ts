import type { Application } from '../../domain/application.ts';
import type { Api, Catalogue } from '../../domain/catalogue.ts';
import { alsoServed } from '../../domain/requirements.ts';
import type { TreeApi } from '../../../views/registration/api-tree.tsx';
import type { FormValues } from '../../../views/registration/form.tsx';
import type { Summary } from '../../../views/registration/summary.tsx';
import { type Draft, reasonField } from './draft.ts';

/** The form with a draft in it. */
export function valuesOf(draft: Draft, catalogue: Catalogue): FormValues {
  return {
    ...draft,
    apis: catalogue.apis.map((api) => treeApi(api, draft, catalogue)),
    redirectUris: draft.redirectUris.join('\n'),
    postLogoutRedirectUris: draft.postLogoutRedirectUris.join('\n'),
  };
}

function treeApi(api: Api, draft: Draft, catalogue: Catalogue): TreeApi {
  const { code, title, description, hint } = api;
  return {
    code,
    title,
    description,
    hint,
    ticked: draft.apis.has(code),
    requires: api.requires.map((each) => ({ code: each, title: catalogue.apiByCode.get(each)?.title ?? each })),
    alsoServes: alsoServed(catalogue, api).map((other) => other.title),
    groups: api.groups.map((group) => ({
      ...group,
      ticked: draft.groups.has(group.code),
      optional: draft.optional.has(group.code),
      reason: draft.reasonByGroup.get(group.code) ?? '',
      reasonField: reasonField(group.code),
    })),
  };
}

/** An application as it is kept. What has left the catalogue is named by its code. */
export function summaryOf(application: Application, catalogue: Catalogue): Summary {
  return {
    ...application,
    apis: application.apis.map(({ code, groups }) => {
      const api = catalogue.apiByCode.get(code);
      const titleOf = (group: string): string => api?.groups.find((each) => each.code === group)?.title ?? group;
      return { title: api?.title ?? code, groups: groups.map((group) => ({ ...group, title: titleOf(group.code) })) };
    }),
  };
}
