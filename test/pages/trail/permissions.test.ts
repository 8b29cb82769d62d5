import { expect } from 'chai';
import { changeApplication } from '../../../server/operations/applications.ts';
import { changeCompany } from '../../../server/operations/companies.ts';
import { askForApplication } from '../../../server/operations/requests.ts';
import { createUser } from '../../../server/operations/users.ts';
import { unique } from '../../builders.ts';
import { aMember, anAdministrator, aPublishedApplication, callerFor, OPERATOR } from '../../flows/cast.ts';
import { wordsOf } from '../registration/form.ts';
import { aDesk, registered } from '../registration/partner.ts';
import { aTrailScene, OWN, rowsOf, TRAIL, type TrailScene } from './scene.ts';

describe('who reads what of the audit trail (security.md 44, 45)', () => {
  let scene: TrailScene;
  before(async () => {
    scene = await aTrailScene();
  });
  after(() => scene.world.close());

  it('is in the navigation once, for who may read it', async () => {
    const { world, customer, desk, theirs } = scene;
    const home = await desk.open('/');
    const nobody = await aDesk(world, await aMember(world.app.services, customer.company));

    expect(home.text).to.contain(`href="${TRAIL}"`).and.not.to.contain(`href="${OWN}"`);
    expect((await theirs.open('/')).text)
      .to.contain(`href="${OWN}"`)
      .and.not.to.contain(TRAIL);
    expect((await nobody.open('/')).text).not.to.match(/\/audit"/);
  });

  it('45 · is refused to who has no role, and the whole of it to who is no staff', async () => {
    const { world, customer, theirs } = scene;
    const nobody = await aDesk(world, await aMember(world.app.services, customer.company));

    expect([await nobody.get(OWN), await nobody.get(TRAIL), await theirs.get(TRAIL)].map(({ status }) => status)).to.deep.equal([
      403, 403, 403,
    ]);
  });

  it('44 · shows administrators nothing of another company, whatever the address asks for', async () => {
    const { world, published, theirs } = scene;
    const other = await anAdministrator(world.app.services);
    const { user } = await aMember(world.app.services, other.company);

    for (const asked of [`company_id=${other.company.id}`, `company_id=${published.owner.company.id}`, 'company_id=x']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { text, status } = await theirs.open(`${OWN}?${asked}`);
      expect(status).to.equal(200);
      for (const hidden of [other.company.name, user.id, published.owner.company.name]) expect(text).not.to.contain(hidden);
    }
    expect(rowsOf((await theirs.open(`${OWN}?application_id=${(await registered(world, published.owner)).id}`)).text)).to.equal(
      0,
    );
  });

  it('44 · names no application that does not exist for the company any more', async () => {
    const { world, desk } = scene;
    const { services } = world.app;
    const { application } = await aPublishedApplication(services);
    const asker = await anAdministrator(services);
    await askForApplication(services, asker.caller, asker.company.id, application.id, 'For work.');
    const asking = await aDesk(world, asker);
    expect((await asking.open(OWN)).text).to.contain(application.name);

    await changeApplication(services, OPERATOR, application.id, { visibility: 'private' });

    const page = await asking.open(`${OWN}?application_id=${application.id}`);
    expect(page.text).to.contain(application.id).and.not.to.contain(application.name);
    expect((await desk.open(`${TRAIL}?application_id=${application.id}`)).text).to.contain(application.name);
  });

  it('shows what the staff did in a company to its administrators, not who of them', async () => {
    const { world, staff, customer, desk, theirs } = scene;
    const { id } = customer.company;
    await changeCompany(world.app.services, { ...callerFor(staff.user, staff.company), operator: true }, id, {
      domainVerified: true,
      developmentPartner: true,
    });

    const own = await theirs.open(`${OWN}?by_operators=true`);
    const whole = await desk.open(`${TRAIL}?company_id=${id}&by_operators=true`);

    expect(wordsOf(own).split(' When Who What About ')[1])
      .to.contain('Who The platform’s staff What Company changed The domain was verified. It is a Development Partner.')
      .and.not.to.contain('Application enabled');
    expect(own.text).not.to.contain(staff.user.id);
    expect(wordsOf(whole)).to.contain('Who Pat Person The platform’s staff What Company changed');
  });

  it('65 · shows hostile names as they are, and no more of them than a line needs', async () => {
    const { world, desk } = scene;
    const { services } = world.app;
    const { caller, company } = await anAdministrator(services);
    const hostile = `<b>\u202e${'x'.repeat(190)}`;
    await createUser(services, caller, company.id, { name: hostile, email: 'x@a.example', loginId: unique('x'), roles: [] });

    const { text } = await desk.open(`${TRAIL}?company_id=${company.id}`);

    expect(text)
      .to.contain('&lt;b>[U+202E]')
      .and.not.to.match(/<b>|\u202e|x{100}/);
  });
});
