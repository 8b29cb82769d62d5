import { expect } from 'chai';
import { builtInClient } from '../../server/domain/built-in-client.ts';
import { admit, applicationStands, type Stamp, type Standing } from '../../server/domain/gate.ts';
import { aCompany, aConnection, anApplication, anEnablement, aUser } from '../builders.ts';

const owner = aCompany({ epoch: 1 });
const company = aCompany({ epoch: 2 });
const application = anApplication({ companyId: owner.id, epoch: 3, active: true });
const enablement = anEnablement({ companyId: company.id, applicationId: application.id, generation: 4 });
const user = aUser({ companyId: company.id, epoch: 5 });
const connection = aConnection({ userId: user.id, applicationId: application.id, generation: 6 });
const open: Standing = { application, owner, company, enablement, user, connection };

const refusal = (given: Partial<Standing>, forUser = true, carried?: Partial<Stamp>) => {
  const verdict = admit({ ...open, ...given }, forUser, carried);
  return verdict.admitted ? 'none' : verdict.refusal;
};

describe('the gate', () => {
  it('admits what stands, with the approved scopes and the stamp of this moment', () => {
    expect(admit(open, true)).to.deep.equal({
      admitted: true,
      scopes: new Set(['orders']),
      stamp: {
        ownerId: owner.id,
        companyId: company.id,
        owner: 1,
        company: 2,
        application: 3,
        enablement: 4,
        user: 5,
        connection: 6,
      },
    });
  });

  it("gives a company's token no user and no connection", () => {
    const verdict = admit({ ...open, user: undefined, connection: undefined }, false);

    expect(verdict.admitted && verdict.stamp).to.not.have.any.keys('user', 'connection');
  });

  const refused: readonly [string, Partial<Standing>, string][] = [
    ['an application that is unknown', { application: undefined }, 'application_inactive'],
    ['an application that is inactive (R8)', { application: { ...application, active: false } }, 'application_inactive'],
    ['an application that is suspended', { application: { ...application, suspended: true } }, 'application_inactive'],
    ['an owner that is inactive', { owner: { ...owner, active: false } }, 'application_inactive'],
    ['an owner that is unknown', { owner: undefined }, 'application_inactive'],
    ['a company that is unknown', { company: undefined }, 'company_inactive'],
    ['a company that is inactive', { company: { ...company, active: false } }, 'company_inactive'],
    ['a user that is unknown', { user: undefined }, 'user_inactive'],
    ['a user that is inactive', { user: { ...user, active: false } }, 'user_inactive'],
    ['a user of another company', { user: aUser() }, 'user_inactive'],
    ['a company that has never enabled it', { enablement: undefined }, 'not_enabled'],
    ['a company that has disabled it', { enablement: { ...enablement, state: 'disabled' } }, 'not_enabled'],
  ];
  for (const [what, given, expected] of refused) {
    it(`refuses ${what}`, () => {
      expect(refusal(given)).to.equal(expected);
    });
  }

  it('names the first cause in the order of domain.md §4', () => {
    const given = { user: undefined, company: undefined, enablement: undefined };

    expect(refusal({ ...given, owner: undefined })).to.equal('application_inactive');
    expect(refusal(given)).to.equal('company_inactive');
    expect(refusal({ ...given, company })).to.equal('user_inactive');
    expect(refusal({ ...given, company, user })).to.equal('not_enabled');
  });

  const risen: readonly [string, Partial<Standing>][] = [
    ['the application', { application: { ...application, epoch: 4 } }],
    ['the owner', { owner: { ...owner, epoch: 2 } }],
    ['the company', { company: { ...company, epoch: 3 } }],
    ['the enablement', { enablement: { ...enablement, generation: 5 } }],
    ['the user', { user: { ...user, epoch: 6 } }],
    ['the connection', { connection: { ...connection, generation: 7 } }],
  ];
  for (const [whose, given] of risen) {
    it(`never revives what was issued before the epoch or generation of ${whose} went up (40)`, () => {
      const verdict = admit(open, true);

      expect(refusal(given, true, verdict.admitted ? verdict.stamp : expect.fail())).to.equal('ended');
    });
  }

  it('compares what is carried, and only that: a pushed request knows no company yet', () => {
    expect(refusal({}, true, { ownerId: owner.id, application: 3, owner: 1 })).to.equal('none');
    expect(refusal({}, true, { ownerId: company.id })).to.equal('ended');
  });

  it('leaves an application that was registered as inactive without scopes until it is activated (domain.md §6)', () => {
    const asleep = { ...application, active: false };

    expect(applicationStands({ application: asleep, owner })).to.equal(false);
    expect(refusal({ application: asleep })).to.equal('application_inactive');
    expect(refusal({ application: { ...asleep, active: true } })).to.equal('none');
  });

  it('lets an application whose approved scopes are all gone in with none', () => {
    const verdict = admit({ ...open, application: { ...application, terms: [] } }, true);

    expect(verdict.admitted && verdict.scopes.size).to.equal(0);
  });

  it('asks no enablement of the built-in clients, whose one scope reaches no data of a company', () => {
    const verdict = admit(
      { application: builtInClient('countersign-cli', owner.id), owner, company, enablement: undefined, user },
      true,
    );

    expect(verdict.admitted && [...verdict.scopes]).to.deep.equal(['manage']);
    expect(builtInClient('operators', owner.id)).to.equal(undefined);
  });
});
