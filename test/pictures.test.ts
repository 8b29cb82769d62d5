import { expect } from 'chai';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { smaller } from '../docs/taking-screenshots/smaller.ts';

const WIDTH = 7;
const COLOURS = 3;
const LINE = WIDTH * COLOURS;

/** The byte to the left, above, and above to the left; each 0 where the picture ends (W3C PNG §9.2). */
type Neighbours = readonly [left: number, above: number, corner: number];

const FILTERS: readonly ((neighbours: Neighbours) => number)[] = [
  () => 0,
  ([left]) => left,
  ([, above]) => above,
  ([left, above]) => (left + above) >> 1,
  ([left, above, corner]) => {
    const likely = left + above - corner;
    return [left, above, corner].toSorted((one, other) => Math.abs(likely - one) - Math.abs(likely - other))[0] ?? 0;
  },
];

describe('a picture for the documents', () => {
  // Two lines for each filter: the first one of all has nothing above.
  const lines = Array.from({ length: 2 * FILTERS.length }, (_, row) =>
    Buffer.from(Array.from({ length: LINE }, (__, at) => (row * 89 + at * at * 37 + 11) % 256)),
  );

  it('shows the same, but for a step of 256 in which a colour may be lighter, whichever filters the browser chose', () => {
    const { width, pixels } = read(smaller(asBrowsersWrite(lines)));

    expect(width).to.equal(WIDTH);
    expect(pixels).to.deep.equal(lines.map((line) => Buffer.from(line.map((value) => value | 1))));
  });

  it('is refused when it is something else', () => {
    const png = asBrowsersWrite(lines);
    // 16 bits for each colour.
    png[24] = 16;

    expect(() => smaller(png)).to.throw('no PNG as browsers make them');
  });
});

function asBrowsersWrite(lines: readonly Buffer[]): Buffer {
  const filtered = lines.flatMap((line, row) => {
    const filter = row >> 1;
    const bytes = line.map((value, at) => value - (FILTERS[filter]?.(neighbours(lines, row, at)) ?? 0));
    return [Buffer.from([filter]), Buffer.from(bytes)];
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(lines.length, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(filtered)))]);
}

function neighbours(lines: readonly Buffer[], row: number, at: number): Neighbours {
  const [line, above] = [lines[row], lines[row - 1]];
  return [line?.[at - COLOURS] ?? 0, above?.[at] ?? 0, above?.[at - COLOURS] ?? 0];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(data.length, 0);
  numbers.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([numbers.subarray(0, 4), body, numbers.subarray(4)]);
}

/** What a picture without filters shows. */
function read(png: Buffer): { width: number; pixels: Buffer[] } {
  const start = png.indexOf('IDAT') + 4;
  const bytes = inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)));
  const pixels = Array.from({ length: bytes.length / (LINE + 1) }, (_, row) => {
    const at = row * (LINE + 1);
    expect(bytes[at]).to.equal(0);
    return bytes.subarray(at + 1, at + 1 + LINE);
  });
  return { width: png.readUInt32BE(16), pixels };
}
