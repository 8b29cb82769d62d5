import { createHash } from 'node:crypto';
import type Koa from 'koa';
import { DEFAULT_BRAND, type AppSettings } from '../settings.ts';
import { iconFor, SCRIPT, stylesheetFor } from '../../views/stylesheet.ts';
import { shadesOf } from '../../views/accent.ts';

/** How the pages of this platform look: its name and accent, and the files that pages load. */
export interface Look {
  readonly platform: string;
  readonly stylesheet: string;
  readonly script: string;
  readonly icon: string;
  readonly logo: string | undefined;
  /** Whether the language of the tests can be asked for. */
  readonly pseudoLanguage: boolean;
  readonly files: ReadonlyMap<string, LookFile>;
}

interface LookFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}

const FOLDER = '/assets/';

/** The look that the settings describe. A file's name holds the hash of its content, so that it can be kept for good. */
export function createLook({ brand = DEFAULT_BRAND, pseudoLanguage = false }: AppSettings): Look {
  const files = new Map<string, LookFile>();
  const add = (name: string, extension: string, type: string, bytes: Uint8Array): string => {
    const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 16);
    const path = `${FOLDER}${name}.${hash}.${extension}`;
    files.set(path, { type, bytes });
    return path;
  };
  const { name, accent, logo } = brand;
  const logoPath = logo && add('logo', 'png', 'image/png', logo);
  return {
    platform: name,
    stylesheet: add('countersign', 'css', 'text/css; charset=utf-8', Buffer.from(stylesheetFor(accent))),
    script: add('countersign', 'js', 'text/javascript; charset=utf-8', Buffer.from(SCRIPT)),
    icon: logoPath ?? add('icon', 'svg', 'image/svg+xml', Buffer.from(iconFor(shadesOf(accent).day))),
    logo: logoPath,
    pseudoLanguage,
    files,
  };
}

/** `GET /assets/…`: the files of the look. Nothing in them is anybody's, so every cache may keep them (security.md 66). */
export function lookFiles({ files }: Look): Koa.Middleware {
  return function file(ctx, next) {
    const found = files.get(ctx.path);
    if (found === undefined || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) return next();
    ctx.set({
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    });
    ctx.type = found.type;
    ctx.body = Buffer.from(found.bytes);
    return undefined;
  };
}
