import { expect } from 'chai';
import type { Member } from '../flows/cast.ts';
import { aWorld, post, type World } from '../flows/world.ts';
import { aPartner, BASE, registered, theOnlyOne } from '../pages/registration/partner.ts';
import { describeInChromium } from './chromium.ts';
import { go, reach } from './keyboard.ts';
import { aVisit, type Visit, type VisitOptions } from './visit.ts';

const SECRET = /csn_secret_\w{49}/;

describeInChromium('a partner in front of a browser', () => {
  let world: World;
  before(async () => {
    world = await aWorld();
  });
  after(() => world?.close());

  async function withVisit(member: Member, options: VisitOptions, look: (visit: Visit) => Promise<void>): Promise<void> {
    const visit = await aVisit(world, options);
    try {
      await visit.as(member);
      await look(visit);
    } finally {
      await visit.close();
    }
  }

  it('comes from the home page to a working secret with the keyboard alone and without JavaScript', async () => {
    const partner = await aPartner(world);

    await withVisit(partner, {}, async ({ page, open }) => {
      await open('/');
      await reach(page, 'nav a[href$="/web-services"]');
      await go(page);
      await reach(page, `main a[href="${BASE}"]`);
      await go(page);
      await reach(page, 'main a.primary');
      await go(page);
      await reach(page, '#name');
      await page.keyboard.type('Receipt Robot');
      await reach(page, '[value=QUICKEXP]');
      await page.keyboard.press('Space');
      await reach(page, '#grant_types');
      await page.keyboard.press('Space');
      await reach(page, '[value=refresh_token]');
      await page.keyboard.press('Space');
      await reach(page, 'main form button.primary');
      await go(page);
      expect(await page.locator('[role=alert]').innerText()).to.contain(
        'Quick expenses needs Expense reports, which was ticked.',
      );
      await reach(page, '[value=CCARD]');
      await page.keyboard.press('Space');
      await reach(page, '[name=reason-CCARD]');
      await page.keyboard.type('Receipts are matched with card payments.');
      await reach(page, 'main form button.primary');
      await go(page);

      const [secret = ''] = SECRET.exec(await page.locator('main').innerText()) ?? [];
      const { id, apis } = await theOnlyOne(world, partner);
      const grant = { grant_type: 'client_credentials', scope: 'EXPRPT CCARD' };
      expect((await post(`${world.issuer}/token`, grant, { id, secret })).status).to.equal(200);
      expect(apis[0]?.groups).to.deep.equal([
        { code: 'CCARD', required: true, reason: 'Receipts are matched with card payments.' },
      ]);
    });
  });

  it('51 · sees the secret no second time by loading again, going back or coming forward', async () => {
    const partner = await aPartner(world);
    const { id } = await registered(world, partner);

    await withVisit(partner, { javaScript: true }, async ({ page, open }) => {
      const text = () => page.locator('main').innerText();
      await open(`${BASE}/${id}/secret`);
      await page.click('main button.danger');
      await page.waitForURL('**/shown');
      expect(await text()).to.match(SECRET);

      await page.reload();
      expect(await text()).not.to.match(SECRET);
      await page.goBack();
      expect(await text()).not.to.match(SECRET);
      await page.goForward();
      expect(await text()).not.to.match(SECRET);
      expect(page.url()).not.to.match(SECRET);
    });
  });

  it('copies the secret with a button, where a script may run', async () => {
    const partner = await aPartner(world);
    const { id } = await registered(world, partner);

    await withVisit(partner, { javaScript: true }, async ({ page, open }) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await open(`${BASE}/${id}/secret`);
      await page.click('main button.danger');
      await page.waitForURL('**/shown');

      await page.click('button:text("Copy the secret")');

      await page.waitForSelector('button:text("Copied")');
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).to.match(SECRET);
      expect(await page.locator('main').innerText()).to.contain(copied);
    });
  });

  it('sees ticked at once what an API or sensitive data needs, where a script may run', async () => {
    const partner = await aPartner(world);

    await withVisit(partner, { javaScript: true }, async ({ page, open }) => {
      await open(`${BASE}/new`);

      await page.check('[value=QUICKEXP]');
      await page.check('[value=GHOST]');

      expect(await page.isChecked('[value=EXPRPT]')).to.equal(true);
      expect(await page.isChecked('[value=FOP]')).to.equal(true);
      const told = page.locator('.was-ticked:visible');
      expect(await told.allInnerTexts()).to.deep.equal(['Quick expenses needs Expense reports, which was ticked.']);
    });
  });

  it('is asked of sensitive data why and whether it can be left out only where it is ticked', async () => {
    const partner = await aPartner(world);

    await withVisit(partner, {}, async ({ page, open }) => {
      await open(`${BASE}/new`);
      const reason = page.locator('[name=reason-BANK]');
      expect(await reason.isVisible()).to.equal(false);

      await page.check('[value=BANK]');

      expect(await reason.isVisible()).to.equal(true);
    });
  });
});
