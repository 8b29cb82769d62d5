import { expect } from 'chai';
import type { Application } from '../../server/domain/application.ts';
import { changeApplication } from '../../server/operations/applications.ts';
import { listAvailableApplications, readAvailableApplication } from '../../server/operations/available-applications.ts';
import { certifyApplication } from '../../server/operations/certification.ts';
import { disableApplication, enableApplication, listEnablements } from '../../server/operations/enablements.ts';
import { aCompany } from '../builders.ts';
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
