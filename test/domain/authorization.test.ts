import { expect } from 'chai';
import {
  administers,
  assertAdministratorOf,
  assertDeveloper,
  assertMayChangeApplication,
  assertMayDeactivate,
  assertMayEditUser,
  assertMayGrant,
  assertOperator,
  assertPerson,
  assertReaderOf,
  grantableRoles,
  type Party,
} from '../../server/domain/authorization.ts';
import type { Company } from '../../server/domain/company.ts';
import type { Role, User } from '../../server/domain/user.ts';
import { aCompany, aUser } from '../builders.ts';
import { refusalOf } from './refusals.ts';

function person(company: Company, roles: readonly Role[], given: Partial<User> = {}): Party {
  return {
    company,
    user: aUser({ companyId: company.id, roles, ...given }),
    operator: company.platform && roles.includes('operator'),
  };
}

const customer = aCompany();
const partner = aCompany({ developmentPartner: true });
const platform = aCompany({ platform: true });
const client: Party = { operator: true };
const operator = person(platform, ['operator']);

describe('the rights of a person', () => {
  for (const role of ['web_services_administrator', 'admin'] as const) {
    it(`let ${role} administer the own company and no other (R1)`, () => {
      const administrator = person(customer, [role]);

      expect(administers(administrator, customer.id)).to.equal(true);
      expect(refusalOf(() => assertAdministratorOf(administrator, customer.id))).to.equal('none');
      expect(refusalOf(() => assertAdministratorOf(administrator, partner.id))).to.equal('not_found');
      expect(refusalOf(() => assertReaderOf(administrator, partner.id))).to.equal('not_found');
    });

    it(`let ${role} register and modify for a Development Partner only (R2)`, () => {
      expect(refusalOf(() => assertDeveloper(person(partner, [role]), partner.id))).to.equal('none');
      expect(refusalOf(() => assertDeveloper(person(customer, [role]), customer.id))).to.equal('forbidden');
      expect(refusalOf(() => assertDeveloper(person(partner, [role]), customer.id))).to.equal('not_found');
    });
  }

  it('without a role let nobody administer: forbidden at home, unknown elsewhere (R5)', () => {
    const ordinary = person(partner, []);

    expect(refusalOf(() => assertAdministratorOf(ordinary, partner.id))).to.equal('forbidden');
    expect(refusalOf(() => assertAdministratorOf(ordinary, customer.id))).to.equal('not_found');
    expect(refusalOf(() => assertDeveloper(ordinary))).to.equal('forbidden');
    expect(refusalOf(() => assertOperator(ordinary))).to.equal('forbidden');
  });

  it('end with the person and with the company', () => {
    expect(administers(person(customer, ['admin'], { active: false }), customer.id)).to.equal(false);
    expect(administers(person(aCompany({ id: customer.id, active: false }), ['admin']), customer.id)).to.equal(false);
  });

  it('are those of the own company, whatever company is claimed', () => {
    const stranger: Party = { ...person(customer, ['admin']), company: partner };

    expect(administers(stranger, partner.id)).to.equal(false);
    expect(administers(stranger, customer.id)).to.equal(false);
  });
});

describe('operators', () => {
  for (const [name, party] of [
    ['a person', operator],
    ['the client', client],
  ] as const) {
    it(`may look at every company, and decide for none: ${name}`, () => {
      expect(refusalOf(() => assertReaderOf(party, customer.id))).to.equal('none');
      expect(refusalOf(() => assertAdministratorOf(party, customer.id))).to.equal('forbidden');
      expect(refusalOf(() => assertOperator(party))).to.equal('none');
    });
  }

  it('that are no people have no connections and no password', () => {
    expect(refusalOf(() => assertPerson(client))).to.equal('forbidden');
    expect(refusalOf(() => assertPerson(operator))).to.equal('none');
  });
});

describe('changing an application', () => {
  const developer = person(partner, ['admin']);
  const former = person({ ...partner, developmentPartner: false }, ['admin']);
  const change = (party: Party, changes: object) => refusalOf(() => assertMayChangeApplication(party, partner.id, changes));

  it("is the owner's, but for visibility, suspension and the demand for PKCE (R7)", () => {
    expect(change(developer, { name: 'New', visibility: undefined })).to.equal('none');
    for (const changes of [
      { visibility: 'public' },
      { suspended: false },
      { requirePkce: false },
      { name: 'New', suspended: true },
    ]) {
      expect(change(developer, changes)).to.equal('forbidden');
    }
  });

  it("is not an operator's, but for those", () => {
    expect(change(client, { visibility: 'public', suspended: true, requirePkce: false })).to.equal('none');
    expect(change(client, { name: 'New' })).to.equal('forbidden');
    expect(change(operator, { active: false })).to.equal('forbidden');
  });

  it('is nothing but deactivating for who is no Development Partner any more', () => {
    expect(change(former, { active: false })).to.equal('none');
    expect(change(former, { active: true })).to.equal('forbidden');
    expect(change(former, { active: false, name: 'New' })).to.equal('forbidden');
  });
});

describe('the ladder of roles', () => {
  const administrator = person(platform, ['admin']);

  it('lets nobody grant a role above own', () => {
    expect(refusalOf(() => assertMayGrant(administrator, platform.id, ['admin', 'web_services_administrator']))).to.equal('none');
    expect(refusalOf(() => assertMayGrant(administrator, platform.id, ['operator']))).to.equal('forbidden');
    expect(refusalOf(() => assertMayGrant(operator, platform.id, ['operator']))).to.equal('none');
  });

  it('lets nobody edit who has a role above own', () => {
    expect(refusalOf(() => assertMayEditUser(administrator, aUser({ companyId: platform.id, roles: ['operator'] })))).to.equal(
      'forbidden',
    );
    expect(refusalOf(() => assertMayEditUser(administrator, aUser({ companyId: platform.id, roles: ['admin'] })))).to.equal(
      'none',
    );
    expect(refusalOf(() => assertMayEditUser(client, aUser({ roles: ['operator'] })))).to.equal('none');
  });

  it('lets nobody without a role edit anybody', () => {
    expect(refusalOf(() => assertMayEditUser(person(platform, []), aUser({ companyId: platform.id })))).to.equal('forbidden');
  });

  it('offers the roles that can be granted, the staff’s in the platform company only', () => {
    const company = aCompany();

    expect(grantableRoles(administrator, platform)).to.deep.equal(['web_services_administrator', 'admin']);
    expect(grantableRoles(operator, platform)).to.deep.equal(['web_services_administrator', 'admin', 'operator']);
    expect(grantableRoles(operator, company)).to.deep.equal(['web_services_administrator', 'admin']);
    expect(grantableRoles(administrator, company)).to.deep.equal([]);
  });

  it('lets nobody shut themself out', () => {
    expect(refusalOf(() => assertMayDeactivate(operator, operator.user ?? aUser()))).to.equal('forbidden');
    expect(refusalOf(() => assertMayDeactivate(operator, aUser()))).to.equal('none');
    expect(refusalOf(() => assertMayDeactivate(client, aUser()))).to.equal('none');
  });
});
