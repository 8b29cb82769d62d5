import { expect } from 'chai';
import type { Route } from '../../server/management/route.ts';
import { ROUTES } from '../../server/management/routes.ts';
import { harmlessBody } from './bodies.ts';
import { callRoute, paramsAbout, rowOf } from './calling.ts';
import { type Actor, scene, type Side } from './scene.ts';

describe('who may call what (security.md 44, 45), for every route of the table', () => {
  const the = scene();

  for (const row of ROUTES) {
    it(`44, 45 · ${row.name} is for ${row.who.join(' and ')}`, async () => {
      const { actors, partner, customer } = the();

      for (const actor of Object.values(actors)) {
        for (const side of [partner, customer]) {
          const { status, text } = await callRoute(the(), actor, row, {
            params: paramsAbout(the(), side, row),
            body: harmlessBody(the(), row, actor),
          });

          const outcome = [401, 403, 404].includes(status) ? status : 'allowed';
          expect(status, text).to.be.below(500);
          expect(outcome, `${actor.name} about ${side.name}: ${text}`).to.equal(verdict(row, actor, side));
        }
      }
    });
  }

  it('44 · nothing of another company is reached through one’s own', async () => {
    const { actors, partner, customer } = the();
    const rows = ROUTES.filter(({ path }) => /\{(?:user|request)_id\}/.test(path));

    for (const row of rows) {
      const params = { ...paramsAbout(the(), partner, row), company_id: customer.company.id };
      const body = harmlessBody(the(), row, actors.customer);
      const { status } = await callRoute(the(), actors.customer, row, { params, body });

      expect(status, row.name).to.equal(404);
    }
    expect(rows).to.have.length.above(0);
  });

  it('45 · no operator enables for a company, however it is asked', async () => {
    const { actors, customer, partner } = the();
    const rows = ROUTES.filter(({ path, method }) => path.includes('/enablements/') && method !== 'get');

    for (const row of rows) {
      for (const actor of [actors.operator, actors.staff]) {
        for (const body of row.method === 'put'
          ? [{}, { approved_scopes: ['EXPRPT', 'IMAGE'], permission_version: 1 }]
          : [undefined]) {
          for (const side of [customer, partner]) {
            const { status } = await callRoute(the(), actor, row, { params: paramsAbout(the(), side, row), body });

            expect(status, `${actor.name} ${row.name}`).to.equal(403);
          }
        }
      }
    }
    expect(rows.map(({ method }) => method)).to.deep.equal(['put', 'delete']);
  });

  it('45 · no operator approves what people ask for, or asks in their place', async () => {
    const { actors, customer, wanted } = the();
    const bodies = {
      decide_request: { action: 'approve', approved_scopes: ['EXPRPT', 'IMAGE'], permission_version: 1 },
      ask_for_application: { application_id: wanted.application.id },
    };

    for (const actor of [actors.operator, actors.staff]) {
      for (const [name, body] of Object.entries(bodies)) {
        const params = paramsAbout(the(), customer, rowOf(name));
        const { status } = await callRoute(the(), actor, rowOf(name), { params, body });

        expect(status, `${actor.name} ${name}`).to.equal(403);
      }
    }
  });
});

/** What the table's `who` means for this actor and this company: the one place where the matrix says what is right. */
function verdict({ who, path }: Route, actor: Actor, side: Side): 'allowed' | 401 | 403 | 404 {
  if (who.includes('anyone')) return 'allowed';
  if (actor.token === undefined) return 401;
  if (who.includes('person')) return actor.member === undefined ? 403 : connectionVerdict(path, actor);
  if (who.includes('operator') && actor.operator) return 'allowed';
  const about = path.includes('{company_id}') || path.startsWith('/applications/');
  const own = actor.member?.company.id === side.company.id;
  if (about && !own) return actor.operator ? 403 : 404;
  if (who.includes('member') && own) return 'allowed';
  if (who.includes('administrator') && actor.administrator) return 'allowed';
  return who.includes('developer') && actor.developer ? 'allowed' : 403;
}

/** Only who has a connection can end it. */
function connectionVerdict(path: string, { administrator, operator }: Actor): 'allowed' | 404 {
  return path.startsWith('/connections/') && (administrator || operator) ? 404 : 'allowed';
}
