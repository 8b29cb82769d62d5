import { expect } from 'chai';
import { enablementId } from '../../../server/domain/enablement.ts';
import { changeApplication } from '../../../server/operations/applications.ts';
import { certifyApplication } from '../../../server/operations/certification.ts';
import { changeCompany } from '../../../server/operations/companies.ts';
import { askForApplication } from '../../../server/operations/requests.ts';
import { unique } from '../../builders.ts';
import { companyToken } from '../../flows/authorization.ts';
import { aMember, anAdministrator, aPublishedApplication, enabledFor, type Member, OPERATOR } from '../../flows/cast.ts';
import { aWorld, type World } from '../../flows/world.ts';
import { wordsOf } from '../registration/form.ts';
import { aDesk, type Desk, registered } from '../registration/partner.ts';

const LIST = '/administration/web-services/enable';

describe('Enable Applications', () => {
  let world: World;
  let administrator: Member;
  let desk: Desk;
  beforeEach(async () => {
    world = await aWorld();
    administrator = await anAdministrator(world.app.services);
    desk = await aDesk(world, administrator);
  });
  afterEach(() => world.close());

  it('says what will be here, and how it comes, while there is nothing', async () => {
    expect(wordsOf(await desk.open(LIST))).to.contain('There is no application that you could enable yet.');
  });

  it('says of each who publishes it, what it asks for, how it stands, how many wait for it, and leads to its sheet', async () => {
    const { services } = world.app;
    const wanted = await aPublishedApplication(services, { name: 'Wanted Robot', description: 'Reads receipts.' });
    await changeCompany(services, OPERATOR, wanted.owner.company.id, { name: 'Robot Works', domainVerified: true });
    const colleague = await aMember(services, administrator.company);
    await askForApplication(services, colleague.caller, administrator.company.id, wanted.application.id);

    const page = await desk.open(LIST);

    expect(wordsOf(page)).to.match(
      /Wanted Robot Robot Works \( ?\S+ ?\) Verified Reads receipts\. Asks for Expense reports, Images State, visibility Not enabled Wanted by one person Public/,
    );
    expect(wordsOf(page)).to.contain('People of your company ask for one application.');
    expect(page.text).to.contain(`href="${LIST}/${wanted.application.id}"`);
  });

  it('says when it was last used for this company', async () => {
    const application = await aPublishedApplication(world.app.services);
    await enabledFor(world.app.services, administrator, application);
    expect(wordsOf(await desk.open(LIST))).to.match(/Last used never/);

    const id = enablementId(administrator.company.id, application.application.id);
    await world.app.services.directory.touch([{ id, at: Date.UTC(2026, 10, 1, 14, 5) }]);

    expect(wordsOf(await desk.open(LIST))).to.contain('Last used 1 Nov 2026, 14:05');
  });

  it('finds by the name or the publisher, narrows by state, and keeps both from page to page', async () => {
    const { services } = world.app;
    const names = Array.from({ length: 13 }, (_, index) => `Ledger ${index + 10}`);
    for (const name of names) {
      // oxlint-disable-next-line no-await-in-loop -- in the order in which they are found
      await aPublishedApplication(services, { name });
    }
    const other = await aPublishedApplication(services, { name: 'Mileage' });
    await enabledFor(services, administrator, other);

    const found = await desk.open(`${LIST}?query=ledger&only=not_enabled`);
    expect(found.text).to.contain('Ledger 10').and.not.to.contain('Mileage').and.not.to.contain('Ledger 22');
    const next = /href="([^"]*after=[^"]*)"/.exec(found.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(next).to.contain('query=ledger').and.to.contain('only=not_enabled');
    expect((await desk.open(next)).text)
      .to.contain('Ledger 22')
      .and.not.to.contain('Ledger 10');

    expect((await desk.open(`${LIST}?only=enabled`)).text)
      .to.contain('Mileage')
      .and.not.to.contain('Ledger');
    expect(wordsOf(await desk.open(`${LIST}?query=nothing+of+the+kind`))).to.contain('No application matches.');
  });

  it('shows under “Asking for more” what has a difference to approve', async () => {
    const { services } = world.app;
    const application = await aPublishedApplication(services, { name: 'Grown' });
    await enabledFor(services, administrator, application);
    expect((await desk.open(`${LIST}?only=waiting`)).text).not.to.contain('Grown');

    const { record } = await changeApplication(services, application.owner.caller, application.application.id, {
      apis: [...application.application.apis, { code: 'TRVPRF', groups: [] }],
    });
    const approval = { action: 'approve', permissionVersion: record.permissionVersion } as const;
    await certifyApplication(services, OPERATOR, application.application.id, approval);

    expect(wordsOf(await desk.open(`${LIST}?only=waiting`))).to.match(/Grown .* Waits for you/);
  });

  it('70 · has what is enabled under “Enabled”, from where it is ended in two steps', async () => {
    const application = await aPublishedApplication(world.app.services, { name: 'Ledger Link' });
    await enabledFor(world.app.services, administrator, application);

    const found = await desk.open(`${LIST}?only=enabled`);
    const sheet = /href="([^"]*\/enable\/app_[^"]*)"/.exec(found.text)?.[1] ?? '';
    await desk.send(`${sheet}?decision=disable`, { decision: 'disable' });

    expect((await desk.open(`${LIST}?only=enabled`)).text).not.to.contain('Ledger Link');
    expect((await companyToken(world.issuer, application, administrator.company.id)).status).to.equal(400);
  });

  it('does not tell of the private applications of others', async () => {
    const secret = await registered(world, await anAdministrator(world.app.services, true), { name: unique('Private') });

    expect((await desk.open(LIST)).text).not.to.contain(secret.name);
    expect((await desk.open(`${LIST}?query=${secret.name}`)).text).not.to.contain(secret.id);
  });

  it('is what anything else in its address makes of it, too: the list from its start', async () => {
    await aPublishedApplication(world.app.services, { name: 'Still here' });

    for (const query of ['only=everything', 'after=app_1', 'after=x&after=y', 'query=a&query=b', `only=${'x'.repeat(5_000)}`]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { status, text } = await desk.open(`${LIST}?${query}`);
      expect([status, text.includes('Still here')], query).to.deep.equal([200, true]);
    }
  });
});
