import { readFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { StartFault, systemCode } from '../server/start-fault.ts';

const LARGEST_BYTES = 256 * 1024;
/** Beyond this a small file could hold an image of gigabytes. */
const LONGEST_SIDE = 2_048;
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
    return PNG.sync.write(PNG.sync.read(bytes));
  } catch (error) {
    throw error instanceof StartFault ? error : fault(path, 'is a damaged PNG image', error);
  }
}

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
