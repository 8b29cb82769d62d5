import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { decode, encode, type ImageData } from 'fast-png';
import { faultsOf, load } from './loading.ts';

/** Two pixels, one of them red. */
const IMAGE = { width: 2, height: 1, channels: 4, data: Uint8Array.of(255, 0, 0, 255, 0, 0, 0, 0) };
const LOGO = Buffer.from(encode(IMAGE));
const PALETTE: ImageData = {
  ...{ width: 2, height: 1, channels: 1, depth: 8, data: Uint8Array.of(1, 0) },
  palette: [
    [0, 0, 0, 0],
    [255, 0, 0, 255],
  ],
};
const SCRIPT = '<script>alert(1)</script>';

function altered(png: Buffer): Buffer {
  const copy = Buffer.from(png);
  copy[45] = (copy[45] ?? 0) ^ 0xff;
  return copy;
}

/** A chunk of a PNG file (PNG §5.3). */
function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

/** The signature, what comes between, and the end. */
function pngOf(...chunks: readonly Buffer[]): Buffer {
  return Buffer.concat([LOGO.subarray(0, 8), ...chunks, LOGO.subarray(-12)]);
}

/** RGBA with 8 bits. */
function header(width: number, height: number): Buffer {
  const content = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0]);
  content.writeUInt32BE(width);
  content.writeUInt32BE(height, 4);
  return chunk('IHDR', content);
}

function pixelsOf(logo: Uint8Array | undefined): Uint8Array {
  return Uint8Array.from(decode(logo ?? Buffer.alloc(0)).data);
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

  const comment = chunk('tEXt', Buffer.from(`Comment\0${SCRIPT}`));
  for (const [where, content] of [
    ['in it', Buffer.concat([LOGO.subarray(0, -12), comment, LOGO.subarray(-12)])],
    ['behind it', Buffer.concat([LOGO, Buffer.from(SCRIPT)])],
  ] as const) {
    it(`66 · the logo’s pixels are all that is left of its file: a text ${where}`, () => {
      const logo = load({ BRAND_LOGO: file('logo.png', content) }).app.brand?.logo;

      expect(content.includes(SCRIPT)).to.equal(true);
      expect(Buffer.from(logo ?? []).includes(SCRIPT)).to.equal(false);
      expect(pixelsOf(logo)).to.deep.equal(IMAGE.data);
    });
  }

  it('66 · where the file has fewer pixels than it says, there is nothing, and no memory of the server', () => {
    const content = pngOf(header(1_000, 1), chunk('IDAT', deflateSync(Buffer.alloc(1))));

    const { logo } = load({ BRAND_LOGO: file('logo.png', content) }).app.brand ?? {};

    expect(pixelsOf(logo)).to.deep.equal(new Uint8Array(4_000));
  });

  it('is taken from an image with a palette, too', () => {
    const logo = load({ BRAND_LOGO: file('logo.png', Buffer.from(encode(PALETTE))) }).app.brand?.logo;

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
    ['66 · a PNG without pixels', () => file('m.png', pngOf(header(9, 9))), /is a damaged PNG image/],
    [
      '66 · a PNG with a second header',
      () => file('n.png', pngOf(header(4, 1), header(2_000, 1), chunk('IDAT', deflateSync(Buffer.alloc(8_001))))),
      /is a damaged PNG image/,
    ],
    [
      'a PNG with 16 bits',
      () => file('o.png', Buffer.from(encode({ width: 1, height: 1, channels: 1, depth: 16, data: Uint16Array.of(1) }))),
      /save it as RGB or RGBA/,
    ],
    ['a PNG that ends in the middle', () => file('f.png', LOGO.subarray(0, 40)), /is a damaged PNG image/],
    ['the beginning of a PNG alone', () => file('g.png', LOGO.subarray(0, 16)), /is a damaged PNG image/],
    ['a PNG whose pixels were altered', () => file('h.png', altered(LOGO)), /is a damaged PNG image/],
    [
      'a small file of a huge image',
      () => file('i.png', Buffer.from(encode({ width: 4_096, height: 1, data: new Uint8Array(4 * 4_096) }))),
      /higher than 1024/,
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
