import { expect } from 'chai';
import type { NewApplication } from '../../../server/domain/registration.ts';
import { certifyApplication } from '../../../server/operations/certification.ts';
import { unique } from '../../builders.ts';
import type { Member } from '../../flows/cast.ts';
import { aWorld, type World } from '../../flows/world.ts';
import { aStaffMember } from '../people/staff.ts';
import { wordsOf } from '../registration/form.ts';
import { aDesk, aPartner, type Desk, registered } from '../registration/partner.ts';

const REVIEW = '/operations/review';
const APIS: NewApplication['apis'] = [
  { code: 'EXPRPT', groups: [{ code: 'BANK', required: false, reason: 'To pay people back.' }] },
];

describe('the queue of the review', () => {
  let world: World;
  let desk: Desk;
  let partner: Member;
  before(async () => {
    world = await aWorld();
    desk = await aDesk(world, await aStaffMember(world));
    partner = await aPartner(world, { name: unique('Brightline') });
  });
  after(() => world.close());

  it('says that nothing waits, and how something comes', async () => {
    const page = await desk.open(REVIEW);

    expect(wordsOf(page)).to.contain('Nothing waits for the review.').and.to.contain('When a partner submits an application');
  });

  it('says what all applications will be, where there are none', async () => {
    expect(wordsOf(await desk.open('/operations/applications'))).to.contain('No company has registered an application.');
  });

  it('lists what was submitted with its publisher, page by page, and nothing else', async () => {
    const { name } = await registered(world, partner);
    for (let count = 0; count < 14; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- in this order
      const { id } = await registered(world, partner, { apis: APIS });
      // oxlint-disable-next-line no-await-in-loop
      await certifyApplication(world.app.services, partner.caller, id, { action: 'submit' });
    }

    const first = await desk.open(REVIEW);
    const [, next = ''] = /href="([^"]*)" rel="next"/.exec(first.text) ?? [];
    const second = await desk.open(next);

    expect([first, second].map(({ text }) => text.match(/scope="row"/g)?.length)).to.deep.equal([12, 2]);
    expect(wordsOf(first))
      .to.contain(partner.company.name)
      .and.to.contain(partner.company.domain)
      .and.to.contain('Not verified')
      .and.to.contain('1 API')
      .and.to.contain('1 group of sensitive data')
      .and.not.to.contain(name);
    expect(second.text).to.contain(`href="${REVIEW}"`);
  });

  it('leads to all applications, whatever becomes of them, with their publishers and states', async () => {
    const page = await desk.open('/operations/applications');
    const [, next = ''] = /href="([^"]*)" rel="next"/.exec(page.text) ?? [];
    const applications = await world.app.services.directory.list('application', { all: true }, { limit: 50 });
    const second = await desk.open(next);

    expect((await desk.open(REVIEW)).text).to.contain('href="/operations/applications"');
    for (const { id } of applications) expect(page.text + second.text).to.contain(`/operations/applications/${id}"`);
    expect(wordsOf(page)).to.contain(partner.company.name).and.to.contain('In review').and.to.contain('Private');
    expect(page.text).to.match(/aria-current="true">Review/);
  });
});
