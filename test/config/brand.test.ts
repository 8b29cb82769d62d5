import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultsOf, load } from './loading.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

describe('the brand of the platform', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'countersign-brand-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  function file(name: string, content: string | Buffer): string {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  }

  it('is the product’s own where nothing is said', () => {
    expect(load().app.brand).to.deep.equal({ name: 'Countersign', accent: '#3a4db0', logo: undefined });
  });

  it('is a name, an accent and a logo, each also from a file', () => {
    const logo = file('logo.bin', PNG);
    const given = { BRAND_NAME_FILE: file('name', 'Kontor\n'), BRAND_ACCENT: '#AA5500', BRAND_LOGO_FILE: file('path', logo) };

    expect(load(given).app.brand).to.deep.equal({ name: 'Kontor', accent: '#AA5500', logo: { type: 'image/png', bytes: PNG } });
  });

  it('takes JPEG and WebP by their content, whatever the file is called', () => {
    const jpeg = file('logo.png', Buffer.from('ffd8ffe000104a464946', 'hex'));
    const webp = file('logo.svg', Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1'));

    expect(load({ BRAND_LOGO: jpeg }).app.brand?.logo?.type).to.equal('image/jpeg');
    expect(load({ BRAND_LOGO: webp }).app.brand?.logo?.type).to.equal('image/webp');
  });

  const refused: readonly [string, () => string, RegExp][] = [
    [
      '66 · an SVG, which could hold a program',
      () => file('a.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'),
      /no PNG, JPEG or WebP/,
    ],
    ['66 · HTML that is called an image', () => file('b.png', '<!doctype html><script>1</script>'), /no PNG, JPEG or WebP/],
    ['66 · a GIF', () => file('c.png', 'GIF89a'), /no PNG, JPEG or WebP/],
    ['an empty file', () => file('d.png', ''), /no PNG, JPEG or WebP/],
    ['a large image', () => file('e.png', Buffer.concat([PNG, Buffer.alloc(256 * 1024)])), /larger than 256 KiB/],
    ['a file that is not there', () => join(folder, 'nothing.png'), /cannot be read \(ENOENT\)/],
    ['a folder', () => folder, /cannot be read \(EISDIR\)/],
  ];
  for (const [what, path, sentence] of refused) {
    it(`refuses ${what}, in one sentence`, () => {
      const faults = faultsOf({ BRAND_LOGO: path() });

      expect(faults).to.have.lengthOf(1);
      expect(faults[0]).to.match(sentence);
    });
  }

  it('names the logo among all other faults', () => {
    expect(faultsOf({ PORT: 'x', BRAND_LOGO: join(folder, 'nothing.png') })).to.have.lengthOf(2);
  });
});
