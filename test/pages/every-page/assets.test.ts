import { expect } from 'chai';
import { encode } from 'fast-png';
import { aBrowser } from '../../flows/browser.ts';
import { aWorld, type World } from '../../flows/world.ts';

const LOGO = encode({ width: 2, height: 1, data: new Uint8Array(8), channels: 4 });

describe('what pages load (security.md 66)', () => {
  let world: World;
  let page: string;
  before(async () => {
    world = await aWorld({ brand: { name: '</title><script>', accent: '#3a4db0', logo: LOGO } });
    ({ text: page } = await aBrowser(world.issuer).get(`${world.issuer}/sign-in`));
  });
  after(() => world?.close());

  const files = () => Array.from(page.matchAll(/(?:href|src)="(\/assets\/[^"]*)"/g), ([, path = '']) => path);

  it('66 · the logo comes from here, as the image that it is', async () => {
    const path = files().find((each) => each.endsWith('.png')) ?? '';

    const response = await fetch(`${world.issuer}${path}`);

    expect(page).to.contain(`<img src="${path}"`);
    expect(response.headers.get('Content-Type')).to.equal('image/png');
    expect(Buffer.from(await response.arrayBuffer())).to.deep.equal(Buffer.from(LOGO));
  });

  it('66 · no file runs as a page, is taken for something else, or belongs to anybody', async () => {
    expect(files()).not.to.deep.equal([]);
    for (const path of files()) {
      // oxlint-disable-next-line no-await-in-loop -- a few files
      const { status, headers } = await fetch(`${world.issuer}${path}`);
      expect(status).to.equal(200);
      expect(Object.fromEntries(headers)).to.include({
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'public, max-age=31536000, immutable',
      });
      expect(headers.getSetCookie()).to.deep.equal([]);
    }
  });

  it('65 · the platform’s own name is a text, too', () => {
    expect(page).to.contain('&lt;/title>&lt;script>').and.not.to.contain('<script>');
  });
});
