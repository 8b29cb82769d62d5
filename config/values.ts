import { z } from 'zod';
import { lineFaults } from '../server/domain/text.ts';
import type { Limit } from '../server/operations/context.ts';

/**
 * The kinds of values that settings have, each from the text in which it is given. A message completes the sentence that begins
 * with the setting's name, and never repeats the value: some are secrets, and URLs hold passwords.
 */

const KEY_BYTES = 32;

/** A whole number, in digits only. */
export function wholeNumber(least: number, most: number) {
  return z.string().transform((text, issues) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    issues.addIssue(`must be a whole number from ${least} to ${most}`);
    return z.NEVER;
  });
}

/** `on` or `off`. */
export const onOrOff = z.enum(['on', 'off'], { error: 'must be "on" or "off"' }).transform((text) => text === 'on');

/** A host name or an address to listen on. */
export const host = z.string().regex(/^[\w.:%-]+$/, 'must be an address or a host name, such as 127.0.0.1 or ::');

/** An origin that browsers and partners reach; OpenID Connect Discovery §3 wants https, which loopback cannot have. */
export const origin = z.string().transform((text, issues) => {
  const url = URL.parse(text);
  const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url === null || !secure)
    issues.addIssue('must be an https URL (http only for a loopback host), such as https://login.example.com');
  else if (url.origin !== text) {
    issues.addIssue(`must be an origin alone, in its plain form: "${url.origin}", without path, query or trailing slash`);
  }
  return text;
});

/** Whether requests to the host stay on the machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** Where the directory is kept. */
export const directoryUrl = z
  .string()
  .regex(/^(lmdb:.|mongodb(\+srv)?:\/\/.)/, 'must be "lmdb:" and a folder, or a mongodb:// URL');

/** What a read of the directory has to be sure of. */
export const directoryReads = z.enum(['majority', 'linearizable'], { error: 'must be "majority" or "linearizable"' });

/** Where the artifacts are kept. */
export const artifactsUrl = z
  .string()
  .regex(/^(lmdb:.|rediss?(\+(sentinel|cluster))?:\/\/.)/, 'must be "lmdb:" and a folder, or a redis:// or rediss:// URL');

/** The server through which mail is sent, with the credentials. */
export const smtpUrl = z.string().transform((text, issues) => {
  const url = URL.parse(text);
  if ((url?.protocol !== 'smtp:' && url?.protocol !== 'smtps:') || url.hostname === '')
    issues.addIssue('must be an smtp:// or smtps:// URL, such as smtps://user:password@mail.example.com');
  return text;
});

/** Who sends mail: an address, with or without a name before it. */
export const sender = z
  .string()
  .regex(
    /^([^<>@\p{C}]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u,
    'must be an e-mail address, or a name and an address: Name <address>',
  );

/** Server keys, newest first. */
export const serverKeys = z.string().transform((text, issues): readonly [Uint8Array, ...Uint8Array[]] => {
  const parts = text.split(',').map((part) => part.trim());
  const [newest, ...older] = parts.map((part) => Buffer.from(part, 'base64url'));
  if (
    newest === undefined ||
    [newest, ...older].some((key, at) => key.length !== KEY_BYTES || key.toString('base64url') !== parts[at])
  ) {
    issues.addIssue(
      `must be ${KEY_BYTES} random bytes as base64url, without padding; several are separated by commas, newest first`,
    );
    return z.NEVER;
  }
  if (new Set(parts).size < parts.length) issues.addIssue('names the same key twice');
  return [newest, ...older];
});

/** A secret that is too long to guess. */
export const secret = z.string().regex(/^[\x21-\x7e]{32,}$/, 'must be 32 visible ASCII characters or more, without spaces');

const LONGEST_PLATFORM_NAME = 40;

/** A name that stands at the top of every page. */
export const platformName = z
  .string()
  .refine(
    (name) => lineFaults('', name, LONGEST_PLATFORM_NAME).length === 0,
    `must be a name of at most ${LONGEST_PLATFORM_NAME} characters on one line`,
  );

/** A colour. Whichever it is, it is made dark and light enough to be read where it is used. */
export const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a colour as #rrggbb, such as #3a4db0');

const SECONDS = { s: 1, m: 60, h: 3600 } as const;

/** Attempts per window, such as `10/15m`; `0` for no limit. */
export const limit = z.string().transform((text, issues): Limit => {
  if (text === '0') return { count: 0, windowSeconds: 1 };
  const [, count, length, unit] = /^([1-9]\d{0,5})\/([1-9]\d{0,4})([smh])$/.exec(text) ?? [];
  if (unit === 's' || unit === 'm' || unit === 'h')
    return { count: Number(count), windowSeconds: Number(length) * SECONDS[unit] };
  issues.addIssue('must be attempts per window, such as 10/15m (s, m or h), or 0 for no limit');
  return z.NEVER;
});
