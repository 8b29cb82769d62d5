import { expect } from 'chai';
import type { AuditEvent } from '../../server/domain/audit.ts';
import { changeCompany, createCompany, listCompanies, readCompany } from '../../server/operations/companies.ts';
import { changeUser, createUser, listUsers, readUser } from '../../server/operations/users.ts';
import { aCompany, anEvent, unique, write } from '../builders.ts';
import { refusal } from '../domain/refusals.ts';
import { actionsOf, aPerson, eventsOf, staged } from './stage.ts';

const domain = () => `${unique('company')}.example`;
const person = () => ({ loginId: unique('user'), name: 'Canary Person', email: 'canary@a.example' });

describe('companies', () => {
  const stage = staged();

  it('are made, listed and changed by operators', async () => {
    const { services, operator } = stage;
    const made = await createCompany(services, operator, { name: 'New', domain: domain(), developmentPartner: true });

    const changed = await changeCompany(services, operator, made.id, {
      name: 'Newer',
      domainVerified: true,
      developmentPartner: false,
    });
    const all = await listCompanies(services, operator, { limit: 200 });

    expect(changed).to.deep.equal({ ...made, revision: 2, name: 'Newer', domainVerified: true, developmentPartner: false });
    expect(all.items).to.deep.include(changed);
    expect(await actionsOf(stage, made.id)).to.deep.equal(['company.created', 'company.changed']);
  });

  it('are suspended and let in again, each with its trace', async () => {
    const { services, operator } = stage;
    const { id } = await createCompany(services, operator, { name: 'New', domain: domain() });

    await changeCompany(services, operator, id, { active: false });
    await changeCompany(services, operator, id, { active: true });
    await changeCompany(services, operator, id, { active: true });

    expect(await actionsOf(stage, id)).to.deep.equal(['company.created', 'company.suspended', 'company.reactivated']);
    expect(await readCompany(services, operator, id)).to.include({ active: true, epoch: 1, revision: 3 });
  });

  it('do not include the platform among those that can be suspended', async () => {
    const { services, operator } = stage;

    expect(await refusal(changeCompany(services, operator, services.platformId, { active: false }))).to.equal('conflict');
  });

  it('are seen by their administrators, changed by none of them, and exist for nobody else (44)', async () => {
    const { services, customer, ordinary, partner } = stage;
    const { id } = customer.company;

    expect(await refusal(readCompany(services, customer, id))).to.equal('none');
    expect(await refusal(changeCompany(services, customer, id, { name: 'Mine' }))).to.equal('forbidden');
    expect(await refusal(readCompany(services, ordinary, id))).to.equal('forbidden');
    expect(await refusal(readCompany(services, partner, id))).to.equal('not_found');
    expect(await refusal(changeCompany(services, partner, id, { name: 'Mine' }))).to.equal('not_found');
    expect(await refusal(listCompanies(services, customer, { limit: 1 }))).to.equal('forbidden');
    expect(await refusal(createCompany(services, customer, { name: 'Mine', domain: domain() }))).to.equal('forbidden');
  });
});

describe('users', () => {
  const stage = staged();

  it("are made by the company's administrators and by operators, with a hash for a password", async () => {
    const { services, customer, operator } = stage;
    const companyId = customer.company.id;
    const made = await createUser(services, customer, companyId, { ...person(), password: 'correct horse battery' });
    const waiting = await createUser(services, operator, companyId, { ...person(), roles: ['admin'] });

    expect(made.passwordHash).to.match(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(waiting).not.to.have.property('passwordHash');
    expect((await listUsers(services, customer, companyId, { limit: 200 })).items).to.deep.include.members([made, waiting]);
  });

  it('stand in the trail without name, address and login id', async () => {
    const { services, customer } = stage;
    const companyId = customer.company.id;
    const given = { ...person(), password: 'correct horse battery' };
    const { id } = await createUser(services, customer, companyId, given);
    await changeUser(services, customer, companyId, id, {
      name: 'Other Canary',
      email: 'other-canary@a.example',
      loginId: unique('other'),
    });
    await changeUser(services, customer, companyId, id, { roles: ['admin'], active: false });
    await changeUser(services, customer, companyId, id, { active: true });

    const mine = (await eventsOf(stage, companyId)).filter(({ after }: AuditEvent) => after?.['user'] === id);

    expect(mine.map(({ action }) => action)).to.deep.equal([
      'user.created',
      'user.changed',
      'user.roles_changed',
      'user.deactivated',
      'user.activated',
    ]);
    expect(mine[1]?.after?.['changed']).to.deep.equal(['name', 'email', 'login_id']);
    expect(JSON.stringify(mine).toLowerCase()).not.to.include('canary').and.not.to.include(given.loginId);
  });

  it('have login ids that are unique on the server, in lower case', async () => {
    const { services, customer, partner } = stage;
    const given = person();
    await createUser(services, customer, customer.company.id, given);

    const again = createUser(services, partner, partner.company.id, { ...person(), loginId: given.loginId.toUpperCase() });

    expect(await refusal(again)).to.equal('conflict /login_id');
  });

  it('of another company do not exist, on any path (44)', async () => {
    const { services, customer, partner } = stage;
    const foreign = partner.user.id;

    expect(await refusal(readUser(services, customer, partner.company.id, foreign))).to.equal('not_found');
    expect(await refusal(readUser(services, customer, customer.company.id, foreign))).to.equal('not_found');
    expect(await refusal(changeUser(services, customer, customer.company.id, foreign, { active: false }))).to.equal('not_found');
    expect(await refusal(createUser(services, customer, partner.company.id, person()))).to.equal('not_found');
    expect(await refusal(listUsers(services, customer, partner.company.id, { limit: 1 }))).to.equal('not_found');
  });

  it('are not administered by who has no role', async () => {
    const { services, ordinary } = stage;
    const { id: companyId } = ordinary.company;

    expect(await refusal(listUsers(services, ordinary, companyId, { limit: 1 }))).to.equal('forbidden');
    expect(await refusal(createUser(services, ordinary, companyId, person()))).to.equal('forbidden');
    expect(await refusal(changeUser(services, ordinary, companyId, ordinary.user.id, { roles: ['admin'] }))).to.equal(
      'forbidden',
    );
  });

  it('get no role above that of who grants it, and are operators in the platform company only', async () => {
    const { services, operator, customer } = stage;
    const platform = await readCompany(services, operator, services.platformId);
    const administrator = await aPerson(services, platform, { roles: ['admin'] });
    const staff = await createUser(services, operator, platform.id, { ...person(), roles: ['operator'] });

    expect(await refusal(createUser(services, administrator, platform.id, { ...person(), roles: ['operator'] }))).to.equal(
      'forbidden',
    );
    expect(await refusal(changeUser(services, administrator, platform.id, staff.id, { name: 'Mine' }))).to.equal('forbidden');
    expect(
      await refusal(changeUser(services, operator, customer.company.id, customer.user.id, { roles: ['operator'] })),
    ).to.equal('invalid /roles');
  });

  it('deactivate others, never themselves', async () => {
    const { services, customer } = stage;

    const own = changeUser(services, customer, customer.company.id, customer.user.id, { active: false });

    expect(await refusal(own)).to.equal('forbidden');
    expect((await services.directory.get('user', customer.user.id))?.active).to.equal(true);
  });

  it('of a company that is not there cannot be made', async () => {
    const { services, operator } = stage;

    expect(await refusal(createUser(services, operator, aCompany().id, person()))).to.equal('not_found');
    expect(await refusal(createUser(services, operator, '../co', person()))).to.equal('not_found');
  });

  it('are listed page by page', async () => {
    const { services, operator } = stage;
    const company = aCompany();
    await services.directory.commit([write('company', company)], [anEvent()]);
    for (let count = 0; count < 5; count += 1) await createUser(services, operator, company.id, person());

    const first = await listUsers(services, operator, company.id, { limit: 3 });
    const second = await listUsers(services, operator, company.id, { limit: 3, after: first.next });

    expect([first.items.length, second.items.length, second.next]).to.deep.equal([3, 2, undefined]);
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).to.equal(5);
  });
});
