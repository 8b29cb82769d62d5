import { z } from 'zod';
import { LONGEST_JSON } from '../http/json-body.ts';
import { KEY } from './idempotency.ts';
import { type ProblemCode, PROBLEMS } from './problems.ts';
import type { Route, Who } from './route.ts';

type Json = Readonly<Record<string, unknown>>;

const SCHEMAS = '#/components/schemas/';

const DESCRIPTION = [
  'Companies, their people, partner applications, and the enablements that countersign them.',
  `Bodies are JSON in UTF-8 of at most ${LONGEST_JSON} bytes; a field that is not described is an error.`,
  'Errors are problem details (RFC 9457). What the caller may not see is answered like what does not exist.',
].join(' ');

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Within 24 hours the same request under the same key is given the first answer again, without its secret.',
  schema: { type: 'string', pattern: KEY.source },
};

const IF_MATCH = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'The `ETag` of what was read: a change since then is 412.',
  schema: { type: 'string' },
};

const problemShape = z.object({
  type: z.url(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  request_id: z.string(),
  errors: z
    .array(z.object({ pointer: z.string().describe('A JSON pointer into the body, or a parameter.'), message: z.string() }))
    .optional(),
});

const WHO: Readonly<Record<Who, string>> = {
  anyone: 'anyone, without a token',
  person: 'whoever signed in',
  member: "the company's people",
  administrator: "the company's administrators",
  developer: 'the administrators of a Development Partner',
  operator: 'operators',
};

/** The OpenAPI 3.1 document of these routes, made from the very schemas that parse. */
export function documentOf(routes: readonly Route[], issuer: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const row of routes) (paths[row.path] ??= {})[row.method] = operationOf(row);
  return {
    openapi: '3.1.1',
    info: {
      title: 'Countersign management API',
      version: '1',
      description: DESCRIPTION,
    },
    servers: [{ url: `${issuer}/api/v1` }],
    paths,
    components: { schemas: components(routes), securitySchemes: { manage: securityScheme(issuer) } },
    security: [{ manage: ['manage'] }],
  };
}

function operationOf(row: Route): Json {
  const open = row.who.includes('anyone');
  const hasBody = Object.keys(row.body.shape).length > 0;
  return {
    operationId: row.name,
    summary: row.summary,
    description: `For ${row.who.map((who) => WHO[who]).join(', and for ')}.`,
    ...(open && { security: [] }),
    parameters: parametersOf(row),
    ...(hasBody && {
      requestBody: {
        required: !row.body.safeParse({}).success,
        content: { 'application/json': { schema: referenceOf(row.body) } },
      },
    }),
    responses: {
      [row.status]: {
        description: 'Done.',
        ...(row.tagged && { headers: { ETag: { schema: { type: 'string' } } } }),
        content: { 'application/json': { schema: referenceOf(row.answer) } },
      },
      ...Object.fromEntries(refusalsOf(row).map((code) => [PROBLEMS[code].status, problemAnswer(code)])),
    },
  };
}

/** What a call can be refused for: what its table row says, and what follows from what it takes. */
export function refusalsOf({ who, method, path, refusals }: Route): ProblemCode[] {
  return [
    'invalid',
    ...(who.includes('anyone') ? [] : (['unauthenticated', 'forbidden'] as const)),
    ...(path.includes('{') ? (['not_found'] as const) : []),
    ...(method === 'post' ? (['conflict', 'key_reused'] as const) : []),
    'too_large',
    'unsupported_media_type',
    'internal',
    'unavailable',
    ...refusals,
  ];
}

function problemAnswer(code: ProblemCode): Json {
  return {
    description: `${PROBLEMS[code].title}.`,
    content: { 'application/problem+json': { schema: { $ref: `${SCHEMAS}Problem` } } },
  };
}

function parametersOf(row: Route): Json[] {
  const inPath = [...row.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(row.query.shape).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: plain(z.toJSONSchema(schema as z.ZodType, { io: 'output', override: withoutPatterns })),
  }));
  return [
    ...inPath,
    ...inQuery,
    ...(row.method === 'post' ? [IDEMPOTENCY_KEY] : []),
    ...(row.tagged && row.method === 'patch' ? [IF_MATCH] : []),
  ];
}

/** Every schema that has a title, under that name. */
function components(routes: readonly Route[]): Json {
  const registry = z.registry<{ id: string }>();
  registry.add(problemShape, { id: 'Problem' });
  for (const schema of routes.flatMap(({ body, answer }) => [body, answer, ...itemsOf(answer)])) {
    const id = titleOf(schema);
    if (id !== undefined && !registry.has(schema)) registry.add(schema, { id });
  }
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: (id) => SCHEMAS + id, override: withoutPatterns });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, plain(schema)]));
}

/** What a list is of. */
function itemsOf(answer: z.ZodType): z.ZodType[] {
  const items: unknown = answer instanceof z.ZodObject ? answer.shape['items'] : undefined;
  return items instanceof z.ZodArray && items.element instanceof z.ZodType ? [items.element] : [];
}

/** A format says what a pattern of three hundred characters says. */
function withoutPatterns({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
}

function referenceOf(schema: z.ZodType): Json {
  const title = titleOf(schema);
  return title === undefined ? plain(z.toJSONSchema(schema, { io: 'input' })) : { $ref: SCHEMAS + title };
}

function titleOf(schema: z.ZodType): string | undefined {
  return z.globalRegistry.get(schema)?.title;
}

/** Without what belongs to a document of its own. */
function plain(schema: Json): Json {
  const { $schema: _, $id: __, ...rest } = schema;
  return rest;
}

function securityScheme(issuer: string): Json {
  const scopes = { manage: 'Use of the management API, with the rights of who asks.' };
  return {
    type: 'oauth2',
    description: 'The client `operator` acts in its own name, `countersign-cli` with the rights of who signed in.',
    flows: {
      clientCredentials: { tokenUrl: `${issuer}/token`, scopes },
      authorizationCode: { authorizationUrl: `${issuer}/authorize`, tokenUrl: `${issuer}/token`, scopes },
    },
  };
}
