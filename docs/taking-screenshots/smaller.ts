import { crc32, deflateSync, inflateSync } from 'node:zlib';

/**
 * The picture as a smaller PNG (W3C PNG §7, §9). Browsers filter lines as it suits photographs: text on a plain ground does better
 * without. Each colour may become one of 256 steps lighter, which nobody sees, and which spares a twelfth. For what a browser
 * makes: 8 bits for each of three or four colours, not interlaced.
 */
export function smaller(png: Buffer): Buffer {
  const pieces = chunks(png);
  const header = pieces.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(0);
  const [bits, colours, , , interlaced] = header.subarray(8, 13);
  if (bits !== 8 || interlaced !== 0 || (colours !== 2 && colours !== 6))
    throw new Error('This is no PNG as browsers make them.');
  const bytesPerPixel = colours === 2 ? 3 : 4;
  const packed = Buffer.concat(pieces.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const width = header.readUInt32BE(0) * bytesPerPixel;
  const lines = unfiltered(inflateSync(packed), width, bytesPerPixel);
  return Buffer.concat([
    png.subarray(0, 8),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rounded(lines, width), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

function chunks(png: Buffer): Chunk[] {
  const found: Chunk[] = [];
  for (let at = 8; at < png.length;) {
    const end = at + 8 + png.readUInt32BE(at);
    found.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, end) });
    at = end + 4;
  }
  return found;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** The lines with their bytes as they are, each behind the number of the filter "none". */
function unfiltered(filtered: Buffer, width: number, bytesPerPixel: number): Buffer {
  const lines = Buffer.alloc(filtered.length);
  for (let start = 0; start < filtered.length; start += width + 1) {
    const filter = filtered[start] ?? 0;
    for (let at = start + 1; at <= start + width; at += 1) {
      const isFirst = at - start <= bytesPerPixel;
      const left = isFirst ? 0 : (lines[at - bytesPerPixel] ?? 0);
      const above = start === 0 ? 0 : (lines[at - width - 1] ?? 0);
      const corner = isFirst || start === 0 ? 0 : (lines[at - width - 1 - bytesPerPixel] ?? 0);
      lines[at] = (filtered[at] ?? 0) + predicted(filter, left, above, corner);
    }
  }
  return lines;
}

function rounded(lines: Buffer, width: number): Buffer {
  return Buffer.from(lines.map((value, at) => (at % (width + 1) === 0 ? value : value | 1)));
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return Math.floor((left + above) / 2);
  return filter === 4 ? paeth(left, above, corner) : 0;
}

function paeth(left: number, above: number, corner: number): number {
  const estimate = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((value) => Math.abs(estimate - value)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
