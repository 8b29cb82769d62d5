import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { aFullStage } from '../pages/every-page/full-stage.ts';
import { type Look, LOOKS, toLookAt } from '../pages/every-page/look.ts';
import type { Stage } from '../pages/permissions/stage.ts';
import { describeInChromium } from './chromium.ts';
import { bareWords, overflowing, structuralFaults } from './measures.ts';
import { aVisit, type Visit } from './visit.ts';

describeInChromium('every page where everything is full and has a hostile name, from right to left', () => {
  let stage: Stage;
  let visit: Visit;
  /** What the browser refused to run, and what ran all the same. */
  const alarms: string[] = [];
  before(async () => {
    stage = await aFullStage();
    visit = await aVisit(stage.world, { language: 'qps', javaScript: true });
    visit.page.on('console', (message) => message.type() === 'error' && alarms.push(message.text()));
    visit.page.on('dialog', (dialog) => void dialog.dismiss().then(() => alarms.push(dialog.message())));
  });
  after(async () => {
    await visit?.close();
    await stage?.world.close();
  });

  async function goTo(look: Look): Promise<Page> {
    const { browser, path } = await toLookAt(stage, look);
    const { page, issuer } = visit;
    await page.context().clearCookies();
    await page.context().addCookies(Array.from(browser.cookies, ([name, value]) => ({ name, value, url: issuer })));
    await visit.open(path);
    return page;
  }

  for (const look of LOOKS) {
    it(`65 · ${look.title}: fits at 320 and 1,280 px, runs nothing, and says no word that is not in the catalogue`, async () => {
      alarms.length = 0;
      const page = await goTo(look);

      expect(await page.evaluate(() => document.documentElement.dir)).to.equal('rtl');
      for (const width of [320, 1_280]) {
        // oxlint-disable-next-line no-await-in-loop -- one window has one size at a time
        await page.setViewportSize({ width, height: 800 });
        // oxlint-disable-next-line no-await-in-loop
        expect(await overflowing(page), `${width}`).to.deep.equal([]);
      }
      expect(await bareWords(page)).to.deep.equal([]);
      expect(await page.title()).to.contain('⟦');
      expect(await structuralFaults(page)).to.deep.equal([]);
      expect(alarms).to.deep.equal([]);
    });
  }

  it('63 · none of them shows itself in the frame of another site', async () => {
    const { issuer, page } = visit;
    const other = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end(`<iframe src="${issuer}/sign-in"></iframe>`);
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    alarms.length = 0;

    await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);

    expect(alarms.join(' ')).to.contain("frame-ancestors 'none'");
    expect(page.frames().map((frame) => frame.url())).not.to.include(`${issuer}/sign-in`);
    other.closeAllConnections();
    other.close();
  });
});
