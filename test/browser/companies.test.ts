import { changeCompany, createCompany } from '../../server/operations/companies.ts';
import { unique } from '../builders.ts';
import { type Member, OPERATOR } from '../flows/cast.ts';
import { aWorld, type World } from '../flows/world.ts';
import { aStaffMember } from '../pages/people/staff.ts';
import { aPartner, registered } from '../pages/registration/partner.ts';
import { describeInChromium } from './chromium.ts';
import { itIsForEverybody } from './for-everybody.ts';
import type { Visit } from './visit.ts';

const COMPANIES = '/operations/companies';

describeInChromium('companies, on the pages of the platform’s staff', () => {
  let world: World;
  let staff: Member;
  let partner: Member;

  before(async () => {
    world = await aWorld({ pseudoLanguage: true });
    staff = await aStaffMember(world);
    partner = await aPartner(world, { name: 'P'.repeat(200) });
    for (let count = 0; count < 26; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- in this order
      await registered(world, partner, { name: `${'W'.repeat(190)}${count}` });
    }
    for (let count = 0; count < 20; count += 1) {
      const domain = `${`${'d'.repeat(60)}.`.repeat(3)}c${count}.example`;
      // oxlint-disable-next-line no-await-in-loop
      await createCompany(world.app.services, OPERATOR, { name: 'N'.repeat(200), domain });
    }
  });
  after(() => world?.close());

  const on = () => world;
  const at = (path: () => string) => async (visit: Visit) => {
    await visit.as(staff);
    await visit.open(path());
  };
  const send = async ({ page }: Visit) => {
    await page.click('main form button');
    await page.waitForLoadState();
  };

  itIsForEverybody(
    'companies',
    on,
    at(() => COMPANIES),
  );
  itIsForEverybody(
    'no company of that name',
    on,
    at(() => `${COMPANIES}?query=nobody`),
  );
  itIsForEverybody(
    'a company',
    on,
    at(() => `${COMPANIES}/${partner.company.id}?done=saved`),
  );
  itIsForEverybody('a new company, with faults', on, async (visit) => {
    await at(() => `${COMPANIES}/new`)(visit);
    await send(visit);
  });
  itIsForEverybody(
    'whether to suspend a company',
    on,
    at(() => `${COMPANIES}/${partner.company.id}/suspend`),
  );
  for (const [step, before] of Object.entries({
    verify: {},
    unverify: { domainVerified: true },
    reactivate: { active: false },
  })) {
    itIsForEverybody(`whether to ${step} a company`, on, async (visit) => {
      const { services } = world.app;
      const domain = `${'d'.repeat(60)}.${unique('s')}.example`;
      const { id } = await createCompany(services, OPERATOR, { name: 'N'.repeat(200), domain });
      await changeCompany(services, OPERATOR, id, before);
      await at(() => `${COMPANIES}/${id}/${step}`)(visit);
    });
  }
  itIsForEverybody('a company that somebody else has saved', on, async (visit) => {
    const { services } = world.app;
    const { id } = await createCompany(services, OPERATOR, { name: 'Theirs', domain: 'theirs.example' });
    await at(() => `${COMPANIES}/${id}`)(visit);
    await visit.page.fill('#domain', 'mine.example');
    await changeCompany(services, OPERATOR, id, { name: 'Changed', domainVerified: false });
    await send(visit);
  });
  itIsForEverybody(
    'a company’s applications',
    on,
    at(() => `${COMPANIES}/${partner.company.id}/applications`),
  );
});
