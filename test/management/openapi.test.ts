import { expect } from 'chai';
import { DomainError } from '../../server/domain/error.ts';
import { parse } from '../../server/management/parsing.ts';
import { PROBLEMS } from '../../server/management/problems.ts';
import { ROUTES } from '../../server/management/routes.ts';
import { z } from 'zod';
import { fullBody } from './bodies.ts';
import { callRoute, rowOf } from './calling.ts';
import { DOCUMENT } from './conformance.ts';
import { scene } from './scene.ts';

type Json = Record<string, unknown>;

describe('the OpenAPI document', () => {
  const the = scene();

  async function served(): Promise<Json> {
    return (await callRoute(the(), the().actors.nobody, rowOf('read_document'))).body;
  }

  it('is served without a token, for this issuer', async () => {
    const { issuer } = the();
    const document = await served();

    expect(document['openapi']).to.equal('3.1.1');
    expect(document['servers']).to.deep.equal([{ url: `${issuer}/api/v1` }]);
    expect(JSON.stringify(document)).to.contain(`${issuer}/token`);
  });

  it('has every route of the table and no other, each under its own name', async () => {
    const { paths } = (await served()) as { paths: Record<string, Record<string, { operationId: string }>> };
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => `${method} ${path} ${operationId}`),
    );

    expect(documented).to.have.members(ROUTES.map(({ method, path, name }) => `${method} ${path} ${name}`));
    expect(new Set(ROUTES.map(({ name }) => name)).size).to.equal(ROUTES.length);
  });

  it('has every call of the contract', () => {
    const calls = ROUTES.map(({ method, path }) => `${method.toUpperCase()} ${path.replaceAll(/\{\w+\}/g, '{}')}`);

    expect(calls).to.include.members([
      'POST /companies',
      'GET /companies',
      'GET /companies/{}',
      'PATCH /companies/{}',
      'POST /companies/{}/users',
      'GET /companies/{}/users',
      'GET /companies/{}/users/{}',
      'PATCH /companies/{}/users/{}',
      'POST /companies/{}/users/{}/end-sessions',
      'POST /companies/{}/users/{}/sign-in-link',
      'GET /me',
      'POST /me/password',
      'GET /apis',
      'POST /applications',
      'GET /applications',
      'GET /applications/{}',
      'PATCH /applications/{}',
      'POST /applications/{}/secret',
      'POST /applications/{}/revoke-tokens',
      'POST /applications/{}/certification',
      'GET /companies/{}/available-applications',
      'GET /companies/{}/enablements',
      'PUT /companies/{}/enablements/{}',
      'DELETE /companies/{}/enablements/{}',
      'GET /companies/{}/requests',
      'POST /companies/{}/requests',
      'POST /companies/{}/requests/{}',
      'GET /connections',
      'DELETE /connections/{}',
      'POST /resource-servers',
      'GET /resource-servers',
      'POST /resource-servers/{}/secret',
      'GET /audit-events',
      'GET /openapi.json',
    ]);
  });

  it('refers to nothing that is not in it, and to everything that is', () => {
    const references = [...JSON.stringify(DOCUMENT).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);

    expect([...new Set(references)]).to.have.members(Object.keys(DOCUMENT.components.schemas));
    expect(JSON.stringify(DOCUMENT)).not.to.match(/"\$(?:id|schema|defs)"/);
  });

  it('describes a body by the schema that parses it: what it allows is taken, what it does not is refused', () => {
    const { schemas } = DOCUMENT.components;

    for (const row of ROUTES.filter(({ body }) => Object.keys(body.shape).length > 0)) {
      const operation = DOCUMENT.paths[row.path]?.[row.method] as unknown as { requestBody: { content: Json } };
      const { schema } = operation.requestBody.content['application/json'] as { schema: { $ref: string } };
      const name = schema.$ref.split('/').at(-1) ?? '';
      const described = z.fromJSONSchema(schemas[name] ?? {});
      const good = fullBody(row) ?? {};
      const bad: Json[] = [{ ...good, unknown: 1 }, ...Object.keys(good).map((field) => ({ ...good, [field]: { $ne: 1 } }))];

      expect(described.safeParse(good).error?.issues, row.name).to.equal(undefined);
      expect(() => parse(row.body, good), row.name).not.to.throw();
      for (const body of bad) {
        expect(described.safeParse(body).success, `${row.name} ${JSON.stringify(body)}`).to.equal(false);
        expect(() => parse(row.body, body), row.name).to.throw(DomainError);
      }
    }
  });

  it('says which calls need no token', () => {
    const open = ROUTES.filter(({ path, method }) => {
      const operation = DOCUMENT.paths[path]?.[method] as unknown as { security?: unknown[] };
      return operation.security?.length === 0;
    });

    expect(open.map(({ path }) => path)).to.have.members(['/apis', '/openapi.json', '/problems/{code}']);
  });

  it('explains every type of problem', async () => {
    for (const [code, { status, title }] of Object.entries(PROBLEMS)) {
      const { body } = await callRoute(the(), the().actors.nobody, rowOf('read_problem_type'), { params: { code } });

      expect(body).to.deep.equal({ type: `${the().issuer}/api/v1/problems/${code}`, status, title });
    }
    for (const code of ['nothing', 'toString', '__proto__']) {
      expect((await callRoute(the(), the().actors.nobody, rowOf('read_problem_type'), { params: { code } })).status).to.equal(
        404,
      );
    }
  });

  it('gives the catalogue to anyone, page by page', async () => {
    const { actors, world } = the();
    const all = world.settings.catalogue.apis;
    const first = await callRoute(the(), actors.nobody, rowOf('list_apis'), { query: { limit: '2' } });
    const second = await callRoute(the(), actors.nobody, rowOf('list_apis'), {
      query: { limit: '200', after: String(first.body['next']) },
    });

    const items = [...(first.body['items'] as Json[]), ...(second.body['items'] as Json[])];

    expect(items).to.deep.equal(all.map((api) => ({ ...api })));
    expect(second.body).not.to.have.property('next');
  });
});
