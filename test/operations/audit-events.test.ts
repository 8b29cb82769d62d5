import { expect } from 'chai';
import { listAuditEvents } from '../../server/operations/audit-events.ts';
import { refusal } from '../domain/refusals.ts';
import { aPublished, staged } from './stage.ts';

describe('the audit trail', () => {
  const stage = staged();

  it("is whole for operators, and the own company's for its administrators", async () => {
    const { services, operator, partner, customer } = stage;
    await aPublished(stage);

    const all = await listAuditEvents(services, operator, {}, { limit: 200 });
    const own = await listAuditEvents(services, partner, {}, { limit: 200 });

    expect(new Set(own.items.map(({ company_id }) => company_id))).to.deep.equal(new Set([partner.company.id]));
    expect(all.items.length).to.be.greaterThan(own.items.length);
    expect(await listAuditEvents(services, operator, { companyId: partner.company.id }, { limit: 200 })).to.deep.equal(own);
    expect((await listAuditEvents(services, customer, {}, { limit: 200 })).items).to.deep.equal([]);
  });

  it('of another company does not exist, and is not for who has no role (44)', async () => {
    const { services, customer, partner, ordinary } = stage;

    expect(await refusal(listAuditEvents(services, customer, { companyId: partner.company.id }, { limit: 1 }))).to.equal(
      'not_found',
    );
    expect(await refusal(listAuditEvents(services, ordinary, {}, { limit: 1 }))).to.equal('forbidden');
  });

  it('is read page by page, in its order', async () => {
    const { services, partner } = stage;
    const whole = await listAuditEvents(services, partner, {}, { limit: 200 });

    const first = await listAuditEvents(services, partner, {}, { limit: 2 });
    const rest = await listAuditEvents(services, partner, {}, { limit: 200, after: first.next });

    expect([...first.items, ...rest.items]).to.deep.equal(whole.items);
  });
});
