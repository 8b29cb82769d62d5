import { expect } from 'chai';
import { changedSince, COMPANY_FIELDS, formMarks, USER_FIELDS } from '../../server/domain/form-marks.ts';
import { aCompany, aUser } from '../builders.ts';

describe('what a form was made from', () => {
  const user = aUser();
  const marks = formMarks(user, USER_FIELDS);
  const changed = (given: object) => changedSince(marks, { ...user, ...given }, USER_FIELDS);

  it('is known without the values', () => {
    expect(marks)
      .to.match(/^[\w.-]{1,200}$/)
      .and.not.include(user.name);
    expect(changed({})).to.deep.equal([]);
  });

  it('differs by exactly the fields that were changed', () => {
    expect(changed({ name: 'Other', email: 'other@example.com' })).to.deep.equal(['name', 'email']);
    expect(changed({ roles: ['admin'] })).to.deep.equal(['roles']);
    expect(changed({ active: false })).to.deep.equal(['active']);
  });

  it('does not differ by what no form shows', () => {
    expect(changed({ revision: 9, epoch: 4 })).to.deep.equal([]);
  });

  for (const forged of ['', '.', `${marks}.x`, marks.slice(0, marks.lastIndexOf('.')), 'x'.repeat(100_000)]) {
    it(`differs by everything when the marks are none: ${JSON.stringify(forged.slice(0, 20))}, ${forged.length} long`, () => {
      expect(changedSince(forged, user, USER_FIELDS)).to.deep.equal(USER_FIELDS);
    });
  }

  it('is known of companies, too', () => {
    const company = aCompany();

    expect(
      changedSince(formMarks(company, COMPANY_FIELDS), { ...company, domainVerified: false, epoch: 9 }, COMPANY_FIELDS),
    ).to.deep.equal(['domainVerified']);
  });
});
