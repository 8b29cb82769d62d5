import { expect } from 'chai';
import { certifyApplication } from '../../server/operations/certification.ts';
import { anAdministrator, type Member } from '../flows/cast.ts';
import { aWorld, type World } from '../flows/world.ts';
import { aCustomer, type Customer } from '../pages/connections/connected.ts';
import { aBusyAdministrator, asked } from '../pages/homes.ts';
import { aStaffMember } from '../pages/people/staff.ts';
import { aPartner, registered } from '../pages/registration/partner.ts';
import { describeInChromium } from './chromium.ts';
import { itIsForEverybody } from './for-everybody.ts';
import { go, reach } from './keyboard.ts';
import { aVisit } from './visit.ts';

describeInChromium('the home page', () => {
  let world: World;
  const members: Record<string, Member> = {};

  before(async () => {
    world = await aWorld({ pseudoLanguage: true });
    members['staff with nothing to review'] = await aStaffMember(world);
    members['a user who has asked for nothing'] = (await aCustomer(world)).user;
    members['an administrator for whom nothing waits'] = await anAdministrator(world.app.services);
    members['a developer who has not begun'] = await aPartner(world);
    members['an administrator with everything'] = await aBusyAdministrator(world, (at) => `Receipt Robot ${at}`, 3);
    members['an administrator with everything, at its longest'] = await aBusyAdministrator(
      world,
      (at) => `${'W'.repeat(198)}${at}`,
      8,
    );
    const { administrator, user }: Customer = await aCustomer(world);
    await asked(world, user, administrator, 'Receipt Robot', 'approve');
    await asked(world, user, administrator, 'Travel Desk', 'deny');
    await asked(world, user, administrator, 'W'.repeat(200));
    members['a user who has asked for some'] = user;
  });
  after(() => world?.close());

  for (const state of [
    'staff with nothing to review',
    'a user who has asked for nothing',
    'a user who has asked for some',
    'an administrator for whom nothing waits',
    'a developer who has not begun',
    'an administrator with everything',
    'an administrator with everything, at its longest',
  ]) {
    itIsForEverybody(
      state,
      () => world,
      async (visit) => {
        const member = members[state];
        if (member === undefined) throw new Error(`there is nobody for "${state}"`);
        await visit.as(member);
        await visit.open('/');
      },
    );
  }

  itIsForEverybody(
    'staff with something to review',
    () => world,
    async (visit) => {
      const partner = await aPartner(world);
      const { id } = await registered(world, partner);
      await certifyApplication(world.app.services, partner.caller, id, { action: 'submit' });
      await visit.as(await aStaffMember(world));
      await visit.open('/');
    },
  );

  it('leads an administrator to the sheet of what asks for more, with the keyboard alone', async () => {
    const administrator = await aBusyAdministrator(world, () => 'Receipt Robot', 1);
    const visit = await aVisit(world);
    try {
      await visit.as(administrator);
      await visit.open('/');
      await reach(visit.page, 'main a[href*="/enable/"]');
      await go(visit.page);

      expect(await visit.page.locator('h1').innerText()).to.equal('Receipt Robot asks for more');
    } finally {
      await visit.close();
    }
  });
});
