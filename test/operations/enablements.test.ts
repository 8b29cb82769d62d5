import { expect } from 'chai';
import type { Application } from '../../server/domain/application.ts';
import { changeApplication } from '../../server/operations/applications.ts';
import { listAvailableApplications, readAvailableApplication } from '../../server/operations/available-applications.ts';
import { certifyApplication } from '../../server/operations/certification.ts';
import { changeCompany } from '../../server/operations/companies.ts';
import { disableApplication, enableApplication, listEnablements } from '../../server/operations/enablements.ts';
import { aCompany, anEvent, write } from '../builders.ts';
import { refusal } from '../domain/refusals.ts';
import { actionsOf, aPerson, aPublished, aRegistered, staged } from './stage.ts';

const REPORTS = [{ code: 'EXPRPT', groups: [{ code: 'BANK', required: false, reason: 'To pay.' }] }];

describe('enabling and disabling', () => {
  const stage = staged();
  const enable = ({ id }: Application, approval = {}) =>
    enableApplication(stage.services, stage.customer, stage.customer.company.id, id, approval);
  const disable = ({ id }: Application) => disableApplication(stage.services, stage.customer, stage.customer.company.id, id);

  it('is what an administrator of the company does, each with a trace in its trail (R1, R15)', async () => {
    const application = await aPublished(stage, { apis: REPORTS });

    const enabled = await enable(application);
    const disabled = await disable(application);
    const again = await enable(application);

    expect(enabled).to.deep.include({ state: 'enabled', approvedScopes: ['EXPRPT', 'BANK'], pendingScopes: [], generation: 1 });
    expect(disabled).to.include({ state: 'disabled', generation: 2, changedBy: stage.customer.user.id });
    expect(again).to.deep.include({ state: 'enabled', approvedScopes: ['EXPRPT', 'BANK'], generation: 2 });
    expect(await actionsOf(stage, stage.customer.company.id, application.id)).to.deep.equal([
      'enablement.enabled',
      'enablement.disabled',
      'enablement.enabled',
    ]);
  });

  it('said again changes nothing and leaves no trace', async () => {
    const application = await aPublished(stage);
    const first = await enable(application);

    expect(await enable(application)).to.deep.equal(first);
    expect(await disable(application)).to.deep.equal(await disable(application));
    expect(await actionsOf(stage, stage.customer.company.id, application.id)).to.have.lengthOf(2);
  });

  it('of what was never enabled disables nothing', async () => {
    const application = await aPublished(stage);

    expect(await disable(application)).to.deep.include({ state: 'disabled', generation: 0, approvedScopes: [] });
    expect(await actionsOf(stage, stage.customer.company.id, application.id)).to.deep.equal([]);
  });

  it('is never done by an operator, nor by an ordinary user, nor for another company', async () => {
    const { services, operator, ordinary, partner, customer } = stage;
    const { id } = await aPublished(stage);
    const refused = (caller: typeof operator) =>
      Promise.all([
        refusal(enableApplication(services, caller, customer.company.id, id, {})),
        refusal(disableApplication(services, caller, customer.company.id, id)),
        refusal(readAvailableApplication(services, caller, customer.company.id, id)),
        refusal(listAvailableApplications(services, caller, customer.company.id, { limit: 1 })),
      ]);

    expect(await refused(operator)).to.deep.equal(Array.from({ length: 4 }, () => 'forbidden'));
    expect(await refused(ordinary)).to.deep.equal(Array.from({ length: 4 }, () => 'forbidden'));
    expect(await refused(partner)).to.deep.equal(Array.from({ length: 4 }, () => 'not_found'));
    expect(await refusal(listEnablements(services, partner, customer.company.id, { limit: 1 }))).to.equal('not_found');
    expect(await refusal(listEnablements(services, operator, customer.company.id, { limit: 1 }))).to.equal('none');
  });

  it('finds nothing of an application that is private elsewhere (42)', async () => {
    const application = await aRegistered(stage);

    expect(await refusal(enable(application))).to.equal('not_found');
    expect(await refusal(disable(application))).to.equal('not_found');
    expect(
      await refusal(readAvailableApplication(stage.services, stage.customer, stage.customer.company.id, application.id)),
    ).to.equal('not_found');
  });

  it('leaves an unpublished application with who holds it, and gives it to nobody else', async () => {
    const { services, operator } = stage;
    const application = await aPublished(stage);
    await enable(application);
    await disable(application);
    await changeApplication(services, operator, application.id, { visibility: 'private' });
    const newcomer = await aPerson(services, aCompany(), { roles: ['admin'] });

    expect(await enable(application)).to.include({ state: 'enabled' });
    expect(await refusal(enableApplication(services, newcomer, newcomer.company.id, application.id, {}))).to.equal('not_found');
  });

  it('disables what is out of service, but does not enable it', async () => {
    const { services, operator } = stage;
    const application = await aPublished(stage);
    await enable(application);
    await changeApplication(services, operator, application.id, { suspended: true });

    expect(await disable(application)).to.include({ state: 'disabled' });
    expect(await refusal(enable(application))).to.equal('conflict');
  });

  it('approves a difference only when it is shown and signed (69)', async () => {
    const { services, partner, operator } = stage;
    const application = await aPublished(stage, { apis: [{ code: 'LIST', groups: [] }] });
    await enable(application);
    await changeApplication(services, partner, application.id, { apis: [{ code: 'LIST', groups: [] }, ...REPORTS] });

    const unreviewed = await enable(application);
    await certifyApplication(services, operator, application.id, { action: 'approve', permissionVersion: 2 });
    const reviewed = await enable(application);
    const all = ['LIST', 'EXPRPT', 'BANK'];

    expect(unreviewed).to.deep.include({ approvedScopes: ['LIST'], pendingScopes: [] });
    expect(reviewed).to.deep.include({ approvedScopes: ['LIST'], pendingScopes: ['EXPRPT', 'BANK'] });
    expect(await refusal(enable(application, { approvedScopes: all }))).to.equal('invalid /permission_version');
    expect(await refusal(enable(application, { approvedScopes: all, permissionVersion: 1 }))).to.equal('conflict');
    expect(await enable(application, { approvedScopes: all, permissionVersion: 2 })).to.deep.include({
      approvedScopes: all,
      pendingScopes: [],
    });
    expect((await actionsOf(stage, stage.customer.company.id, application.id)).at(-1)).to.equal('enablement.approved');
  });

  it('of the owner follows what the owner saves', async () => {
    const { services, partner } = stage;
    const { id } = await aRegistered(stage, { apis: [{ code: 'LIST', groups: [] }] });

    await changeApplication(services, partner, id, { apis: REPORTS });

    const { items } = await listEnablements(services, partner, partner.company.id, { limit: 200 });
    expect(items.find(({ applicationId }) => applicationId === id)).to.deep.include({
      approvedScopes: ['EXPRPT', 'BANK'],
      pendingScopes: [],
      permissionVersion: 2,
    });
  });

  it('comes to one decision out of many at the same moment', async () => {
    const application = await aPublished(stage);

    const views = await Promise.all(Array.from({ length: 10 }, () => enable(application)));

    expect(new Set(views.map(({ changedAt }) => changedAt)).size).to.equal(1);
    expect(await actionsOf(stage, stage.customer.company.id, application.id)).to.deep.equal(['enablement.enabled']);
  });
});

describe('the list of available applications (R15)', () => {
  const stage = staged();
  const list = async (limit = 200, after?: string) =>
    listAvailableApplications(stage.services, stage.customer, stage.customer.company.id, { limit, after });

  it('has what is public and in service, and what the company holds (R8)', async () => {
    const { services, operator, partner, customer } = stage;
    const available = await aPublished(stage);
    const held = await aPublished(stage);
    const inactive = await aPublished(stage);
    const private_ = await aRegistered(stage);
    await enableApplication(services, customer, customer.company.id, held.id, {});
    await changeApplication(services, operator, held.id, { suspended: true });
    await changeApplication(services, partner, inactive.id, { active: false });

    const { items } = await list();

    const seen = items.map(({ application, available: now }) => [application.id, now]);
    expect(seen).to.deep.include.members([
      [available.id, true],
      [held.id, false],
    ]);
    expect(seen.flat()).not.to.include(inactive.id).and.not.to.include(private_.id);
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
    const { id } = await aPublished({
      ...stage,
      services,
      operator,
      partner: other,
      customer: stage.customer,
      ordinary: stage.ordinary,
      now: stage.now,
    });
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
