import { expect } from 'chai';
import { aWorld, type World } from '../flows/world.ts';
import { describeInChromium } from './chromium.ts';
import { itIsForEverybody } from './for-everybody.ts';
import { go, reach } from './keyboard.ts';
import { aVisit } from './visit.ts';

describeInChromium('the pages of who has no account yet', () => {
  let world: World;
  before(async () => {
    world = await aWorld({ pseudoLanguage: true, sandboxSignUp: true });
  });
  after(() => world?.close());

  const on = () => world;

  itIsForEverybody('sign-in, with the way to sign up', on, async ({ open }) => open('/sign-in'));
  itIsForEverybody('the sign-up', on, async ({ open }) => open('/sign-up'));

  itIsForEverybody('the sign-up, with every fault and long words', on, async ({ open, page }) => {
    await open('/sign-up');
    await page.fill('#company_name', 'W'.repeat(201));
    await page.fill('#domain', 'x'.repeat(300));
    await page.fill('#login_id', 'a b');
    await page.click('main form button');
    await page.waitForLoadState();
  });

  it('is done with the keyboard alone, and ends at the first application', async () => {
    const { page, open, close } = await aVisit(world);
    try {
      await open('/sign-in');
      await reach(page, 'a[href="/sign-up"]');
      await go(page);
      for (const [field, typed] of [
        ['company_name', 'Fernweh Receipts'],
        ['domain', 'fernweh.example'],
        ['name', 'Dee Developer'],
        ['email', 'dee@fernweh.example'],
        ['login_id', 'dee@fernweh.example'],
        ['password', 'correct horse battery'],
      ] as const) {
        // oxlint-disable-next-line no-await-in-loop -- one field after the other
        await reach(page, `#${field}`);
        // oxlint-disable-next-line no-await-in-loop
        await page.keyboard.type(typed);
      }
      await go(page);
      expect(new URL(page.url()).pathname).to.equal('/administration/web-services/applications/new');
      expect(await page.locator('header').innerText()).to.contain('Fernweh Receipts');
    } finally {
      await close();
    }
  });
});
