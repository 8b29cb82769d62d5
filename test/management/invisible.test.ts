import { expect } from 'chai';
import { newId } from '../../server/domain/id.ts';
import { ROUTES } from '../../server/management/routes.ts';
import type { Reply } from '../flows/world.ts';
import { harmlessBody } from './bodies.ts';
import { callRoute, rowOf } from './calling.ts';
import { scene } from './scene.ts';

describe('a private application, from another company (security.md 42)', () => {
  const the = scene();

  for (const row of ROUTES.filter(({ path }) => path.includes('{application_id}'))) {
    it(`42 · ${row.name} answers for it what it answers for an id that there is not`, async () => {
      const { actors, customer, partner } = the();
      const ids = [partner.application.id, newId('application', Date.now()), 'app_malformed', customer.company.id];

      const replies = await Promise.all(
        ids.map((application_id) =>
          callRoute(the(), actors.customer, row, {
            params: { company_id: customer.company.id, application_id },
            body: harmlessBody(the(), row, actors.customer),
          }),
        ),
      );

      expect(replies.map(({ status }) => status)).to.deep.equal([404, 404, 404, 404]);
      expect(new Set(replies.map(told)).size).to.equal(1);
      expect(new Set(replies.map(namesOfHeaders)).size).to.equal(1);
    });
  }

  it('42 · is in no list, and in no event', async () => {
    const { actors, customer, partner } = the();
    const about = { company_id: customer.company.id };
    const lists = ROUTES.filter(
      ({ method, path, who }) =>
        method === 'get' && (who.includes('administrator') || who.includes('member')) && !path.endsWith('}'),
    );

    for (const row of lists) {
      const { status, text } = await callRoute(the(), actors.customer, row, { params: about });

      expect(status, row.name).to.equal(200);
      expect(text, row.name).not.to.contain(partner.application.id);
    }
    const filtered = await callRoute(the(), actors.customer, rowOf('list_audit_events'), {
      query: { application_id: partner.application.id },
    });
    expect(filtered.body).to.deep.equal({ items: [] });
    expect(lists.map(({ name }) => name)).to.include.members([
      'list_available_applications',
      'list_applications',
      'list_requests',
    ]);
  });
});

/** The answer without what is another one at each request. */
function told({ text, body }: Reply): string {
  return text.replace(String(body['request_id']), '');
}

function namesOfHeaders({ headers }: Reply): string {
  return JSON.stringify([...headers].filter(([name]) => !['date', 'x-request-id'].includes(name)));
}
