import { expect } from 'chai';
import { askForApplication } from '../../server/operations/requests.ts';
import { changeApplication } from '../../server/operations/applications.ts';
import { createUser } from '../../server/operations/users.ts';
import { readTrail } from '../../server/operations/trail.ts';
import { unique } from '../builders.ts';
import { refusal } from '../domain/refusals.ts';
import { aPublished, staged } from './stage.ts';

const ALL = { limit: 200 };

describe('the audit trail for people', () => {
  const stage = staged();

  it('names who acted, the person and the application it is about, the latest first', async () => {
    const { services, partner } = stage;
    const { id } = await aPublished(stage);
    const given = { name: 'Nia', email: 'nia@a.example', loginId: unique('nia') };
    const nia = await createUser(services, partner, partner.company.id, given);

    const { items } = await readTrail(services, partner, {}, ALL);

    expect(items[0]).to.deep.include({ by: partner.user, user: nia, application: undefined, company: partner.company });
    const registered = items.find(({ event }) => event.action === 'application.registered' && event.application_id === id);
    expect(registered?.application?.id).to.equal(id);
    expect(items.map(({ event }) => event.id)).to.deep.equal(
      items
        .map(({ event }) => event.id)
        .toSorted()
        .toReversed(),
    );
  });

  it('names the application that is narrowed to, though nothing is found', async () => {
    const { services, partner } = stage;
    const { id } = await aPublished(stage);

    const { items, subject } = await readTrail(services, partner, { applicationId: id, action: 'user' }, ALL);

    expect([items, subject.application?.id]).to.deep.equal([[], id]);
  });

  it('names to administrators no application that was taken back and that they do not hold (44)', async () => {
    const { services, operator, customer, ordinary } = stage;
    const { id } = await aPublished(stage);
    await askForApplication(services, ordinary, customer.company.id, id, 'For work.');
    const named = async (caller: typeof operator) =>
      (await readTrail(services, caller, { companyId: customer.company.id, applicationId: id }, ALL)).items.map(
        ({ application }) => application?.id,
      );
    expect(await named(customer)).to.deep.equal([id]);

    await changeApplication(services, operator, id, { visibility: 'private' });

    expect(await named(customer)).to.deep.equal([undefined]);
    expect(await named(operator)).to.deep.equal([id]);
  });

  it('goes as far as a moment, which is left out, and page by page from there', async () => {
    const { services, partner } = stage;
    const { items } = await readTrail(services, partner, {}, ALL);
    const until = Date.parse(items[2]?.event.at ?? '');
    const earlier = items.slice(3).map(({ event }) => event.id);

    const first = await readTrail(services, partner, { until }, { limit: 2 });
    const second = await readTrail(services, partner, { until }, { limit: 200, after: first.next });

    expect([...first.items, ...second.items].map(({ event }) => event.id)).to.deep.equal(earlier);
  });

  it('is the own company’s for administrators, and nobody else’s (44)', async () => {
    const { services, partner, customer, ordinary } = stage;

    expect(await refusal(readTrail(services, customer, { companyId: partner.company.id }, ALL))).to.equal('not_found');
    expect(await refusal(readTrail(services, ordinary, {}, ALL))).to.equal('forbidden');
  });
});
