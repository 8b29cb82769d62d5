import { readFileSync } from 'node:fs';
import type { Brand } from '../server/settings.ts';
import { StartFault, systemCode } from '../server/start-fault.ts';

type Logo = NonNullable<Brand['logo']>;

const LARGEST_BYTES = 256 * 1024;

/** How each kind begins. What a file is named says nothing; an SVG could hold a program, so it is none of them (security.md 66). */
const KINDS: readonly (readonly [Logo['type'], RegExp])[] = [
  // oxlint-disable-next-line no-control-regex -- the signature of PNG holds one on purpose (PNG §5.2)
  ['image/png', /^\x89PNG\r\n\x1a\n/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/webp', /^RIFF[^]{4}WEBP/],
];

/** The logo in the file, read once: what browsers get is what was looked at. */
export function logoFrom(path: string | undefined): Brand['logo'] {
  if (path === undefined) return undefined;
  const bytes = contentOf(path);
  if (bytes.length > LARGEST_BYTES) {
    throw new StartFault([`BRAND_LOGO names ${path}, which is larger than ${LARGEST_BYTES / 1024} KiB.`]);
  }
  const beginning = bytes.subarray(0, 16).toString('latin1');
  const [type] = KINDS.find(([, signature]) => signature.test(beginning)) ?? [];
  if (type === undefined) throw new StartFault([`BRAND_LOGO names ${path}, which is no PNG, JPEG or WebP image.`]);
  return { type, bytes };
}

function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new StartFault(
      [`BRAND_LOGO names ${path}, which cannot be read (${systemCode(error) ?? 'unknown'}).`],
      undefined,
      error,
    );
  }
}
