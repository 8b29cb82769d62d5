import { expect } from 'chai';
import { registerApplication } from '../../server/operations/applications.ts';
import { createUser } from '../../server/operations/users.ts';
import { anAdministrator, type Member } from '../flows/cast.ts';
import { aWorld, type World } from '../flows/world.ts';
import { aStaffMember } from '../pages/people/staff.ts';
import { aPartner } from '../pages/registration/partner.ts';
import { describeInChromium } from './chromium.ts';
import { itIsForEverybody } from './for-everybody.ts';
import { go, reach } from './keyboard.ts';
import { aVisit, type Visit } from './visit.ts';

const TRAIL = '/operations/audit';
const OWN = '/administration/audit';

describeInChromium('the audit trail', () => {
  let world: World;
  let staff: Member;
  let partner: Member;
  let administrator: Member;
  let applicationId: string;

  before(async () => {
    world = await aWorld({ pseudoLanguage: true });
    const { services } = world.app;
    staff = await aStaffMember(world);
    partner = await aPartner(world, { name: 'P'.repeat(200) });
    administrator = await anAdministrator(services);
    const caller = { ...partner.caller, address: '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff' };
    const apis = services.catalogue.apis.map(({ code }) => ({ code, groups: [] }));
    // As many as a page has, and as long as they can be.
    for (let count = 0; count < 12; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- in this order
      const { record } = await registerApplication(services, caller, { name: `${'W'.repeat(190)}${count}`, apis });
      applicationId = record.id;
    }
    for (let count = 0; count < 5; count += 1) {
      const person = { name: 'N'.repeat(200), email: `n${count}@a.example`, loginId: `n${count}@a.example` };
      // oxlint-disable-next-line no-await-in-loop
      await createUser(services, caller, partner.company.id, { ...person, roles: ['admin', 'web_services_administrator'] });
    }
  });
  after(() => world?.close());

  const at =
    (path: () => string, who = () => staff) =>
    async (visit: Visit) => {
      await visit.as(who());
      await visit.open(path());
    };
  const on = () => world;

  itIsForEverybody(
    'all of it',
    on,
    at(() => TRAIL),
  );
  itIsForEverybody(
    'of one application of a company',
    on,
    at(() => `${TRAIL}?company_id=${partner.company.id}&application_id=${applicationId}`),
  );
  itIsForEverybody(
    'with nothing that is like that',
    on,
    at(() => `${TRAIL}?action=signing_key&until=2020-01-01`),
  );
  itIsForEverybody(
    'with a date that is none',
    on,
    at(() => `${TRAIL}?since=x&until=y`),
  );
  itIsForEverybody(
    'of the own company',
    on,
    at(
      () => OWN,
      () => administrator,
    ),
  );
  itIsForEverybody(
    'of the own company, with long names',
    on,
    at(
      () => OWN,
      () => partner,
    ),
  );

  it('finds what happened with the keyboard alone', async () => {
    const visit = await aVisit(world);
    try {
      const { page } = visit;
      await visit.as(partner);
      await visit.open('/');
      await reach(page, `nav a[href="${OWN}"]`);
      await go(page);
      await reach(page, '#action');
      await page.keyboard.type('Person added');
      await reach(page, '#since');
      await page.keyboard.type('11012020');
      await reach(page, 'main form button');
      await go(page);

      expect(new URL(page.url()).search).to.contain('action=user.created&since=2020-');
      expect(await page.locator('tbody tr').count()).to.equal(6);
      await reach(page, 'main form a');
      await go(page);
      expect(new URL(page.url()).search).to.equal('');
    } finally {
      await visit.close();
    }
  });
});
