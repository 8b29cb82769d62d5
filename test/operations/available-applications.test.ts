import { expect } from 'chai';
import { changeApplication } from '../../server/operations/applications.ts';
import { listAvailableApplications, readAvailableApplication } from '../../server/operations/available-applications.ts';
import { changeCompany } from '../../server/operations/companies.ts';
import { enableApplication } from '../../server/operations/enablements.ts';
import { aCompany, anEvent, write } from '../builders.ts';
import { aPerson, aPublished, aRegistered, staged } from './stage.ts';

describe('the list of available applications (R15)', () => {
  const stage = staged();
  const list = async (limit = 200, after?: string) =>
    listAvailableApplications(stage.services, stage.customer, stage.customer.company.id, { limit, after });

  it('has what is public and in service, and what the company holds (R8)', async () => {
    const { services, operator, partner, customer } = stage;
    const available = await aPublished(stage);
    const held = await aPublished(stage);
    const inactive = await aPublished(stage);
    const unpublished = await aRegistered(stage);
    await enableApplication(services, customer, customer.company.id, held.id, {});
    await changeApplication(services, operator, held.id, { suspended: true });
    await changeApplication(services, partner, inactive.id, { active: false });

    const { items } = await list();

    const seen = items.map(({ application, available: now }) => [application.id, now]);
    expect(seen).to.deep.include.members([
      [available.id, true],
      [held.id, false],
    ]);
    expect(seen.flat()).not.to.include(inactive.id).and.not.to.include(unpublished.id);
  });

  it('fills its pages, however many candidates are not shown', async () => {
    const { services, partner } = stage;
    const applications = [];
    for (let count = 0; count < 12; count += 1) applications.push(await aPublished(stage));
    for (const { id } of applications.slice(0, 9)) await changeApplication(services, partner, id, { active: false });

    const pages = [];
    let page = await list(2);
    for (; page.next !== undefined; page = await list(2, page.next)) pages.push(page);

    const ids = [...pages, page].flatMap(({ items }) => items.map(({ application }) => application.id));
    expect(pages.every(({ items }) => items.length === 2)).to.equal(true);
    expect(ids).to.deep.equal((await list()).items.map(({ application }) => application.id));
    expect(ids).to.include.members(applications.slice(9).map(({ id }) => id));
  });

  it('leaves nothing of an owner that is inactive', async () => {
    const { services, operator } = stage;
    const owner = aCompany({ developmentPartner: true });
    const other = await aPerson(services, owner, { roles: ['admin'] });
    const { id } = await aPublished({ services, operator, partner: other, customer: stage.customer, ordinary: stage.ordinary });
    const seen = async () => (await list()).items.some(({ application }) => application.id === id);

    expect(await seen()).to.equal(true);
    await changeCompany(services, operator, owner.id, { active: false });
    expect(await seen()).to.equal(false);
  });

  it('says when an application was used last', async () => {
    const { services, customer } = stage;
    const application = await aPublished(stage);
    const view = await enableApplication(services, customer, customer.company.id, application.id, {});
    await services.directory.touch([{ id: `${view.companyId}/${view.applicationId}`, at: 4_711 }]);
    await services.directory.commit([write('company', aCompany())], [anEvent()]);

    expect(await readAvailableApplication(services, customer, customer.company.id, application.id)).to.include({
      lastUsedAt: 4_711,
    });
  });
});
