import { expect } from 'chai';
import { APPLICATION_FIELDS, changedSince, COMPANY_FIELDS, formMarks, USER_FIELDS } from '../../server/domain/form-marks.ts';
import { aCompany, anApplication, aUser, T0 } from '../builders.ts';

describe('what a form was made from', () => {
  const application = anApplication();
  const marks = formMarks(application, APPLICATION_FIELDS);
  const changed = (given: object) => changedSince(marks, { ...application, ...given }, APPLICATION_FIELDS);

  it('is known without the values', () => {
    expect(marks)
      .to.match(/^[\w.-]{1,200}$/)
      .and.not.include(application.name);
    expect(changed({})).to.deep.equal([]);
  });

  it('differs by exactly the fields that were changed', () => {
    expect(changed({ name: 'Other', redirectUris: [] })).to.deep.equal(['name', 'redirectUris']);
    expect(changed({ apis: [{ code: 'orders', groups: [{ code: 'G', required: true, reason: '' }] }] })).to.deep.equal(['apis']);
    expect(changed({ jwks: { keys: [{ kty: 'EC' }] } })).to.deep.equal(['jwks']);
    expect(changed({ active: false, suspended: true })).to.deep.equal(['active', 'suspended']);
  });

  it('does not differ by what no form shows', () => {
    expect(changed({ revision: 9, updatedAt: T0 + 1, epoch: 4, certification: 'submitted' })).to.deep.equal([]);
  });

  for (const forged of ['', '.', `${marks}.x`, marks.slice(0, marks.lastIndexOf('.')), 'x'.repeat(100_000)]) {
    it(`differs by everything when the marks are none: ${JSON.stringify(forged.slice(0, 20))}, ${forged.length} long`, () => {
      expect(changedSince(forged, application, APPLICATION_FIELDS)).to.deep.equal(APPLICATION_FIELDS);
    });
  }

  it('is known of users and companies, too', () => {
    const [user, company] = [aUser(), aCompany()];

    expect(changedSince(formMarks(user, USER_FIELDS), { ...user, roles: ['admin'], epoch: 9 }, USER_FIELDS)).to.deep.equal([
      'roles',
    ]);
    expect(
      changedSince(formMarks(company, COMPANY_FIELDS), { ...company, domainVerified: false, epoch: 9 }, COMPANY_FIELDS),
    ).to.deep.equal(['domainVerified']);
  });
});
