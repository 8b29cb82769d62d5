import { expect } from 'chai';
import { readCompany } from '../../server/operations/companies.ts';
import { createSignInLink, openSignInLink } from '../../server/operations/sign-in-links.ts';
import { signIn } from '../../server/operations/sign-in.ts';
import { changeUser, endSessions } from '../../server/operations/users.ts';
import { refusal } from '../domain/refusals.ts';
import { aPerson, aSignedUp, eventsOf, PASSWORD, type Person, staged } from './stage.ts';

describe('signing a person out everywhere', () => {
  const stage = staged();

  /** What the trail says of it. */
  async function told({ user, company }: Person) {
    const events = await eventsOf(stage, company.id);
    return events.filter(({ action, after }) => action === 'user.sessions_ended' && after?.['user'] === user.id);
  }

  it('raises their epoch and nothing else, and is in the trail of their company', async () => {
    const { services, customer } = stage;
    const person = await aSignedUp(stage);

    const ended = await endSessions(services, customer, customer.company.id, person.user.id);

    expect(ended).to.deep.equal({ ...person.user, epoch: person.user.epoch + 1, revision: person.user.revision + 1 });
    expect(await services.directory.get('user', person.user.id)).to.deep.equal(ended);
    expect((await told(person)).map(({ actor, result }) => [actor.id, result])).to.deep.equal([[customer.user.id, 'success']]);
  });

  it('leaves the password and the link to set one as they are', async () => {
    const { services, customer } = stage;
    const { user } = await aSignedUp(stage);
    const link = await createSignInLink(services, customer, customer.company.id, user.id);

    await endSessions(services, customer, customer.company.id, user.id);

    expect(await refusal(signIn(services, { loginId: user.loginId, password: PASSWORD }))).to.equal('none');
    expect(await refusal(openSignInLink(services, link.sent ? '' : link.token))).to.equal('none');
  });

  it('is something that administrators can do to themselves', async () => {
    const { services, customer } = stage;
    const self = await aPerson(services, customer.company, { roles: ['admin'] });

    expect((await endSessions(services, self, self.company.id, self.user.id)).epoch).to.equal(self.user.epoch + 1);
  });

  it('counts each of two that happen at the same moment', async () => {
    const { services, customer, operator } = stage;
    const person = await aSignedUp(stage);

    await Promise.all([customer, operator].map((caller) => endSessions(services, caller, customer.company.id, person.user.id)));

    expect((await services.directory.get('user', person.user.id))?.epoch).to.equal(person.user.epoch + 2);
    expect(await told(person)).to.have.lengthOf(2);
  });

  it('changes nothing of who is deactivated, and is no event then', async () => {
    const { services, customer } = stage;
    const person = await aSignedUp(stage);
    const off = await changeUser(services, customer, customer.company.id, person.user.id, { active: false });

    expect(await endSessions(services, customer, customer.company.id, person.user.id)).to.deep.equal(off);
    expect(await told(person)).to.deep.equal([]);
  });

  it('44, 45 · is for nobody without a role, of another company, or whose role is below theirs', async () => {
    const { services, operator, customer, partner, ordinary } = stage;
    const platform = await readCompany(services, operator, services.platformId);
    const staff = await aPerson(services, platform, { roles: ['operator'] });
    const administrator = await aPerson(services, platform, { roles: ['admin'] });
    const ends = (caller: Person, { company, user }: Person) => refusal(endSessions(services, caller, company.id, user.id));

    expect(await ends(ordinary, customer)).to.equal('forbidden');
    expect(await ends(partner, ordinary)).to.equal('not_found');
    expect(await refusal(endSessions(services, partner, partner.company.id, ordinary.user.id))).to.equal('not_found');
    expect(await ends(administrator, staff)).to.equal('forbidden');
    expect(await services.directory.get('user', staff.user.id)).to.deep.equal(staff.user);
  });
});
