import { expect } from 'chai';
import { changeUser, createUser } from '../../server/operations/users.ts';
import { createCompany } from '../../server/operations/companies.ts';
import { aMember, anAdministrator, type Member, OPERATOR } from '../flows/cast.ts';
import { aWorld, type World } from '../flows/world.ts';
import { aStaffMember } from '../pages/people/staff.ts';
import { describeInChromium } from './chromium.ts';
import { itIsForEverybody } from './for-everybody.ts';
import { go, reach } from './keyboard.ts';
import { aVisit, type Visit } from './visit.ts';

const PEOPLE = '/administration/people';
const LONG = { name: 'W'.repeat(200), email: `${'e'.repeat(240)}@a.example`, loginId: 'l'.repeat(250) };

describeInChromium('the pages of a company’s people', () => {
  let world: World;
  let administrator: Member;
  let colleague: Member;
  let staff: Member;
  let empty: string;

  before(async () => {
    world = await aWorld({ pseudoLanguage: true });
    const { services } = world.app;
    administrator = await anAdministrator(services);
    colleague = await aMember(services, administrator.company, ['admin']);
    staff = await aStaffMember(world);
    const { company, caller } = administrator;
    await createUser(services, caller, company.id, { ...LONG, roles: ['admin', 'web_services_administrator'] });
    // As long as they can be, and as many as a page has.
    for (let count = 0; count < 20; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- in this order
      await createUser(services, caller, company.id, { ...LONG, loginId: `${'l'.repeat(250)}${count}` });
    }
    const { id } = await createCompany(services, OPERATOR, { name: 'New Ltd', domain: 'new.example' });
    empty = `/operations/companies/${id}/people`;
  });
  after(() => world?.close());

  const on = () => world;
  const at =
    (path: () => string, who = () => administrator) =>
    async (visit: Visit): Promise<void> => {
      await visit.as(who());
      await visit.open(path());
    };
  const save = async ({ page }: Visit) => {
    await page.click('main form button');
    await page.waitForLoadState();
  };
  const theirs = (step = '') => `${PEOPLE}/${colleague.user.id}${step}`;

  itIsForEverybody(
    'many, with long names',
    on,
    at(() => PEOPLE),
  );
  itIsForEverybody(
    'nobody, for the staff',
    on,
    at(
      () => empty,
      () => staff,
    ),
  );
  itIsForEverybody(
    'adding',
    on,
    at(() => `${PEOPLE}/new`),
  );

  itIsForEverybody('adding, with faults', on, async (visit) => {
    await at(() => `${PEOPLE}/new`)(visit);
    await visit.page.fill('#login_id', 'a b');
    await save(visit);
  });

  itIsForEverybody('one who was just added', on, async (visit) => {
    await visit.as(administrator);
    const { company, caller } = administrator;
    const loginId = `new-${Math.random()}`;
    const { id } = await createUser(world.app.services, caller, company.id, { ...LONG, loginId });
    await visit.open(`${PEOPLE}/${id}?done=added`);
  });

  itIsForEverybody(
    'a colleague',
    on,
    at(() => theirs()),
  );
  itIsForEverybody(
    'oneself',
    on,
    at(() => `${PEOPLE}/${administrator.user.id}`),
  );
  itIsForEverybody('one with a role above own', on, async (visit) => {
    await visit.as(await aStaffMember(world, ['admin']));
    await visit.open(`${PEOPLE}/${staff.user.id}`);
  });

  itIsForEverybody('a colleague whom somebody else has saved', on, async (visit) => {
    await at(() => theirs())(visit);
    await visit.page.fill('#name', 'Typed');
    const { company, caller } = administrator;
    await changeUser(world.app.services, caller, company.id, colleague.user.id, {
      name: `Pat ${Math.random()}`,
      email: `pat@${Math.random()}.example`,
    });
    await save(visit);
  });

  itIsForEverybody('one who is deactivated, and whether to activate', on, async (visit) => {
    const { user, company } = await aMember(world.app.services, administrator.company);
    await changeUser(world.app.services, administrator.caller, company.id, user.id, { active: false });
    await at(() => `${PEOPLE}/${user.id}?done=deactivated`)(visit);
    await visit.page.click('main a[href$="/activate"]');
    await visit.page.waitForLoadState();
  });

  for (const [what, step] of [
    ['to deactivate', '/deactivate'],
    ['to sign out everywhere', '/end-sessions'],
    ['to make a link', '/sign-in-link'],
  ] as const) {
    itIsForEverybody(
      `whether ${what}`,
      on,
      at(() => theirs(step)),
    );
  }
  itIsForEverybody(
    'whether to sign out everywhere, oneself',
    on,
    at(() => `${PEOPLE}/${administrator.user.id}/end-sessions`),
  );
  itIsForEverybody(
    'one who was just signed out everywhere',
    on,
    at(() => theirs('?done=ended')),
  );

  itIsForEverybody('the link, once', on, async (visit) => {
    await at(() => theirs('/sign-in-link'))(visit);
    await save(visit);
  });
  itIsForEverybody(
    'the link, a second time',
    on,
    at(() => theirs('/sign-in-link/shown')),
  );

  it('adds a colleague and brings them their link with the keyboard alone, and they sign in', async () => {
    const [visit, theirVisit] = [await aVisit(world), await aVisit(world)];
    try {
      const { page } = visit;
      await visit.as(administrator);
      await visit.open('/');
      await reach(page, `nav a[href="${PEOPLE}"]`);
      await go(page);
      await reach(page, 'main a.primary');
      await go(page);
      for (const [field, typed] of [
        ['name', 'Nia New'],
        ['email', 'nia@a.example'],
        ['login_id', 'nia@a.example'],
      ] as const) {
        // oxlint-disable-next-line no-await-in-loop -- one field after the other
        await reach(page, `#${field}`);
        // oxlint-disable-next-line no-await-in-loop
        await page.keyboard.type(typed);
      }
      await reach(page, '[value=admin]');
      await page.keyboard.press('Space');
      await reach(page, 'main form button');
      await go(page);
      await reach(page, 'main a[href$="/sign-in-link"]');
      await go(page);
      await reach(page, 'main form button');
      await go(page);
      const link = await page.locator('.copied code').innerText();

      await theirVisit.open(new URL(link).pathname);
      for (const field of ['password', 'password_again']) {
        // oxlint-disable-next-line no-await-in-loop -- one field after the other
        await reach(theirVisit.page, `#${field}`);
        // oxlint-disable-next-line no-await-in-loop
        await theirVisit.page.keyboard.type('a password of mine');
      }
      await go(theirVisit.page);
      expect(await theirVisit.page.locator('header').innerText())
        .to.contain('Nia New')
        .and.to.contain('People');
    } finally {
      await Promise.all([visit.close(), theirVisit.close()]);
    }
  });
});
