import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { PNG } from 'pngjs';
import { faultsOf, load } from './loading.ts';

/** Two pixels, one of them red. */
const IMAGE = Object.assign(new PNG({ width: 2, height: 1 }), { data: Buffer.from([255, 0, 0, 255, 0, 0, 0, 0]) });
const LOGO = PNG.sync.write(IMAGE);
const SCRIPT = '<script>alert(1)</script>';

/** The image with a comment in it (PNG §11.3.3.3). */
function withComment(text: string): Buffer {
  const content = Buffer.from(`tEXtComment\0${text}`, 'latin1');
  const frame = Buffer.alloc(4);
  frame.writeUInt32BE(content.length - 4);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(content));
  const end = LOGO.length - 12;
  return Buffer.concat([LOGO.subarray(0, end), frame, content, sum, LOGO.subarray(end)]);
}

function altered(png: Buffer): Buffer {
  const copy = Buffer.from(png);
  copy[45] = (copy[45] ?? 0) ^ 0xff;
  return copy;
}

function pixelsOf(logo: Uint8Array | undefined): Buffer {
  return PNG.sync.read(Buffer.from(logo ?? [])).data;
}

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
    const logo = file('logo.bin', LOGO);
    const given = { BRAND_NAME_FILE: file('name', 'Kontor\n'), BRAND_ACCENT: '#AA5500', BRAND_LOGO_FILE: file('path', logo) };

    const { brand } = load(given).app;

    expect(brand).to.include({ name: 'Kontor', accent: '#AA5500' });
    expect(pixelsOf(brand?.logo)).to.deep.equal(IMAGE.data);
  });

  it('66 · the logo’s pixels are all that is left of its file', () => {
    const content = withComment(SCRIPT);

    const logo = load({ BRAND_LOGO: file('logo.png', content) }).app.brand?.logo;

    expect(content.includes(SCRIPT)).to.equal(true);
    expect(Buffer.from(logo ?? []).includes(SCRIPT)).to.equal(false);
    expect(pixelsOf(logo)).to.deep.equal(IMAGE.data);
  });

  const refused: readonly [string, () => string, RegExp][] = [
    [
      '66 · an SVG, which could hold a program',
      () => file('a.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'),
      /is no PNG image/,
    ],
    ['66 · HTML that is called an image', () => file('b.png', '<!doctype html><script>1</script>'), /is no PNG image/],
    ['66 · a GIF', () => file('c.png', 'GIF89a'), /is no PNG image/],
    ['an empty file', () => file('d.png', ''), /is no PNG image/],
    ['66 · a JPEG', () => file('j.png', Buffer.from('ffd8ffe000104a464946', 'hex')), /is no PNG image/],
    [
      '66 · a PNG with something behind its end',
      () => file('k.png', Buffer.concat([LOGO, Buffer.from(SCRIPT)])),
      /is a damaged PNG image/,
    ],
    ['a PNG that ends in the middle', () => file('f.png', LOGO.subarray(0, 40)), /is a damaged PNG image/],
    ['the beginning of a PNG alone', () => file('g.png', LOGO.subarray(0, 16)), /is a damaged PNG image/],
    ['a PNG whose pixels were altered', () => file('h.png', altered(LOGO)), /is a damaged PNG image/],
    [
      'a small file of a huge image',
      () => file('i.png', PNG.sync.write(new PNG({ width: 4_096, height: 1 }))),
      /higher than 2048/,
    ],
    ['a large file', () => file('e.png', Buffer.concat([LOGO, Buffer.alloc(256 * 1024)])), /larger than 256 KiB/],
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
