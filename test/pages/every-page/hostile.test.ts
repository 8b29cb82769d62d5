import { expect } from 'chai';
import type { Stage } from '../permissions/stage.ts';
import { aFullStage } from './full-stage.ts';
import { LOOKS, toLookAt } from './look.ts';

const LANGUAGES = ['en', 'de'];
/** What a hostile text is about, where it stands as text. */
const HARMLESS = /([a-z]+)-(?:\d+-)?&lt;img src=x onerror=alert\(1\)>/g;
const LARGEST_HTML = 30_000;
/** What a partner writes in one field, and the page that has the field shows whole, is not counted. */
const LONGEST_DESCRIPTION = /x{9000,}/g;

describe('every page where everything is full and has a hostile name', () => {
  let stage: Stage;
  const shown = new Set<string>();
  before(async () => {
    stage = await aFullStage();
  });
  after(() => stage?.world.close());

  for (const look of LOOKS) {
    it(`65 · ${look.title}: shows it as harmless text, in less than 30 kB`, async () => {
      const { browser, path } = await toLookAt(stage, look);

      for (const language of LANGUAGES) {
        const headers = { 'Accept-Language': language };
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        const { status, text } = await browser.request(`${stage.world.issuer}${path}`, { headers });

        expect(status).to.equal(200);
        expect(Buffer.byteLength(text.replaceAll(LONGEST_DESCRIPTION, '')), language).to.be.below(LARGEST_HTML);
        expect(text).not.to.match(/<img src=x|<script>|"'>/);
        expect(withoutFields(text)).not.to.match(/[\u200b\u202e\u2066]/);
        for (const [, about = ''] of text.matchAll(HARMLESS)) shown.add(about);
      }
    });
  }

  it('65 · all of these were seen somewhere: names, descriptions, reasons, wishes and answers', () => {
    const all = ['answer', 'application', 'company', 'description', 'person', 'reason', 'wish'];
    expect([...shown]).to.include.members(all);
  });
});

/** A page without what stands in its fields: that is as it was typed. */
function withoutFields(html: string): string {
  return html.replaceAll(/ value="[^"]*"/g, '').replaceAll(/<textarea\b[^>]*>[^<]*/g, '');
}
