import { expect } from 'chai';
import { aMember, anAdministrator, type Member } from '../flows/cast.ts';
import { aWorld, type World } from '../flows/world.ts';
import { aStaffMember } from '../pages/people/staff.ts';
import { aPartner, BASE, kept, registered, theOnlyOne } from '../pages/registration/partner.ts';
import { describeInChromium } from './chromium.ts';
import { itIsForEverybody } from './for-everybody.ts';
import { go, reach } from './keyboard.ts';
import { aVisit, type Visit } from './visit.ts';

const REVIEW = '/operations/review';
const BANK = { code: 'BANK', required: false, reason: 'To pay people back.' };

describeInChromium('a partner and the platform’s staff in front of browsers', () => {
  let world: World;
  let staff: Member;
  before(async () => {
    world = await aWorld({ pseudoLanguage: true });
    staff = await aStaffMember(world);
  });
  after(() => world?.close());

  const asStaff = (path: string) => async (visit: Visit) => {
    await visit.as(staff);
    await visit.open(path);
  };

  itIsForEverybody('the review, empty', () => world, asStaff(REVIEW));
  itIsForEverybody('no application at all', () => world, asStaff('/operations/applications'));

  it('come from submitting over approving to publishing with the keyboard alone, and the customer can enable it', async () => {
    const partner = await aPartner(world);
    const { name, id } = await registered(world, partner, { apis: [{ code: 'EXPRPT', groups: [BANK] }] });
    const [theirs, ours, customers] = [await aVisit(world), await aVisit(world), await aVisit(world)];
    try {
      await theirs.as(partner);
      await theirs.open(BASE);
      await reach(theirs.page, `main a[href="${BASE}/${id}"]`);
      await go(theirs.page);
      await reach(theirs.page, 'main a[href$="/certification"]');
      await go(theirs.page);
      await reach(theirs.page, '#note');
      await theirs.page.keyboard.type('Try it in our sandbox.');
      await reach(theirs.page, 'main form button');
      await go(theirs.page);

      const { page } = ours;
      await ours.as(staff);
      await ours.open('/');
      await reach(page, `nav a[href="${REVIEW}"]`);
      await go(page);
      await reach(page, `main a[href$="${id}"]`);
      await go(page);
      expect(await page.locator('main').innerText()).to.contain('Try it in our sandbox.');
      await reach(page, 'main a[href*="/approve"]');
      await go(page);
      await reach(page, '#note');
      await page.keyboard.type('Welcome.');
      await reach(page, 'main form button');
      await go(page);
      await reach(page, 'main a[href$="/publish"]');
      await go(page);
      await reach(page, 'main form button');
      await go(page);
      expect(await page.locator('[role=status]').innerText()).to.contain(`${name} is public.`);
      expect(await kept(world, await theOnlyOne(world, partner))).to.include({ certification: 'approved', visibility: 'public' });

      await theirs.page.reload();
      expect(await theirs.page.locator('main').innerText()).to.contain('Welcome.');
      await customers.as(await anAdministrator(world.app.services));
      await customers.open(`/administration/web-services/enable/${id}`);
      expect(await customers.page.locator('h1').innerText()).to.contain(name);

      await reach(page, 'main a[href^="/operations/audit"]');
      await go(page);
      expect(await page.locator('table').innerText()).to.contain('Application made public');
    } finally {
      await Promise.all([theirs, ours, customers].map((visit) => visit.close()));
    }
  });

  it('are kept apart: a person without the role sees no way there', async () => {
    const visit = await aVisit(world);
    try {
      const { company } = await anAdministrator(world.app.services);
      await visit.as(await aMember(world.app.services, company));
      await visit.open(REVIEW);
      expect(await visit.page.locator('nav').first().innerText()).not.to.contain('Review');
    } finally {
      await visit.close();
    }
  });
});
