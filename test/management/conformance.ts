import { expect } from 'chai';
import { z } from 'zod';
import { documentOf } from '../../server/management/openapi.ts';
import type { Route } from '../../server/management/route.ts';
import { ROUTES } from '../../server/management/routes.ts';
import type { Reply } from '../flows/world.ts';

type Json = Readonly<Record<string, unknown>>;

/** What the document says, read as a caller's tool reads it: through JSON, by the words of OpenAPI. */
export const DOCUMENT = JSON.parse(JSON.stringify(documentOf(ROUTES, 'https://issuer.example'))) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, Json>> }>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>> };
};

const PROBLEM = { $ref: '#/components/schemas/Problem' };
const known = new Map<string, z.ZodType>();

/** Fails unless the document allows this answer to this call: its status, its type, and every field, no other one among them. */
export function expectConforms(row: Route, { status, headers, text }: Reply): void {
  const about = `${row.name}: ${status} ${text.slice(0, 500)}`;
  const [type = ''] = (headers.get('Content-Type') ?? '').split(';', 1);
  const answer = DOCUMENT.paths[row.path]?.[row.method]?.responses[status] ?? undocumented(status, about);
  const { content } = answer as { content: Record<string, { schema: Json }> };
  expect(Object.keys(content), about).to.deep.equal([type]);
  const outcome = validatorOf(content[type]?.schema ?? {}).safeParse(JSON.parse(text));
  expect(outcome.error?.issues, about).to.equal(undefined);
}

/** What any path can be answered with, whether or not it has a row. */
function undocumented(status: number, about: string): Json {
  expect(status, about).to.be.oneOf([404, 405]);
  return { content: { 'application/problem+json': { schema: PROBLEM } } };
}

/** Documents leave room for fields to come; a field that is there and not in the document is a fault all the same. */
function validatorOf(schema: Json): z.ZodType {
  const key = JSON.stringify(schema);
  const made = known.get(key) ?? z.fromJSONSchema(closed({ ...schema, $defs: DOCUMENT.components.schemas }) as Json);
  known.set(key, made);
  return made;
}

function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([name, value]): [string, unknown] => [
    name,
    name === '$ref' ? String(value).replace('#/components/schemas/', '#/$defs/') : closed(value),
  ]);
  const object = Object.fromEntries(entries);
  return 'properties' in object ? { additionalProperties: false, ...object } : object;
}
