import { expect } from 'chai';
import { ROUTES } from '../../server/management/routes.ts';
import { call } from '../flows/world.ts';
import { fullBody } from './bodies.ts';
import { actorFor, callRoute, paramsAbout, rowOf } from './calling.ts';
import { scene } from './scene.ts';

describe('parameters and ids that are not what they should be (security.md 74)', () => {
  const the = scene();

  for (const row of ROUTES) {
    it(`74 · ${row.name} refuses parameters that are unknown, doubled or objects`, async () => {
      const { partner } = the();
      const actor = actorFor(the(), row);
      const params = paramsAbout(the(), partner, row);
      const known = Object.keys(row.query.shape);
      const odd = ['x=1', 'access_token=x', '__proto__=1', '__proto__[x]=1', 'constructor=1', '$where=1', '=', '%00=1'];
      const ofKnown = known.flatMap((name) => [`${name}[$ne]=1`, `${name}[]=1`, `${name}=1&${name}=1`, `${name}.x=1`]);
      const body = fullBody(row);

      for (const query of [...odd, ...ofKnown]) {
        const { status, text } = await callRoute(the(), actor, row, { params, query, body });

        expect(status, `${query}: ${text}`).to.equal(400);
      }
    });
  }

  it('74 · a parameter of the wrong kind is refused at its name', async () => {
    const { actors } = the();
    const wrong: Record<string, readonly string[]> = {
      limit: ['0', '201', '-1', '1.5', '1e1', '0x10', ' 5', '', 'x', '99999999999999999999'],
      after: ['', 'x', '\0', 'x'.repeat(1_001), 'x.y', '.', '__proto__'],
      since: ['yesterday', '2026-13-01T00:00:00Z', '2026-01-01', '0', '\0'],
      until: ['yesterday', '2026-13-01T00:00:00Z', '2026-01-01', '0', '\0'],
      by_operators: ['false', '1', '', 'true', '\0'],
      action: ['$ne', '\0', 'x', '__proto__', 'a.b.c'],
    };

    for (const [name, values] of Object.entries(wrong)) {
      for (const value of values) {
        const { status, body } = await callRoute(the(), actors.operator, rowOf('list_audit_events'), {
          query: { [name]: value },
        });

        const pointers = (body['errors'] as { pointer: string }[] | undefined)?.map(({ pointer }) => pointer);
        expect([status, pointers], `${name}=${value}`).to.deep.equal([400, [`/${name}`]]);
      }
    }
  });

  it('74 · an odd id is the id of nothing', async () => {
    const { actors, issuer, customer } = the();
    const { token = '' } = actors.operator;
    const odd = [
      '%00',
      '..%2f..',
      '%7B%22$ne%22:null%7D',
      '__proto__',
      'constructor',
      'x'.repeat(5_000),
      '%ff',
      '%',
      'co_%0d%0a',
    ];

    for (const id of odd) {
      const paths = [
        `/companies/${id}`,
        `/applications/${id}`,
        `/companies/${customer.company.id}/users/${id}`,
        `/problems/${id}`,
      ];
      for (const path of paths) expect((await call(issuer, token, 'GET', path)).status, path).to.equal(404);
      expect((await call(issuer, token, 'GET', `/audit-events?company_id=${id}`)).status, id).to.be.oneOf([400, 404]);
    }
  });
});
