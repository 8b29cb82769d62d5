import { readFileSync } from 'node:fs';
import { convertIndexedToRgb, decode, encode } from 'fast-png';
import { StartFault, systemCode } from '../server/start-fault.ts';

const LARGEST_BYTES = 256 * 1024;
/** Beyond this a small file could hold an image of gigabytes. */
const LONGEST_SIDE = 1_024;
/** PNG §5.2 and §11.2.1: the signature, then the length and name of the first chunk, the width and the height. */
const BEGINNING = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');

/**
 * The logo in the file, a PNG image, decoded and encoded anew: browsers get its pixels and nothing that came with them. What a
 * file is named says nothing, and an SVG could hold a program (security.md 66).
 */
export function logoFrom(path: string | undefined): Uint8Array | undefined {
  if (path === undefined) return undefined;
  const bytes = contentOf(path);
  if (bytes.length > LARGEST_BYTES) throw fault(path, `is larger than ${LARGEST_BYTES / 1024} KiB`);
  if (!bytes.subarray(0, BEGINNING.length).equals(BEGINNING)) throw fault(path, 'is no PNG image');
  try {
    const sides = [bytes.readUInt32BE(BEGINNING.length), bytes.readUInt32BE(BEGINNING.length + 4)];
    if (sides.some((side) => side > LONGEST_SIDE)) throw fault(path, `is wider or higher than ${LONGEST_SIDE} pixels`);
    // A second header would overrule the first.
    if (bytes.includes('IHDR', BEGINNING.length)) throw fault(path, 'is a damaged PNG image');
    return encodedAnew(path, bytes);
  } catch (error) {
    throw error instanceof StartFault ? error : fault(path, 'is a damaged PNG image', error);
  }
}

function encodedAnew(path: string, bytes: Uint8Array): Uint8Array {
  const image = decode(bytes, { checkCrc: true });
  const { width, height, depth, channels, palette, transparency } = image;
  if (palette !== undefined) return pixels(width, height, palette[0]?.length ?? 0, convertIndexedToRgb(image));
  if (depth !== 8 || (transparency?.length ?? 0) > 0) {
    throw fault(path, 'has other than 8 bits for each channel: save it as RGB or RGBA with 8');
  }
  return pixels(width, height, channels, image.data);
}

function pixels(width: number, height: number, channels: number, data: PngData): Uint8Array {
  return encode({ width, height, channels, data, depth: 8 }, { zlib: { level: 9 } });
}

type PngData = ReturnType<typeof decode>['data'];

function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw fault(path, `cannot be read (${systemCode(error) ?? 'unknown'})`, error);
  }
}

function fault(path: string, what: string, cause?: unknown): StartFault {
  return new StartFault([`BRAND_LOGO names ${path}, which ${what}.`], undefined, cause);
}
