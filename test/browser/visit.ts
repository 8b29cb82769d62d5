import type { BrowserContext, Page } from 'playwright-core';
import { aBrowser } from '../flows/browser.ts';
import type { Member } from '../flows/cast.ts';
import { type World, signIn } from '../flows/world.ts';
import { theChromium } from './chromium.ts';

/** One browser window of one person. */
export interface Visit {
  readonly page: Page;
  readonly issuer: string;
  /** Goes to a path of the server. */
  open(path: string): Promise<void>;
  /** Signs in without looking at the form. */
  as(member: Member): Promise<void>;
  /** Clicks the button with this value, and waits for what follows. */
  decide(decision: string): Promise<void>;
  close(): Promise<void>;
}

export interface VisitOptions {
  /** What the browser asks for; `qps` is the generated one, which runs from right to left. */
  readonly language?: string;
  /** Off unless given: no page of ours needs it. */
  readonly javaScript?: boolean;
}

/** A new window, of somebody who has never been here. */
export async function aVisit({ issuer }: World, { language = 'en', javaScript = false }: VisitOptions = {}): Promise<Visit> {
  const chromium = await theChromium();
  const context = await chromium.newContext({
    javaScriptEnabled: javaScript,
    reducedMotion: 'reduce',
    extraHTTPHeaders: { 'Accept-Language': language },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(5_000);
  return {
    page,
    issuer,
    open: async (path) => void (await page.goto(new URL(path, issuer).href)),
    as: async (member) => context.addCookies(await cookiesOf(issuer, member)),
    decide: async (decision) => {
      await page.locator(`main button[value="${decision}"]`).click();
      await page.waitForLoadState();
    },
    close: async () => context.close(),
  };
}

type Cookies = Parameters<BrowserContext['addCookies']>[0];

/** Each person signs in once per run: a password is slow to check, on purpose. */
const signedIn = new WeakMap<Member, Promise<Cookies>>();

function cookiesOf(issuer: string, member: Member): Promise<Cookies> {
  const known = signedIn.get(member) ?? sessionOf(issuer, member);
  signedIn.set(member, known);
  return known;
}

async function sessionOf(issuer: string, member: Member): Promise<Cookies> {
  const browser = aBrowser(issuer);
  await signIn(browser, await browser.open(`${issuer}/sign-in`), member.credentials);
  const cookies = Array.from(browser.cookies, ([name, value]) => ({ name, value, url: issuer }));
  return cookies.filter(({ name }) => name.startsWith('session'));
}
