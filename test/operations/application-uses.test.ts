import { expect } from 'chai';
import { secretUseId } from '../../server/domain/secret.ts';
import { changeApplication } from '../../server/operations/applications.ts';
import { countConnectedPeople, countVersionsInUse, readSecretUse } from '../../server/operations/application-uses.ts';
import { certifyApplication } from '../../server/operations/certification.ts';
import { confirmConnection, endConnection } from '../../server/operations/connections.ts';
import { replaceApplicationSecret } from '../../server/operations/secrets.ts';
import { disableApplication, enableApplication } from '../../server/operations/enablements.ts';
import { aCompany } from '../builders.ts';
import { refusal } from '../domain/refusals.ts';
import { aPerson, aPublished, staged } from './stage.ts';

describe('how an application is used', () => {
  const stage = staged();
  const aCustomer = () => aPerson(stage.services, aCompany(), { roles: ['admin'] });

  it('is told its publisher as numbers of companies for each version, and no company by name', async () => {
    const { services, partner, operator } = stage;
    const { id } = await aPublished(stage);
    const customers = await Promise.all([aCustomer(), aCustomer(), aCustomer()]);
    for (const each of customers) await enableApplication(services, each, each.company.id, id, {});
    const [left, moved] = customers;
    await changeApplication(services, partner, id, { apis: ['LIST', 'IMAGE'].map((code) => ({ code, groups: [] })) });
    await certifyApplication(services, operator, id, { action: 'approve', permissionVersion: 2 });
    const approval = { approvedScopes: ['LIST', 'IMAGE'], permissionVersion: 2 };
    if (moved !== undefined) await enableApplication(services, moved, moved.company.id, id, approval);
    if (left !== undefined) await disableApplication(services, left, left.company.id, id);

    const versions = await countVersionsInUse(services, partner, id);

    // The publisher's own company approved the second version by saving it.
    expect(versions).to.deep.equal([
      { permissionVersion: 2, companies: 2 },
      { permissionVersion: 1, companies: 1 },
    ]);
    expect(await countVersionsInUse(services, operator, id)).to.deep.equal(versions);
    expect(await refusal(countVersionsInUse(services, stage.customer, id))).to.equal('not_found');
  });

  it('is told its publisher as the time at which the current secret was used last', async () => {
    const { services, partner, customer, operator } = stage;
    const { id, secret } = await aPublished(stage);
    const read = (caller = partner) => readSecretUse(services, caller, id);
    const at = (secret?.createdAt ?? 0) + 4_711;

    expect(await read()).to.equal(undefined);
    await services.directory.touch([{ id: secretUseId(id), at }]);
    expect([await read(), await readSecretUse(services, operator, id)]).to.deep.equal([at, at]);
    await replaceApplicationSecret({ ...services, now: () => at + 1 }, partner, id, { revokeTokens: false });
    expect(await read()).to.equal(undefined);
    expect(await refusal(read(customer))).to.equal('not_found');
  });

  it('is told administrators as the number of their people for whom it acts', async () => {
    const { services, customer, partner, ordinary, operator } = stage;
    const { id } = await aPublished(stage);
    const { id: companyId } = customer.company;
    for (const person of [customer, ordinary, partner]) await confirmConnection(services, person, id, ['LIST']);

    expect(await countConnectedPeople(services, customer, companyId, id)).to.equal(2);
    await endConnection(services, ordinary, id);
    expect(await countConnectedPeople(services, customer, companyId, id)).to.equal(1);
    await confirmConnection(services, ordinary, id, ['LIST']);
    expect(await countConnectedPeople(services, customer, companyId, id)).to.equal(2);
    expect(await refusal(countConnectedPeople(services, ordinary, companyId, id))).to.equal('forbidden');
    expect(await refusal(countConnectedPeople(services, operator, companyId, id))).to.equal('forbidden');
    expect(await refusal(countConnectedPeople(services, partner, companyId, id))).to.equal('not_found');
  });
});
