import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { World } from '../flows/world.ts';
import { axeFaults, bareWords, keyboardFaults, overflowing, structuralFaults } from './measures.ts';
import { aVisit, type Visit } from './visit.ts';

const LARGEST_HTML = 30_000;
const HEIGHT = 800;

/**
 * Claims of a page in one state that everybody can use it. `arrive` brings a browser there, from its first page on: in English
 * with JavaScript off, and in the pseudo-language. Use it within `describeInChromium`, once for every state that a page
 * has: empty, full, with faults, with the longest texts.
 */
export function itIsForEverybody(state: string, world: () => World, arrive: (visit: Visit) => Promise<void>): void {
  describe(state, () => {
    let english: Visit;
    let pseudo: Visit;
    let html: string;

    before(async () => {
      [english, pseudo] = await Promise.all([aVisit(world()), aVisit(world(), { language: 'qps', javaScript: true })]);
      await arrive(english);
      await arrive(pseudo);
      html = await english.page.content();
    });
    after(() => Promise.all([english, pseudo].map((visit) => visit?.close())));

    it('has one title, one heading, landmarks, a skip link, one stylesheet, no script but our own file, and less than 30 kB', async () => {
      expect(await structuralFaults(english.page)).to.deep.equal([]);
      expect(await structuralFaults(pseudo.page)).to.deep.equal([]);
      expect(Buffer.byteLength(html)).to.be.below(LARGEST_HTML);
    });

    it('fits at 320 and 1,280 px and at 200 %, from left to right and from right to left', async () => {
      for (const { page } of [english, pseudo]) {
        // oxlint-disable-next-line no-await-in-loop -- one window has one size at a time
        for (const width of [320, 640, 1_280]) expect(await overflowingAt(page, width), `${width}`).to.deep.equal([]);
      }
    });

    it('has nothing that axe-core finds (WCAG 2.2 AA), by day and by night, wide and narrow', async () => {
      const { page } = pseudo;
      await page.setViewportSize({ width: 1_280, height: HEIGHT });
      expect(await axeFaults(page)).to.deep.equal([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.setViewportSize({ width: 320, height: HEIGHT });
      expect(await axeFaults(page)).to.deep.equal([]);
    });

    it('has every word of ours in the message catalogue', async () => {
      expect(await bareWords(pseudo.page)).to.deep.equal([]);
    });

    it('can be used with the keyboard alone, and shows where it is', async () => {
      expect(await keyboardFaults(english.page)).to.deep.equal([]);
    });
  });
}

/** 640 px is what a window of 1,280 px has at 200 %. */
async function overflowingAt(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: HEIGHT });
  return overflowing(page);
}
