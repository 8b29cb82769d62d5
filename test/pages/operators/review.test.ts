import { expect } from 'chai';
import type { Application } from '../../../server/domain/application.ts';
import type { NewApplication } from '../../../server/domain/registration.ts';
import { changeApplication } from '../../../server/operations/applications.ts';
import { certifyApplication } from '../../../server/operations/certification.ts';
import { unique } from '../../builders.ts';
import type { Member } from '../../flows/cast.ts';
import { aPublishedApplication, OPERATOR } from '../../flows/cast.ts';
import { aWorld, type World } from '../../flows/world.ts';
import { aStaffMember } from '../people/staff.ts';
import { wordsOf } from '../registration/form.ts';
import { aDesk, aPartner, type Desk, kept, registered } from '../registration/partner.ts';

const REVIEW = '/operations/review';
const APIS: NewApplication['apis'] = [
  { code: 'EXPRPT', groups: [{ code: 'BANK', required: false, reason: 'To pay people back.' }] },
];
const MORE: NewApplication['apis'] = [
  { code: 'EXPRPT', groups: [{ code: 'BANK', required: true, reason: 'To pay people back.' }] },
  { code: 'IMAGE', groups: [] },
];

describe('the review, on the pages of the platform’s staff', () => {
  let world: World;
  let desk: Desk;
  let partner: Member;
  before(async () => {
    world = await aWorld();
    desk = await aDesk(world, await aStaffMember(world));
    partner = await aPartner(world, { name: unique('Brightline') });
  });
  after(() => world.close());

  const pathOf = ({ id }: Application, step = '') => `/operations/applications/${id}${step}`;
  async function aSubmitted(given: Partial<NewApplication> = {}, note = ''): Promise<Application> {
    const application = await registered(world, partner, { apis: APIS, ...given });
    return certifyApplication(world.app.services, partner.caller, application.id, { action: 'submit', note });
  }

  it('shows everything that an application asks for, why, how it works, and the partner’s note', async () => {
    const redirectUris = ['https://robot.example/back'];
    const application = await aSubmitted({ description: 'Reads receipts.', redirectUris }, 'Try it in our sandbox.');

    const words = wordsOf(await desk.open(pathOf(application)));

    for (const told of [
      application.id,
      'Version 1 waits for your decision.',
      'Reads receipts.',
      'To pay people back.',
      'Can be left out',
      'https://robot.example/back',
      'People sign in',
      'Note of the partner Try it in our sandbox.',
    ]) {
      expect(words).to.contain(told);
    }
  });

  it('approves the version that was shown, which can be published then, and taken back', async () => {
    const application = await aSubmitted();
    const sheet = await desk.open(pathOf(application));
    const [, question = ''] = /href="([^"]*\/approve[^"]*)"/.exec(sheet.text) ?? [];
    expect(sheet.text).not.to.contain(pathOf(application, '/publish'));

    const approved = await desk.sendFrom(await desk.open(question), pathOf(application, '/approve'), { note: 'Well done.' });

    expect(wordsOf(approved))
      .to.contain(`${application.name} is approved.`)
      .and.to.contain('Your note to the partner Well done.');
    expect(await kept(world, application)).to.include({ certification: 'approved', approvedPermissionVersion: 1 });
    expect(wordsOf(await desk.open(pathOf(application, '/publish')))).to.contain('Every company can find it and enable it.');
    const published = await desk.send(pathOf(application, '/publish'));
    expect(wordsOf(published)).to.contain(`${application.name} is public.`);
    expect((await kept(world, application)).visibility).to.equal('public');
    expect(wordsOf(await desk.send(pathOf(application, '/unpublish')))).to.contain(`${application.name} is private.`);
    expect((await kept(world, application)).visibility).to.equal('private');
  });

  it('does not approve without telling the partner why', async () => {
    const application = await aSubmitted();
    const path = pathOf(application, '/reject');

    const faulty = await desk.send(path, { note: '  ' });
    const long = await desk.send(path, { note: 'n'.repeat(10_001) });
    const done = await desk.send(path, { note: 'Say why you need <b>bank accounts</b>.' });

    expect([faulty, long, done].map(({ status }) => status)).to.deep.equal([400, 400, 200]);
    expect(wordsOf(faulty)).to.contain('Say what has to change');
    expect(faulty.text).to.contain('href="#note"');
    expect(wordsOf(long)).to.contain('The note can have 10,000 characters at most.').and.to.contain('n'.repeat(10_001));
    expect(wordsOf(done)).to.contain('is not approved.').and.to.contain('Say why you need <b>bank accounts</b>.');
    expect(await kept(world, application)).to.include({
      certification: 'rejected',
      certificationNote: 'Say why you need <b>bank accounts</b>.',
    });
  });

  it('marks what is new and what became required since the approved version, and says that companies are asked', async () => {
    const { application, owner } = await aPublishedApplication(world.app.services, { apis: APIS });
    await changeApplication(world.app.services, owner.caller, application.id, { apis: MORE });

    const page = await desk.open(pathOf(application));
    const question = await desk.open(pathOf(application, '/approve'));

    expect(wordsOf(page))
      .to.contain('What is new since version 1, which was approved, is marked.')
      .and.to.match(/What became required since then:\s+Employee bank accounts/)
      .and.to.match(/IMAGE\s+New/);
    expect(wordsOf(await desk.open(REVIEW))).to.contain('Asks for more');
    expect(wordsOf(question)).to.contain('Companies that have enabled it are asked for what is new.');
  });

  it('decides nothing about a version that nobody has looked at', async () => {
    const application = await aSubmitted();
    const sheet = await desk.open(pathOf(application));
    const question = await desk.open(pathOf(application, '/approve?version=1'));
    await changeApplication(world.app.services, partner.caller, application.id, { apis: MORE });

    const decided = await desk.sendFrom(question, pathOf(application, '/approve'));
    const [, asked = ''] = /href="([^"]*\/approve[^"]*)"/.exec(sheet.text) ?? [];
    const opened = await desk.open(asked);

    for (const answer of [decided, opened]) {
      expect(answer.status).to.equal(409);
      expect(wordsOf(answer)).to.contain('Nothing was decided').and.to.contain('Version 2 waits for your decision.');
    }
    expect(await kept(world, application)).to.include({ certification: 'submitted', approvedPermissionVersion: 0 });
  });

  it('lets nobody decide over a colleague: the second sees how things stand', async () => {
    const colleague = await aDesk(world, await aStaffMember(world));
    const application = await aSubmitted();
    const question = await desk.open(pathOf(application, '/reject'));
    await colleague.send(pathOf(application, '/approve'));

    const answer = await desk.sendFrom(question, pathOf(application, '/reject'), { note: 'No.' });

    expect(answer.status).to.equal(409);
    expect(wordsOf(answer)).to.contain('Nothing was decided: this has changed').and.to.contain('Approved');
    expect(await kept(world, application)).to.include({ certification: 'approved', certificationNote: '' });
    expect((await desk.open(pathOf(application, '/approve'))).status).to.equal(409);
  });

  it('publishes nothing that the review has not approved', async () => {
    const application = await aSubmitted();
    const other = await aSubmitted();
    await certifyApplication(world.app.services, OPERATOR, other.id, { action: 'approve', permissionVersion: 1 });
    const question = await desk.open(pathOf(other, '/publish'));

    const asked = await desk.open(pathOf(application, '/publish'));
    const sent = await desk.sendFrom(question, pathOf(application, '/publish'));

    expect([asked.status, sent.status]).to.deep.equal([409, 409]);
    expect((await kept(world, application)).visibility).to.equal('private');
  });

  it('shows hostile texts as they are', async () => {
    const name = `<script>alert(1)</script>\u202e${unique('x')}`;
    const application = await aSubmitted({ name, description: 'd'.repeat(10_000) }, '<img src=x onerror=alert(1)>');

    for (const path of [REVIEW, pathOf(application), pathOf(application, '/approve')]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { text } = await desk.open(path);
      expect(text).not.to.match(/<script>|<img src=x|\u202e/);
      if (path !== REVIEW) expect(text).to.contain('&lt;script>').and.to.contain('[U+202E]');
    }
  });
});
