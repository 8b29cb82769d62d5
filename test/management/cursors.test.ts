import { expect } from 'chai';
import fc from 'fast-check';
import { createCompany } from '../../server/operations/companies.ts';
import { createUser } from '../../server/operations/users.ts';
import { unique } from '../builders.ts';
import { OPERATOR } from '../flows/cast.ts';
import type { Reply } from '../flows/world.ts';
import { callRoute, rowOf } from './calling.ts';
import { type Actor, scene } from './scene.ts';

describe('lists and their cursors (security.md 76)', () => {
  const the = scene();

  async function page(name: string, actor: Actor, companyId: string, query: Record<string, string>): Promise<Reply> {
    return callRoute(the(), actor, rowOf(name), { params: { company_id: companyId }, query });
  }

  /** A cursor for the users of the partner, as its administrator was given it. */
  async function aCursor(): Promise<string> {
    const { actors, partner } = the();
    return String((await page('list_users', actors.partner, partner.company.id, { limit: '1' })).body['next']);
  }

  it('gives every item once, in the order of making, whatever the size of a page', async () => {
    const { actors, world } = the();
    const { services } = world.app;
    const company = await createCompany(services, OPERATOR, { name: unique('Company'), domain: 'many.example' });
    const made: string[] = [];
    for (let index = 0; index < 7; index += 1) {
      const loginId = unique('person');
      made.push((await createUser(services, OPERATOR, company.id, { loginId, name: 'P', email: `${loginId}@example.com` })).id);
    }

    for (const limit of [1, 2, 3, 6, 7, 8, 200]) {
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const query = { limit: String(limit), ...(after !== undefined && { after }) };
        const { body } = await page('list_users', actors.operator, company.id, query);
        const items = body['items'] as { id: string }[];
        expect(items).to.have.length.within(1, limit);
        seen.push(...items.map(({ id }) => id));
        after = body['next'] as string | undefined;
      } while (after !== undefined);

      expect(seen, `limit ${limit}`).to.deep.equal(made.toSorted());
    }
  });

  it('76 · a cursor shows nothing of where it leads', async () => {
    const { partner } = the();
    const cursor = await aCursor();

    const bytes = Buffer.from(cursor.split('.')[1] ?? '', 'base64url').toString('latin1');

    expect(bytes).to.have.length.above(20);
    for (const id of [partner.user.user.id, partner.administrator.user.id]) expect(bytes + cursor).not.to.contain(id.slice(4));
  });

  it('76 · a cursor that was altered in any bit, cut or extended is none', async () => {
    const { actors, partner } = the();
    const cursor = await aCursor();
    const untouched = await page('list_users', actors.partner, partner.company.id, { after: cursor });
    expect(untouched.status).to.equal(200);

    const altered = fc.oneof(
      fc.tuple(fc.nat(cursor.length - 1), fc.integer({ min: 0, max: 6 })).map(([at, bit]) => {
        const code = cursor.charCodeAt(at) ^ (1 << bit);
        return cursor.slice(0, at) + String.fromCharCode(code) + cursor.slice(at + 1);
      }),
      fc.nat(cursor.length - 1).map((length) => cursor.slice(0, length)),
      fc.string({ minLength: 1, maxLength: 20 }).map((more) => cursor + more),
      fc.constantFrom(`${cursor}.`, `${cursor}=`, `${cursor}.x`, ` ${cursor}`, `.${cursor}`, cursor.toUpperCase()),
    );

    await fc.assert(
      fc.asyncProperty(altered, async (after) => {
        const { status } = await page('list_users', actors.partner, partner.company.id, { after });
        expect(status, after).to.equal(400);
      }),
      { numRuns: 250 },
    );
  }).timeout(60_000);

  it('76 · a cursor is of use to nobody else, for no other list and with no other filter', async () => {
    const { actors, partner, customer } = the();
    const after = await aCursor();
    const ofEvents = await page('list_audit_events', actors.partner, '', { limit: '1', action: 'user.created' });
    const next = String(ofEvents.body['next']);

    const misused = [
      await page('list_users', actors.operator, partner.company.id, { after }),
      await page('list_users', actors.staff, partner.company.id, { after }),
      await page('list_users', actors.operator, customer.company.id, { after }),
      await page('list_applications', actors.partner, '', { after }),
      await page('list_enablements', actors.partner, partner.company.id, { after }),
      await page('list_audit_events', actors.partner, '', { after: next }),
      await page('list_audit_events', actors.partner, '', { after: next, action: 'user.changed' }),
      await page('list_audit_events', actors.partner, '', { after: next, action: 'user.created', since: '2020-01-01T00:00:00Z' }),
    ];

    expect(misused.map(({ status }) => status)).to.deep.equal(misused.map(() => 400));
    const used = await page('list_audit_events', actors.partner, '', { after: next, action: 'user.created', limit: '200' });
    expect(used.status, 'another size of page is the same list').to.equal(200);
  });

  it('76 · a position that is plain text, such as an id, is no cursor', async () => {
    const { actors, partner } = the();

    for (const after of [partner.user.user.id, 'usr_', '0', Buffer.from(partner.user.user.id).toString('base64url')]) {
      const { status } = await page('list_users', actors.partner, partner.company.id, { after });
      expect(status, after).to.equal(400);
    }
  });
});
