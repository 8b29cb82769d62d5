import { expect } from 'chai';
import { changeApplication } from '../../../server/operations/applications.ts';
import { changeCompany } from '../../../server/operations/companies.ts';
import { certifyApplication } from '../../../server/operations/certification.ts';
import { disableApplication, enableApplication } from '../../../server/operations/enablements.ts';
import { askForApplication, readRequest } from '../../../server/operations/requests.ts';
import { enablementId } from '../../../server/domain/enablement.ts';
import { requestId } from '../../../server/domain/request.ts';
import { aMember, anAdministrator, aPublishedApplication, type Member, OPERATOR, type Registered } from '../../flows/cast.ts';
import { aWorld, type World } from '../../flows/world.ts';
import { wordsOf } from '../registration/form.ts';
import { aDesk, type Desk } from '../registration/partner.ts';

const MORE = [
  {
    code: 'EXPRPT',
    groups: [
      { code: 'BANK', required: false, reason: 'To pay people back.' },
      { code: 'CCARD', required: false, reason: 'To match payments.' },
    ],
  },
  { code: 'IMAGE', groups: [] },
];

describe('the sheet of one application', () => {
  let world: World;
  let administrator: Member;
  let desk: Desk;
  let application: Registered;
  let path: string;
  beforeEach(async () => {
    world = await aWorld();
    administrator = await anAdministrator(world.app.services);
    application = await aPublishedApplication(world.app.services);
    desk = await aDesk(world, administrator);
    path = `/administration/web-services/enable/${application.application.id}`;
  });
  afterEach(() => world.close());

  const kept = () =>
    world.app.services.directory.get('enablement', enablementId(administrator.company.id, application.application.id));

  async function asksForMore(): Promise<void> {
    const { services } = world.app;
    const { id } = application.application;
    const { record } = await changeApplication(services, application.owner.caller, id, { apis: MORE });
    await certifyApplication(services, OPERATOR, id, { action: 'approve', permissionVersion: record.permissionVersion });
  }

  it('enables what is ticked, says so once, and leaves out what is not', async () => {
    const page = await desk.send(path, { decision: 'enable', groups: [] });

    expect((await kept())?.approvedScopes).to.deep.equal(['EXPRPT', 'IMAGE']);
    expect(wordsOf(page)).to.contain('can use it from now on.');
    expect(wordsOf(await desk.open(path))).not.to.contain('can use it from now on.');
  });

  it('65 · spells a publisher’s domain out that is written in look-alike letters', async () => {
    const publisher = application.owner.company;
    await changeCompany(world.app.services, OPERATOR, publisher.id, { domain: 'n\u043erthwind.example', domainVerified: true });

    expect(wordsOf(await desk.open(path))).to.contain('(n\u043erthwind.example = xn--nrthwind-nbh.example)');
  });

  it('69 · enables nothing when the application asks for more by then: it marks what came, keeps what was ticked, and takes the next decision', async () => {
    const before = await desk.open(path);
    await asksForMore();

    const again = await desk.sendFrom(before, path, { decision: 'enable', groups: [] });

    expect(again.status).to.equal(409);
    expect(await kept()).to.equal(undefined);
    expect(wordsOf(again)).to.contain('The publisher has changed what the application asks for.');
    expect(again.text)
      .to.match(/value="BANK"(?![^>]*checked)/)
      .and.to.match(/value="CCARD"[^>]*checked/);
    const marked = [...again.text.matchAll(/<li class="new"><div class="group">[^]*?value="([A-Z]+)"/g)].map(([, code]) => code);
    expect(marked).to.deep.equal(['CCARD']);

    await desk.sendFrom(again, path, { decision: 'enable' });
    expect((await kept())?.approvedScopes).to.have.members(['EXPRPT', 'IMAGE', 'CCARD']);
  });

  it('overwrites no decision that another administrator took meanwhile', async () => {
    const { services } = world.app;
    const other = await aMember(services, administrator.company, ['web_services_administrator']);
    const before = await desk.open(path);
    await enableApplication(services, other.caller, administrator.company.id, application.application.id, {});
    await disableApplication(services, other.caller, administrator.company.id, application.application.id);

    const again = await desk.sendFrom(before, path, { decision: 'enable', groups: [] });

    expect(again.status).to.equal(409);
    expect((await kept())?.state).to.equal('disabled');
    expect(wordsOf(again)).to.contain('Somebody else of your company has decided.').and.to.contain('is disabled');
    expect(again.text).to.match(/value="BANK"(?![^>]*checked)/);
  });

  it('tells of who waits for it and why, and hears them by enabling', async () => {
    const { services } = world.app;
    const { company } = administrator;
    const colleague = await aMember(services, company);
    await askForApplication(services, colleague.caller, company.id, application.application.id, 'Month’s end takes me a day.');
    const id = requestId(company.id, application.application.id);

    const page = await desk.open(path);
    expect(wordsOf(page)).to.contain('One person of your company waits for it. Month’s end takes me a day.');
    expect(page.text).to.contain(`href="/administration/web-services/requests/${id}"`);
    await desk.sendFrom(page, path, { decision: 'enable' });

    expect(await readRequest(services, administrator.caller, company.id, id)).to.have.property('state', 'approved');
    expect(wordsOf(await desk.open(path))).not.to.contain('waits for it');
  });

  it('leads back to the list where nothing is to be done', async () => {
    expect(wordsOf(await desk.send(path, { decision: 'cancel' }))).to.match(/Enable Applications Applications of partners/);
    expect(await kept()).to.equal(undefined);
  });

  it('claims nothing to be done that is not so', async () => {
    for (const done of ['enabled', 'saved', 'disabled', 'everything']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const page = await desk.open(`${path}?done=${done}`);
      expect(page.text, done).not.to.contain('role="status"');
    }
  });

  it('says that it is disabled, where it is out of service, too', async () => {
    const { services } = world.app;
    await desk.send(path, { decision: 'enable' });
    await changeApplication(services, OPERATOR, application.application.id, { suspended: true });
    const question = await desk.open(`${path}?decision=disable`);
    expect(/<nav class="crumbs"[^]*?<\/nav>/.exec(question.text)?.[0])
      .to.contain(application.application.name)
      .and.not.to.contain('is enabled');

    const done = wordsOf(await desk.sendFrom(question, path, { decision: 'disable' }));

    expect(done).to.contain('Disabled: it gets nothing of').and.to.contain('is out of service');
    expect((await kept())?.state).to.equal('disabled');
  });

  it('refuses a form without the version or the revision that was shown, and enables nothing', async () => {
    for (const field of ['permission_version', 'revision']) {
      for (const value of ['', 'x', '1.5', '9'.repeat(40)]) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        const { status } = await desk.send(path, { decision: 'enable', [field]: value });
        expect(status, `${field} ${value}`).to.be.oneOf([400, 409]);
      }
    }
    expect(await kept()).to.equal(undefined);
  });
});
