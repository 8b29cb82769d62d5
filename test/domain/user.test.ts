import { expect } from 'chai';
import { newId } from '../../server/domain/id.ts';
import {
  assertPassword,
  assertRolesFit,
  modifiedUser,
  type NewUser,
  userOf,
  withPassword,
  withSessionsEnded,
} from '../../server/domain/user.ts';
import { aCompany, aUser, T0 } from '../builders.ts';
import { refusalOf } from './refusals.ts';

const make = (given: Partial<NewUser> = {}) =>
  userOf({ loginId: 'uma', name: 'Uma', email: 'uma@a.example', ...given }, newId('company', T0), newId('user', T0), T0);

describe('a user', () => {
  it('has a login id in lower case after NFKC', () => {
    expect(make({ loginId: ' ＵMA@A.example ' }).loginId).to.equal('uma@a.example');
  });

  it('is ordinary and active, unless said otherwise', () => {
    expect(make()).to.deep.include({ roles: [], active: true, epoch: 0 });
    expect(make({ roles: ['admin', 'web_services_administrator', 'admin'] }).roles).to.deep.equal([
      'web_services_administrator',
      'admin',
    ]);
  });

  const refused: readonly [string, Partial<NewUser>, string][] = [
    ['an empty login id', { loginId: '' }, '/login_id'],
    ['a login id with a space', { loginId: 'u ma' }, '/login_id'],
    ['a login id with NUL', { loginId: 'u\0' }, '/login_id'],
    ['a login id of 255 characters', { loginId: 'u'.repeat(255) }, '/login_id'],
    ['a name of white space', { name: '\t' }, '/name'],
    ['an e-mail address without @', { email: 'uma' }, '/email'],
    ['an e-mail address of 255 characters', { email: `${'u'.repeat(245)}@a.example` }, '/email'],
    ['a password of 11 characters', { password: 'é'.repeat(11) }, '/password'],
    ['a password of 129 characters', { password: 'a'.repeat(129) }, '/password'],
    ['half a surrogate pair in a password', { password: `${'a'.repeat(12)}\ud800` }, '/password'],
  ];
  for (const [what, given, pointer] of refused) {
    it(`cannot have ${what}`, () => {
      expect(refusalOf(() => make(given))).to.equal(`invalid ${pointer}`);
    });
  }

  it('has a password of 12 to 128 characters', () => {
    expect(refusalOf(() => assertPassword('/password', '😀'.repeat(12)))).to.equal('none');
    expect(refusalOf(() => assertPassword('/password', '😀'.repeat(128)))).to.equal('none');
  });

  it('loses sessions and tokens for good when deactivated', () => {
    const off = modifiedUser(aUser(), { active: false });

    expect(off).to.include({ active: false, epoch: 1 });
    expect(modifiedUser(off, { active: true })).to.include({ active: true, epoch: 1 });
  });

  it('loses sessions and tokens for good when the password changes, and not when a role or a name does', () => {
    expect(withPassword(aUser(), 'hash')).to.include({ passwordHash: 'hash', epoch: 1 });
    expect(modifiedUser(aUser(), { roles: ['admin'], name: 'New', loginId: 'new' }).epoch).to.equal(0);
  });

  it('loses sessions and tokens for good when signed out everywhere, and nothing else', () => {
    const user = aUser({ passwordHash: 'hash', roles: ['admin'] });

    expect(withSessionsEnded(user)).to.deep.equal({ ...user, epoch: 1 });
  });

  it('is an operator in the platform company only', () => {
    expect(refusalOf(() => assertRolesFit(['operator'], aCompany()))).to.equal('invalid /roles');
    expect(refusalOf(() => assertRolesFit(['operator'], aCompany({ platform: true })))).to.equal('none');
  });
});
