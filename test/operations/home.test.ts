import { expect } from 'chai';
import { changeApplication } from '../../server/operations/applications.ts';
import { listAuditEvents } from '../../server/operations/audit-events.ts';
import { certifyApplication } from '../../server/operations/certification.ts';
import { changeCompany, readCompany } from '../../server/operations/companies.ts';
import { enableApplication } from '../../server/operations/enablements.ts';
import { readHome } from '../../server/operations/home.ts';
import { askForApplication, decideRequest } from '../../server/operations/requests.ts';
import { listSubmittedApplications } from '../../server/operations/review.ts';
import { createUser } from '../../server/operations/users.ts';
import { T0, unique } from '../builders.ts';
import { refusal } from '../domain/refusals.ts';
import { aPerson, aPublished, aRegistered, staged } from './stage.ts';

const DAY = 24 * 60 * 60 * 1_000;

describe('the home page', () => {
  const stage = staged();

  it('tells who has no role of the own requests only, the latest first, decisions for 30 days', async () => {
    const { services, customer, ordinary } = stage;
    const { id: companyId } = customer.company;
    const [first, second] = [await aPublished(stage), await aPublished(stage)];
    const denied = await askForApplication(services, ordinary, companyId, first.id);
    const pending = await askForApplication(services, ordinary, companyId, second.id);
    await decideRequest(services, customer, companyId, denied.id, { action: 'deny' });

    const home = await readHome(services, ordinary);
    const later = await readHome({ ...services, now: () => services.now() + 31 * DAY }, ordinary);

    expect(home).to.have.all.keys('requests');
    expect(home.requests.map(({ id, state }) => [id, state])).to.deep.equal([
      [denied.id, 'denied'],
      [pending.id, 'pending'],
    ]);
    expect(later.requests.map(({ id }) => id)).to.deep.equal([pending.id]);
  });

  it('tells administrators what waits for them, and what operators did in their company', async () => {
    const { services, operator, partner, ordinary } = stage;
    const customer = await aPerson(services, stage.customer.company, { roles: ['web_services_administrator'] });
    const { id: companyId } = customer.company;
    const before = await readHome(services, customer);
    const [wanted, grown] = [await aPublished(stage), await aPublished(stage)];
    await askForApplication(services, ordinary, companyId, wanted.id);
    await enableApplication(services, customer, companyId, grown.id, {});
    await changeApplication(services, partner, grown.id, { apis: ['LIST', 'IMAGE'].map((code) => ({ code, groups: [] })) });
    await certifyApplication(services, operator, grown.id, { action: 'approve', permissionVersion: 2 });
    await changeCompany(services, operator, companyId, { developmentPartner: true });
    await changeCompany(services, operator, companyId, { developmentPartner: false });

    const home = await readHome(services, customer);

    expect(home.company?.pendingRequests).to.equal((before.company?.pendingRequests ?? 0) + 1);
    expect(home.company?.differences.count).to.equal((before.company?.differences.count ?? 0) + 1);
    expect(home.company?.differences.applications.map(({ id }) => id)).to.include(grown.id);
    expect(home.company?.operatorDeeds.map(({ event }) => [event.action, event.after?.['development_partner']])).to.deep.equal([
      ['company.changed', false],
      ['company.changed', true],
    ]);
    expect(home).not.to.have.property('submittedApplications');

    await changeApplication(services, operator, grown.id, { suspended: true });
    const later = await readHome(services, customer);
    expect(later.company?.differences.applications.map(({ id }) => id)).not.to.include(grown.id);
    expect(later.company?.differences.count).to.equal(before.company?.differences.count);
  });

  it('tells operators how many applications wait for the review, and lists them with their publishers', async () => {
    const { services, operator, partner, customer } = stage;
    const platform = await readCompany(services, operator, services.platformId);
    const staff = await aPerson(services, platform, { roles: ['operator'] });
    const [submitted, other] = [await aRegistered(stage), await aRegistered(stage)];
    await certifyApplication(services, partner, submitted.id, { action: 'submit' });

    const home = await readHome(services, staff);
    const queue = await listSubmittedApplications(services, staff, { limit: 200 });

    expect(home.submittedApplications).to.equal(queue.items.length);
    expect(queue.items.map(({ application, owner }) => [application.id, owner.id])).to.deep.include([
      submitted.id,
      partner.company.id,
    ]);
    expect(queue.items.map(({ application }) => application.id)).not.to.include(other.id);
    expect(await refusal(listSubmittedApplications(services, customer, { limit: 1 }))).to.equal('forbidden');
    expect(await refusal(readHome(services, operator))).to.equal('forbidden');
  });
});

describe('the audit trail on its page', () => {
  const stage = staged();

  it('is read from the newest on, by noun, and by what operators did', async () => {
    const { services, operator, customer } = stage;
    const { id: companyId } = customer.company;
    const person = () => ({ loginId: unique('login'), name: 'N', email: 'n@a.example' });
    await createUser(services, customer, companyId, person());
    await createUser(services, operator, companyId, person());
    await changeCompany(services, operator, companyId, { developmentPartner: true });
    const list = async (query: object, after?: string) => {
      const page = await listAuditEvents(services, customer, { newestFirst: true, since: T0, ...query }, { limit: 2, after });
      return { ...page, actions: page.items.map(({ action, actor }) => [action, actor.type]) };
    };

    const first = await list({});
    const second = await list({}, first.next);

    expect([...first.actions, ...second.actions]).to.deep.equal([
      ['company.changed', 'client'],
      ['user.created', 'client'],
      ['user.created', 'user'],
    ]);
    expect((await list({ action: 'user' })).actions.map(([action]) => action)).to.deep.equal(['user.created', 'user.created']);
    expect((await list({ byOperators: true })).actions.map(([, actor]) => actor)).to.deep.equal(['client', 'client']);
  });
});
