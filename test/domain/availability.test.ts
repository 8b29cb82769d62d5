import { expect } from 'chai';
import type { Application } from '../../server/domain/application.ts';
import { assertMayEnable, availabilityOf } from '../../server/domain/availability.ts';
import type { Company } from '../../server/domain/company.ts';
import { aCompany, anApplication, anEnablement } from '../builders.ts';
import { refusalOf } from './refusals.ts';

const owner = aCompany();
const customer = aCompany();
const held = anEnablement({ companyId: customer.id });

const at = (given: Partial<Application>, ownerGiven: Partial<Company> = {}) =>
  [anApplication({ companyId: owner.id, ...given }), { ...owner, ...ownerGiven }] as const;

const outOfService: readonly [string, Partial<Application>, Partial<Company>][] = [
  ['inactive', { active: false }, {}],
  ['suspended', { suspended: true }, {}],
  ['of an inactive owner', {}, { active: false }],
];

describe('an application, seen from a company', () => {
  it('is available when it is public, or its own', () => {
    expect(availabilityOf(...at({ visibility: 'public' }), undefined, customer.id)).to.equal('available');
    expect(availabilityOf(...at({ visibility: 'private' }), undefined, owner.id)).to.equal('available');
  });

  it('does not exist when it is private elsewhere', () => {
    expect(availabilityOf(...at({ visibility: 'private' }), undefined, customer.id)).to.equal('hidden');
    expect(refusalOf(() => assertMayEnable(...at({ visibility: 'private' }), undefined, customer.id))).to.equal('not_found');
  });

  it('stays with who holds it after it was unpublished, and can be enabled again', () => {
    expect(availabilityOf(...at({ visibility: 'private' }), held, customer.id)).to.equal('held');
    expect(refusalOf(() => assertMayEnable(...at({ visibility: 'private' }), held, customer.id))).to.equal('none');
  });

  for (const [what, given, ownerGiven] of outOfService) {
    it(`is in no list of available ones while it is ${what} (R8)`, () => {
      expect(availabilityOf(...at({ visibility: 'public', ...given }, ownerGiven), undefined, customer.id)).to.equal('hidden');
      expect(availabilityOf(...at({ visibility: 'public', ...given }, ownerGiven), held, customer.id)).to.equal('held');
    });

    it(`cannot be enabled while it is ${what}: a conflict for owner and holder, unknown to all others`, () => {
      const scene = at({ visibility: 'public', ...given }, ownerGiven);

      expect(refusalOf(() => assertMayEnable(...scene, undefined, owner.id))).to.equal('conflict');
      expect(refusalOf(() => assertMayEnable(...scene, held, customer.id))).to.equal('conflict');
      expect(refusalOf(() => assertMayEnable(...scene, undefined, customer.id))).to.equal('not_found');
    });
  }
});
