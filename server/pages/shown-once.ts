import { createHash } from 'node:crypto';
import type Koa from 'koa';
import type { Person } from '../provider/sessions.ts';
import { type PageParts, seeOther } from './kit.ts';

/**
 * A secret is shown by the page after the one that made it, so that neither going back nor loading again sends a form twice. On
 * the way it stands in a cookie of that one page, encrypted and bound to the session and to what it is about: no store, log or
 * address ever holds it. The page shows it to the first request only, whatever a browser keeps of the cookie.
 */
const COOKIE = 'secret';
const LIFE_SECONDS = 120;

/** The page that shows something once. */
export interface ShowingPage {
  readonly parts: PageParts;
  readonly ctx: Koa.Context;
  readonly person: Person;
  readonly path: string;
  /** What it is about: what was kept for one page opens on no other. */
  readonly about: string;
}

/** Leads to the page, which shows what is kept. */
export function seeOnce(page: ShowingPage, kept: object): void {
  const { keyring, now } = page.parts.services;
  const expires = now() + LIFE_SECONDS * 1_000;
  setCookie(page, keyring.seal('shown-secret', JSON.stringify({ ...kept, expires }), bound(page)));
  seeOther(page.ctx, page.path);
}

/** What was kept for the page, to the first who asks, and then no more. */
export async function takeOnce<Kept extends object>(page: ShowingPage): Promise<Kept | undefined> {
  const { ctx, parts } = page;
  const { artifacts, keyring, now } = parts.services;
  // HEAD shows nothing, so it uses nothing up.
  if (ctx.method !== 'GET') return undefined;
  const sealed = ctx.cookies.get(COOKIE, { signed: false }) ?? '';
  const plain = keyring.open('shown-secret', sealed, bound(page));
  if (plain === undefined) return undefined;
  setCookie(page, undefined);
  const { expires, ...kept } = JSON.parse(plain) as Kept & { readonly expires: number };
  if (expires <= now()) return undefined;
  const id = createHash('sha256').update(`shown ${sealed}`).digest('base64url');
  const first = await artifacts.add({ model: 'ReplayDetection', id }, { payload: {}, expiresAt: expires });
  return first ? (kept as unknown as Kept) : undefined;
}

function bound({ about, person }: ShowingPage): string {
  return `${about} in ${person.sessionUid}`;
}

function setCookie({ parts, ctx, path }: ShowingPage, value: string | undefined): void {
  ctx.cookies.set(COOKIE, value, {
    signed: false,
    httpOnly: true,
    sameSite: 'strict',
    path,
    secure: parts.settings.issuer.startsWith('https:'),
    ...(value !== undefined && { maxAge: LIFE_SECONDS * 1_000 }),
  });
}
