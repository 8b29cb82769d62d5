import { z } from 'zod';
import type { Api } from '../domain/catalogue.ts';
import { listed } from '../operations/listing.ts';
import { listRoute } from './lists.ts';
import type { Route } from './route.ts';

/** By language tag; what is not translated is absent. */
const translationsOf = <Field extends string>(...fields: readonly Field[]) =>
  z.record(z.string(), z.partialRecord(z.enum(fields), z.string())).describe('The same in other languages, by language tag.');

const groupShape = z.object({
  code: z.string(),
  title: z.string(),
  covers: z.string(),
  translations: translationsOf('title', 'covers'),
});

const apiShape = z
  .object({
    code: z.string(),
    scope: z.string(),
    title: z.string(),
    description: z.string(),
    hint: z.string(),
    requires: z.array(z.string()).describe('Codes of the APIs without which it is of no use.'),
    translations: translationsOf('title', 'description', 'hint'),
    groups: z.array(groupShape).describe('Its sensitive data groups, each of which needs its own tick.'),
  })
  .meta({ title: 'Api' });

export const apis: readonly Route[] = [
  listRoute({
    path: '/apis',
    name: 'list_apis',
    summary: "The catalogue: the platform's APIs and their sensitive data groups",
    who: ['anyone'],
    item: apiShape,
    operation: ({ services: { catalogue } }, page) =>
      listed(async ({ after, limit }) => following(catalogue.apis, after, limit), page),
    present: presentApi,
  }),
];

/** The catalogue keeps the order in which it was written. */
function following(all: readonly Api[], after: string | undefined, limit: number): (Api & { readonly id: string })[] {
  const from = after === undefined ? 0 : all.findIndex(({ code }) => code === after) + 1;
  return all.slice(from, from + limit).map((api) => ({ ...api, id: api.code }));
}

function presentApi({ code, scope, title, description, hint, requires, translations, groups }: Api): z.input<typeof apiShape> {
  return {
    code,
    scope,
    title,
    description,
    hint,
    requires: [...requires],
    translations: { ...translations },
    groups: groups.map((group) => ({ ...group, translations: { ...group.translations } })),
  };
}
