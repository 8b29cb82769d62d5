import { expect } from 'chai';
import { changeApplication } from '../../server/operations/applications.ts';
import { certifyApplication } from '../../server/operations/certification.ts';
import { changeCompany } from '../../server/operations/companies.ts';
import { disableApplication, enableApplication } from '../../server/operations/enablements.ts';
import { askForApplication, decideRequest } from '../../server/operations/requests.ts';
import { changeUser } from '../../server/operations/users.ts';
import {
  aMember,
  anAdministrator,
  aPublishedApplication,
  enabledFor,
  type Member,
  OPERATOR,
  type Registered,
} from '../flows/cast.ts';
import { aWorld, type World } from '../flows/world.ts';
import { aCustomer } from './connections/connected.ts';
import { aBusyAdministrator, grows } from './homes.ts';
import { aStaffMember } from './people/staff.ts';
import { wordsOf } from './registration/form.ts';
import { aDesk, aPartner, registered } from './registration/partner.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** This file is over 200 lines because it is one page, as each kind of person reads it. */
describe('the home page', () => {
  let world: World;
  before(async () => {
    world = await aWorld();
  });
  after(() => world.close());

  const homeOf = async (member: Member) => (await aDesk(world, member)).open('/');
  const readBy = async (member: Member) => wordsOf(await homeOf(member));
  const ask = ({ caller, company }: Member, { application }: Registered, reason = 'Because.') =>
    askForApplication(world.app.services, caller, company.id, application.id, reason);
  const decide = ({ caller, company }: Member, id: string, action: 'approve' | 'deny' | 'block') =>
    decideRequest(world.app.services, caller, company.id, id, { action });

  describe('of who has no role', () => {
    it('says how to ask for an application, and where the own connections are', async () => {
      const { user } = await aCustomer(world);

      const page = await homeOf(user);

      expect(wordsOf(page)).to.contain('You have not asked for an application.').and.to.contain('ask your administrators');
      expect(page.text)
        .to.contain('href="/connections"')
        .and.not.to.contain('Audit trail')
        .and.not.to.contain('/administration/')
        .and.not.to.contain('/operations/');
      expect(wordsOf(page)).not.to.contain('Waits for you');
    });

    it('says that what they asked for is enabled, and to start again there', async () => {
      const { administrator, user } = await aCustomer(world);
      const wanted = await aPublishedApplication(world.app.services, { name: 'Receipt Robot' });
      const { id } = await ask(user, wanted);
      expect(await readBy(user)).to.match(/Not decided yet .* have not decided on Receipt Robot yet/);

      await decide(administrator, id, 'approve');

      expect(await readBy(user)).to.contain('Receipt Robot is enabled now. Go to it and start again there.');
    });

    it('says in neutral words what is not enabled, whether it was denied or blocked', async () => {
      const told: string[] = [];
      for (const action of ['deny', 'block'] as const) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other, to be compared
        const { administrator, user } = await aCustomer(world);
        // oxlint-disable-next-line no-await-in-loop
        const { id } = await ask(user, await aPublishedApplication(world.app.services, { name: 'Receipt Robot' }));
        // oxlint-disable-next-line no-await-in-loop
        await decide(administrator, id, action);
        // oxlint-disable-next-line no-await-in-loop
        told.push((/What you asked for.*(?=Where to go)/.exec(await readBy(user))?.[0] ?? '').replace(/\d+ \w+ \d+, [\d:]+/, ''));
      }

      expect(told[0])
        .to.contain('Your company goes on without Receipt Robot for now.')
        .and.not.to.match(/den(?:y|ied)|block/i);
      expect(told[1]).to.equal(told[0]);
    });

    it('does not say that something is enabled which was disabled again, or is out of service', async () => {
      const { administrator, user } = await aCustomer(world);
      const { services } = world.app;
      const [disabled, halted] = [await aPublishedApplication(services), await aPublishedApplication(services)];
      for (const wanted of [disabled, halted]) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await decide(administrator, (await ask(user, wanted)).id, 'approve');
      }
      await disableApplication(services, administrator.caller, administrator.company.id, disabled.application.id);
      await changeApplication(services, OPERATOR, halted.application.id, { suspended: true });

      const page = await readBy(user);

      expect(page).to.contain(`${disabled.application.name} was enabled, but cannot be used at the moment.`);
      expect(page).to.contain(`${halted.application.name} was enabled, but cannot be used at the moment.`);
      expect(page).not.to.contain('is enabled now');
    });

    it('says nothing of what others asked for, or of what was decided long ago', async () => {
      const { administrator, user } = await aCustomer(world);
      const colleague = await aMember(world.app.services, administrator.company);
      const wanted = await aPublishedApplication(world.app.services);
      const { id } = await ask(user, wanted, 'A canary.');

      expect(await readBy(colleague))
        .not.to.contain(wanted.application.name)
        .and.not.to.contain('canary');
      await decide(administrator, id, 'deny');
      expect(await readBy(user)).to.contain(wanted.application.name);
      world.clock = 31 * DAY_MS;
      try {
        expect(await readBy(user)).not.to.contain(wanted.application.name);
      } finally {
        world.clock = 0;
      }
    });
  });

  describe('of administrators', () => {
    it('says what would be here where nothing waits', async () => {
      const page = await homeOf(await anAdministrator(world.app.services));

      expect(wordsOf(page)).to.contain('Nothing waits for you.').and.to.contain('When colleagues ask for an application');
      expect(page.text).to.contain('href="/administration/web-services"').and.to.contain('href="/administration/people"');
      expect(page.text).not.to.contain('/administration/web-services/applications').and.not.to.contain('/operations/');
      expect(wordsOf(page)).not.to.contain('You have not asked');
      expect(wordsOf(page)).to.contain('Audit trail See what was changed');
      expect(page.text.match(/href="\/administration\/audit"/g), 'navigation and places').to.have.length(2);
    });

    it('counts what colleagues ask for, once per application, and leads there', async () => {
      const { administrator, user } = await aCustomer(world);
      const colleague = await aMember(world.app.services, administrator.company);
      const [one, other] = [await aPublishedApplication(world.app.services), await aPublishedApplication(world.app.services)];
      await ask(user, one, 'A canary.');
      await ask(colleague, one);
      expect(await readBy(administrator)).to.contain('Colleagues ask for one application');
      const { id } = await ask(user, other);

      const page = await homeOf(administrator);

      expect(wordsOf(page)).to.contain('Colleagues ask for 2 applications').and.not.to.contain('canary');
      expect(page.text).to.contain('href="/administration/web-services/requests"');
      await decide(administrator, id, 'deny');
      expect(await readBy(administrator)).to.contain('Colleagues ask for one application');
    });

    it('names the applications that ask for more, and leads to the sheet of each', async () => {
      const { administrator } = await aCustomer(world);
      const { services } = world.app;
      const grown: Registered[] = [];
      for (let count = 0; count < 7; count += 1) {
        // oxlint-disable-next-line no-await-in-loop -- in the order of making
        grown.push(await aPublishedApplication(services, { name: `Grower ${count}` }));
      }
      for (const each of grown) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await enabledFor(services, administrator, each);
        // oxlint-disable-next-line no-await-in-loop
        await grows(world, each);
      }

      const page = await homeOf(administrator);

      for (const { application } of grown.slice(0, 5)) {
        expect(page.text).to.contain(`href="/administration/web-services/enable/${application.id}"`);
        expect(wordsOf(page)).to.contain(`${application.name} asks for more`);
      }
      expect(wordsOf(page)).to.contain('2 other applications ask for more').and.not.to.contain('Grower 5 asks');
      await enableApplication(services, administrator.caller, administrator.company.id, grown[0]?.application.id ?? '', {
        approvedScopes: ['EXPRPT', 'IMAGE', 'LIST'],
        permissionVersion: 2,
      });
      expect(await readBy(administrator)).not.to.contain('Grower 0 asks for more');
    });

    it('tells what the platform’s staff did in the company, with whom, and not who of the staff', async () => {
      const { administrator, user } = await aCustomer(world);
      const { services } = world.app;
      const staff = await aStaffMember(world);
      const asStaff = { ...staff.caller, operator: true };
      const { id: companyId } = administrator.company;
      await changeCompany(services, asStaff, companyId, { developmentPartner: true, domainVerified: true });
      await changeUser(services, asStaff, companyId, user.user.id, { roles: ['admin'], name: 'Renamed Person' });
      await changeUser(services, administrator.caller, companyId, user.user.id, { active: false });

      const page = await readBy(administrator);

      expect(page).to.contain(`What the platform’s staff did in ${administrator.company.name}`);
      expect(page).to.contain('They confirmed that the domain belongs to the company.');
      expect(page).to.contain('They made the company a Development Partner');
      expect(page).to.contain('They changed Renamed Person’s roles.').and.to.contain('They changed Renamed Person’s details.');
      const [, trail = ''] = /href="(\/administration\/audit\?[^"]*)"/.exec((await homeOf(administrator)).text) ?? [];
      const all = await (await aDesk(world, administrator)).open(trail);
      expect(wordsOf(all)).to.contain('Roles changed').and.to.contain('Company changed');
      expect(page, 'is the administrators’ own').not.to.contain('deactivated');
      expect(page).not.to.contain(staff.user.id).and.not.to.contain(staff.user.loginId);
      expect(await readBy(await aMember(services, administrator.company))).not.to.contain('Renamed Person');
    });

    it('has what the review said of own applications, for Development Partners', async () => {
      const { services } = world.app;
      const partner = await aPartner(world);
      const own = await registered(world, partner, { name: 'Receipt Robot' });
      const certify = (step: Parameters<typeof certifyApplication>[3]) =>
        certifyApplication(services, step.action === 'submit' ? partner.caller : OPERATOR, own.id, step);
      expect(await readBy(partner))
        .to.contain('Register Partner Application')
        .and.not.to.contain('Your company’s applications');

      await certify({ action: 'submit' });
      await certify({ action: 'reject', permissionVersion: 1, note: 'A canary.' });
      const page = await homeOf(partner);
      expect(wordsOf(page)).to.contain('Receipt Robot did not pass the review. Read what the reviewer says.');
      expect(page.text).to.contain(`href="/administration/web-services/applications/${own.id}"`).and.not.to.contain('canary');
      await certify({ action: 'submit' });
      await certify({ action: 'approve', permissionVersion: 1 });

      expect(await readBy(partner)).to.match(/Receipt Robot passed the review\. .*Receipt Robot did not pass the review\./);
    });
  });

  describe('of the platform’s staff', () => {
    it('counts what waits for the review, and leads there', async () => {
      const staff = await aStaffMember(world);
      expect(await readBy(staff))
        .to.contain('Nothing waits for you.')
        .and.to.contain('When a partner submits an application');
      const partner = await aPartner(world);
      await certifyApplication(world.app.services, partner.caller, (await registered(world, partner)).id, { action: 'submit' });

      const page = await homeOf(staff);

      expect(wordsOf(page)).to.contain('One application waits for the review').and.not.to.contain('Nothing waits');
      expect(page.text).to.contain('href="/operations/review"').and.to.contain('href="/operations/companies"');
      expect(page.text.match(/href="\/operations\/audit"/g), 'navigation and places').to.have.length(2);
      expect((await homeOf(partner)).text).not.to.contain('/operations/');
    });
  });

  it('65 · shows hostile names as harmless text', async () => {
    const name = '<script>alert(1)</script>\u202e"onmouseover=x';
    const { administrator, user } = await aCustomer(world);
    const wanted = await aPublishedApplication(world.app.services, { name });
    await enabledFor(world.app.services, administrator, wanted);
    await grows(world, wanted);
    const asked = await aPublishedApplication(world.app.services, { name });
    await ask(user, asked);

    for (const member of [administrator, user, wanted.owner]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { text } = await homeOf(member);
      expect(text).to.contain('&lt;script>').and.to.contain('[U+202E]');
      expect(text).not.to.contain('<script>alert').and.not.to.contain('"onmouseover');
    }
  });

  it('weighs less than 30 kB with everything on it, at its longest', async () => {
    const partner = await aBusyAdministrator(world, (at) => `${'Ж'.repeat(195)}${at}`, 8);

    const { text } = await homeOf(partner);

    expect(text).to.contain('did not pass the review').and.to.contain('8 applications').and.to.contain('’s details');
    expect(Buffer.byteLength(text)).to.be.below(30_000);
  });
});
