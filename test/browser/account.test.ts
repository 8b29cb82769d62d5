import { expect } from 'chai';
import { createSignInLink } from '../../server/operations/sign-in-links.ts';
import { aMember, anAdministrator, type Member } from '../flows/cast.ts';
import { aWorld, type World } from '../flows/world.ts';
import { describeInChromium } from './chromium.ts';
import { itIsForEverybody } from './for-everybody.ts';
import { go, reach } from './keyboard.ts';
import { aVisit, type Visit } from './visit.ts';

const NEW = 'another horse battery';

describeInChromium('the pages of one’s own password', () => {
  let world: World;
  let administrator: Member;

  before(async () => {
    world = await aWorld({ pseudoLanguage: true });
    administrator = await anAdministrator(world.app.services);
  });
  after(() => world?.close());

  const on = () => world;
  const aLink = async (): Promise<string> => {
    const { company, caller } = administrator;
    const { user } = await aMember(world.app.services, company);
    const made = await createSignInLink(world.app.services, caller, company.id, user.id);
    return made.sent ? '' : `/set-password/${made.token}`;
  };
  const save = async ({ page }: Visit) => {
    await page.click('main form button');
    await page.waitForLoadState();
  };

  itIsForEverybody('changing it', on, async ({ as, open }) => {
    await as(administrator);
    await open('/password');
  });

  itIsForEverybody('changing it, with faults', on, async (visit) => {
    await visit.as(administrator);
    await visit.open('/password');
    await visit.page.fill('#password', NEW);
    await save(visit);
  });

  itIsForEverybody('it is changed', on, async ({ as, open }) => {
    await as(administrator);
    await open('/password?done=changed');
  });

  itIsForEverybody('setting it with a link', on, async ({ open }) => open(await aLink()));

  itIsForEverybody('setting it with a link, with faults', on, async (visit) => {
    await visit.open(await aLink());
    await save(visit);
  });

  itIsForEverybody('a link that does not work any more', on, async ({ open }) => open('/set-password/old'));

  it('is set with a link by the keyboard alone, and changed afterwards', async () => {
    const { page, open, close } = await aVisit(world);
    try {
      await open(await aLink());
      await reach(page, '#password');
      await page.keyboard.type(NEW);
      await reach(page, '#password_again');
      await page.keyboard.type(NEW);
      await go(page);
      expect(await page.locator('h1').innerText()).to.contain('Pat Person');

      await reach(page, 'header a[href="/password"]');
      await go(page);
      for (const [field, typed] of [
        ['current_password', NEW],
        ['password', `${NEW} again`],
        ['password_again', `${NEW} again`],
      ] as const) {
        // oxlint-disable-next-line no-await-in-loop -- one field after the other
        await reach(page, `#${field}`);
        // oxlint-disable-next-line no-await-in-loop
        await page.keyboard.type(typed);
      }
      await go(page);
      expect(await page.locator('[role=status]').innerText()).to.contain('The password is changed.');
    } finally {
      await close();
    }
  });
});
