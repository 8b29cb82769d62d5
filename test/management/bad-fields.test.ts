import { expect } from 'chai';
import { ROUTES } from '../../server/management/routes.ts';
import { fullBody } from './bodies.ts';
import { actorFor, actorsFor, callRoute, paramsAbout, rowOf } from './calling.ts';
import { scene } from './scene.ts';

/** This file is over 200 lines because it is one corpus of odd values, sent to every field of every route. */
/** What no field should take for more than it is. `JSON.parse` makes a member `__proto__` where a literal would not. */
const CORPUS: readonly unknown[] = [
  { $gt: '' },
  { $ne: null },
  { $where: 'sleep(1000)' },
  { $oid: '507f1f77bcf86cd799439011' },
  { $date: { $numberLong: '0' } },
  JSON.parse('{"__proto__":{"operator":true}}'),
  { constructor: { prototype: { operator: true } } },
  [{ $regex: '.*' }],
  [[]],
  [null],
  ['\0'],
  'nothing\0at all',
  null,
  -1,
  1e308,
  0.5,
  true,
  '',
  '\ud800',
  Array.from({ length: 1_001 }, () => 'x'),
  'x'.repeat(20_000),
  JSON.parse('['.repeat(100) + ']'.repeat(100)),
];

const READ_ONLY = [
  'id',
  'companyId',
  'company_id',
  'secretHash',
  'client_secret',
  'publisher',
  'createdBy',
  'created_at',
  'certification',
  'permissionVersion',
  'approved_permission_version',
  'epoch',
  'revision',
  'platform',
  'generation',
  'state',
  'constructor',
];

const withBody = ROUTES.filter(({ body }) => Object.keys(body.shape).length > 0);

describe('fields that are not what they should be (security.md 74, 75)', () => {
  const the = scene();

  for (const row of withBody) {
    it(`74 · ${row.name} refuses every object, list and odd value in each of its fields, at that field`, async () => {
      const body = fullBody(row) ?? {};
      const actor = actorFor(the(), row);
      const params = paramsAbout(the(), the().partner, row);
      expect(Object.keys(body), 'a body with every field').to.have.members(Object.keys(row.body.shape));

      for (const place of placesIn(body)) {
        for (const odd of CORPUS) {
          const sent = replaced(fullBody(row), place, odd);
          const { status, text, body: problem } = await callRoute(the(), actor, row, { params, body: sent });

          const about = `${place.join('/')} = ${JSON.stringify(odd).slice(0, 60)}: ${status} ${text.slice(0, 300)}`;
          expect(status, about).to.be.below(500);
          if (row.body.safeParse(sent).success && !JSON.stringify(odd).includes('\\u0000')) continue;
          expect(status, about).to.equal(400);
          const pointers = (problem['errors'] as { pointer: string }[]).map(({ pointer }) => pointer);
          expect(
            pointers.some((pointer) => pointer.startsWith(`/${place[0]}`)),
            about,
          ).to.equal(true);
        }
      }
    }).timeout(60_000);

    it(`75 · ${row.name} refuses fields that are unknown or not to be written, from whoever may call it`, async () => {
      for (const actor of actorsFor(the(), row)) {
        for (const field of READ_ONLY.filter((name) => !Object.hasOwn(row.body.shape, name))) {
          const body = { ...fullBody(row), [field]: 'x' };
          const params = paramsAbout(the(), the().partner, row);
          const { status, body: problem } = await callRoute(the(), actor, row, { params, body });

          expect([status, problem['errors']], `${actor.name}: ${field}`).to.deep.equal([
            400,
            [{ pointer: `/${field}`, message: 'There is no such field.' }],
          ]);
        }
      }
    });
  }

  it('75 · what only operators change is refused to the owner, and the owner’s fields to operators', async () => {
    const { actors, partner } = the();
    const row = rowOf('change_application');
    const params = paramsAbout(the(), partner, row);
    const asOwner = [{ visibility: 'public' }, { suspended: true }, { require_pkce: false }];
    const asOperator = [{ name: 'Mine' }, { active: false }, { redirect_uris: [] }, { jwks: { keys: [] } }];

    for (const body of asOwner) expect((await callRoute(the(), actors.partner, row, { params, body })).status).to.equal(403);
    for (const body of asOperator) expect((await callRoute(the(), actors.operator, row, { params, body })).status).to.equal(403);
    expect(asOwner.length + asOperator.length).to.equal(7);
  });

  it('75 · a new application cannot come as public, approved or another company’s', async () => {
    const { actors, customer } = the();
    const odd = { visibility: 'public', certification: 'approved', company_id: customer.company.id, require_pkce: false };

    for (const [field, value] of Object.entries(odd)) {
      const body = { name: `With ${field}`, [field]: value };
      const { status } = await callRoute(the(), actors.partner, rowOf('register_application'), { body });

      expect(status, field).to.equal(400);
    }
  });
});

type Place = readonly (string | number)[];

/** Every field of a body, and every field and item inside it. */
function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const place = [...at, Array.isArray(value) ? Number(name) : name];
    return [place, ...placesIn(inner, place)];
  });
}

function replaced(body: unknown, [name, ...rest]: Place, odd: unknown): unknown {
  if (name === undefined) return odd;
  if (Array.isArray(body)) return body.map((item, index) => (index === name ? replaced(item, rest, odd) : item) as unknown);
  const object = body as Record<string, unknown>;
  return { ...object, [name]: replaced(object[String(name)], rest, odd) };
}
