import { expect } from 'chai';
import { changeApplication } from '../../server/operations/applications.ts';
import { type AvailableQuery, listAvailableApplications } from '../../server/operations/available-applications.ts';
import { certifyApplication } from '../../server/operations/certification.ts';
import { changeCompany, listCompanies } from '../../server/operations/companies.ts';
import { disableApplication, enableApplication } from '../../server/operations/enablements.ts';
import { askForApplication } from '../../server/operations/requests.ts';
import { aCompany, anEvent, write } from '../builders.ts';
import { refusal } from '../domain/refusals.ts';
import { aPublished, aRegistered, staged } from './stage.ts';

describe('searching applications', () => {
  const stage = staged();
  const found = async (query: AvailableQuery, limit = 200) => {
    const { services, customer } = stage;
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const page = await listAvailableApplications(services, customer, customer.company.id, { limit, after }, query);
      ids.push(...page.items.map(({ application }) => application.id));
      after = page.next;
    } while (after !== undefined);
    return ids;
  };
  const enable = (id: string) => enableApplication(stage.services, stage.customer, stage.customer.company.id, id, {});

  it('finds by name and publisher, and nothing that does not exist for the company (42)', async () => {
    const { services, partner } = stage;
    const visible = [await aPublished(stage, { name: 'Zephyr Mileage' }), await aPublished(stage, { name: 'Zephyr Hotels' })];
    await aRegistered(stage, { name: 'Zephyr Private' });
    const inactive = await aPublished(stage, { name: 'Zephyr Inactive' });
    await changeApplication(services, partner, inactive.id, { active: false });

    expect(await found({ text: 'zephyr' }, 1)).to.deep.equal(visible.map(({ id }) => id));
    expect(await found({ text: `hotels ${partner.company.name}` })).to.deep.equal([visible[1]?.id]);
    expect(await found({ text: 'zephyr nothing' })).to.deep.equal([]);
    expect(await found({ text: ' … ' })).to.deep.equal(await found({}));
  });

  it('shows those that are enabled, those that are not, and those with something to approve', async () => {
    const { services, partner, operator, customer } = stage;
    const [enabled, disabled, never, grown] = [
      await aPublished(stage, { name: 'Quill A' }),
      await aPublished(stage, { name: 'Quill B' }),
      await aPublished(stage, { name: 'Quill C' }),
      await aPublished(stage, { name: 'Quill D' }),
    ];
    for (const { id } of [enabled, disabled, grown]) await enable(id);
    await disableApplication(services, customer, customer.company.id, disabled.id);
    const apis = ['LIST', 'IMAGE'].map((code) => ({ code, groups: [] }));
    await changeApplication(services, partner, grown.id, { apis });
    await certifyApplication(services, operator, grown.id, { action: 'approve', permissionVersion: 2 });

    expect(await found({ text: 'quill', only: 'enabled' }, 1)).to.deep.equal([enabled.id, grown.id]);
    expect(await found({ text: 'quill', only: 'not_enabled' }, 1)).to.deep.equal([disabled.id, never.id]);
    expect(await found({ text: 'quill', only: 'waiting' })).to.deep.equal([grown.id]);
    expect(await found({ only: 'waiting' })).to.deep.equal([grown.id]);
    await changeApplication(services, operator, grown.id, { suspended: true });
    expect(await found({ only: 'waiting' })).to.deep.equal([]);
  });

  it('shows what has been asked for', async () => {
    const { services, ordinary, customer } = stage;
    const { id } = await aPublished(stage, { name: 'Vellum' });
    await askForApplication(services, ordinary, ordinary.company.id, id, 'Why.');

    const page = await listAvailableApplications(services, customer, customer.company.id, { limit: 5 }, { text: 'vellum' });

    expect(page.items.map(({ request }) => [request?.state, request?.requesters.length])).to.deep.equal([['pending', 1]]);
  });

  it('finds by what the publisher is called at present', async () => {
    const { services, operator, partner } = stage;
    const { id } = await aPublished(stage, { name: 'Umbra' });
    await changeCompany(services, operator, partner.company.id, { name: 'Nimbus Works' });

    expect(await found({ text: 'nimbus umbra' })).to.deep.equal([id]);
    expect(await found({ text: `umbra ${partner.company.name}` })).to.deep.equal([]);
    const later = await aRegistered({ ...stage, partner: { ...partner, company: { ...partner.company, name: 'Nimbus Works' } } });
    expect(later.publisherName).to.equal('Nimbus Works');
  });
});

describe('searching companies', () => {
  const stage = staged();

  it('finds by name and domain, page by page, for operators only', async () => {
    const { services, operator, customer } = stage;
    const companies = [aCompany({ name: 'Halcyon North' }), aCompany({ name: 'Other', domain: 'halcyon.example' })];
    await services.directory.commit(
      companies.map((company) => write('company', company)),
      [anEvent()],
    );

    const first = await listCompanies(services, operator, { limit: 1 }, { text: 'halc' });
    const second = await listCompanies(services, operator, { limit: 1, after: first.next }, { text: 'halc' });

    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(ids).to.deep.equal(companies.map(({ id }) => id).toSorted());
    expect(second).not.to.have.property('next');
    expect(await refusal(listCompanies(services, customer, { limit: 1 }, { text: 'halc' }))).to.equal('forbidden');
  });
});
