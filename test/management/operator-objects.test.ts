import { expect } from 'chai';
import { ROUTES } from '../../server/management/routes.ts';
import { fullBody } from './bodies.ts';
import { actorFor, callRoute, paramsAbout, rowOf } from './calling.ts';
import { aPublicKey, type Scene, scene } from './scene.ts';

/** What a database could take for an instruction. `JSON.parse` makes a member `__proto__` where a literal would not. */
const OBJECTS: readonly unknown[] = [
  { $gt: '' },
  { $ne: null },
  { $set: { active: true } },
  { $where: 'true' },
  { 'name.length': 1 },
  JSON.parse('{"__proto__":{"active":true}}'),
  [{ $exists: true }],
];
const MEMBERS = ['$where', '$set', '$expr', 'name.x', 'apis.0.code', '.', '__proto__', 'constructor'];

const withBody = ROUTES.filter(({ body }) => Object.keys(body.shape).length > 0);
const lists = ROUTES.filter(({ method, name }) => method === 'get' && name.startsWith('list_'));

describe('what a database could take for an instruction (security.md 74)', () => {
  const the = scene();

  for (const row of withBody) {
    it(`74 · ${row.name} refuses it in each of its fields, and nothing is there afterwards that was not there before`, async () => {
      const params = paramsAbout(the(), the().partner, row);
      const actor = actorFor(the(), row);
      const body = fullBody(row) ?? {};
      const hostile = [...withOddValues(body), ...withOddMembers(body)];
      const before = await everything(the());

      for (const sent of hostile) {
        const { status, text } = await callRoute(the(), actor, row, { params, body: sent });

        // What is wrong inside a public key is for the rules to say, and whose field it is comes before them.
        const refusals = row.body.safeParse(sent).success ? [400, 403] : [400];
        expect(status, `${JSON.stringify(sent).slice(0, 300)}: ${text.slice(0, 300)}`).to.be.oneOf(refusals);
      }

      expect(hostile).to.have.length.above(OBJECTS.length);
      expect(await everything(the())).to.deep.equal(before);
    }).timeout(60_000);
  }

  it('74 · keeps nothing of it in a public key, which may have any member (RFC 7517 §4)', async () => {
    const row = rowOf('register_application');
    const key = aPublicKey();
    const odd = Object.fromEntries([
      ...Object.entries(key),
      ...MEMBERS.filter((name) => name !== '__proto__').map((name) => [name, 'x']),
    ]);
    const body = { ...fullBody(row), jwks: { keys: [odd] } };

    const { status, body: kept } = await callRoute(the(), actorFor(the(), row), row, { body });

    expect([status, kept['jwks']]).to.deep.equal([201, { keys: [key] }]);
  });

  for (const row of lists) {
    it(`74 · ${row.name} shows nothing else because of it`, async () => {
      const params = paramsAbout(the(), the().partner, row);
      const actor = actorFor(the(), row);
      const { text: plain } = await callRoute(the(), actor, row, { params });

      for (const name of [...Object.keys(row.query.shape), 'company_id', '_id', '$or', '__proto__']) {
        for (const query of [`${name}[$ne]=x`, `${name}[$gt]=`, `${name}.$ne=x`, `${name}[__proto__]=x`]) {
          const { status, text } = await callRoute(the(), actor, row, { params, query });

          expect(status, `${query}: ${text}`).to.equal(400);
        }
      }
      for (const id of ['{"$ne":null}', '[$ne]', '$where']) {
        const odd = Object.fromEntries(Object.keys(params).map((name) => [name, id]));
        if (row.path.includes('{')) expect((await callRoute(the(), actor, row, { params: odd })).status, id).to.equal(404);
      }
      expect((await callRoute(the(), actor, row, { params })).text).to.equal(plain);
    });
  }
});

/** Everything that can be listed of what the scene's people made, and the trail. */
async function everything({ world }: Scene): Promise<unknown> {
  const { directory } = world.storage;
  const page = { limit: 10_000 };
  return {
    companies: await directory.list('company', { all: true }, page),
    users: await directory.list('user', { all: true }, page),
    applications: await directory.list('application', { all: true }, page),
    enablements: await directory.list('enablement', { all: true }, page),
    resourceServers: await directory.list('resourceServer', { all: true }, page),
    events: await directory.events({}, page),
  };
}

/** The body with each odd value in each place. */
function withOddValues(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    [...OBJECTS, ...withOddValues(inner)].map((odd) => withMember(value, name, odd)),
  );
}

/** The body with each odd member in each object of it but public keys. */
function withOddMembers(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null || 'kty' in value) return [];
  const own = Array.isArray(value) ? [] : MEMBERS.map((name) => withMember(value, name, 'x'));
  const inside = Object.entries(value).flatMap(([name, inner]) =>
    withOddMembers(inner).map((odd) => withMember(value, name, odd)),
  );
  return [...own, ...inside];
}

function withMember(value: object, name: string, member: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown, index) => (String(index) === name ? member : item));
  return Object.fromEntries([...Object.entries(value), [name, member]]);
}
