import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { open } from './arrivals.ts';
import { type DemoWorld, ISSUER, openDemoWorld } from './demo-world.ts';
import { type Shot, SHOTS } from './shots.ts';

/** Takes every picture that the documents show, by day and by night, in the world of `npm run demo`. */

const FOLDER = join(import.meta.dirname, '../screenshots');
const SCHEMES = ['light', 'dark'] as const;
const WIDTH = 1280;
const LEAST_HEIGHT = 400;
const MARGIN = 24;
const LIMIT_BYTES = 250_000;

type Session = Awaited<ReturnType<BrowserContext['cookies']>>;

const world = await openDemoWorld();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    `--host-resolver-rules=MAP localhost:3000 127.0.0.1:${world.port}`,
  ],
});
try {
  await removeAll();
  const sessions = new Map<string, Session>();
  for (const shot of SHOTS) {
    if (shot.as !== undefined && !sessions.has(shot.as)) sessions.set(shot.as, await signedIn(browser, world, shot.as));
    await take(browser, world, shot, sessions.get(shot.as ?? '') ?? []);
  }
} finally {
  await browser.close();
  await world.close();
}

async function removeAll(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  for (const name of await readdir(FOLDER)) if (name.endsWith('.png')) await rm(join(FOLDER, name));
}

async function take(from: Browser, demo: DemoWorld, { name, arrive, part }: Shot, session: Session): Promise<void> {
  const page = await newPage(from, session);
  if (typeof arrive === 'string') await open(page, arrive);
  else await arrive(page, demo);
  // Typing into a field has left the focus there, and may have scrolled to it.
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    scrollTo(0, 0);
  });
  const clip = await shown(page, part);
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    const picture = await page.screenshot({ fullPage: true, clip, animations: 'disabled' });
    if (picture.length > LIMIT_BYTES) throw new Error(`${name} has ${picture.length} bytes: show a part of the page.`);
    await writeFile(join(FOLDER, `${name}-${colorScheme}.png`), picture);
    process.stdout.write(`${name}-${colorScheme}.png ${Math.ceil(picture.length / 1000)} kB\n`);
  }
  await page.context().close();
}

/** The part of the page that is asked for, with some room above and without the footer beneath. */
async function shown(page: Page, { from, height }: NonNullable<Shot['part']> = {}) {
  const top = from === undefined ? 0 : (await edgesOf(page, from)).top - MARGIN;
  const { bottom } = await edgesOf(page, 'main');
  return { x: 0, y: top, width: WIDTH, height: Math.min(height ?? Infinity, bottom + MARGIN - top) };
}

async function edgesOf(page: Page, selector: string): Promise<{ top: number; bottom: number }> {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`${page.url()} shows no ${selector}.`);
  return { top: Math.floor(box.y), bottom: Math.ceil(box.y + box.height) };
}

async function signedIn(from: Browser, { password }: DemoWorld, loginId: string): Promise<Session> {
  const page = await newPage(from, []);
  await open(page, '/sign-in');
  await page.fill('[name=login_id]', loginId);
  await page.fill('[name=password]', password);
  await page.locator('main form button[type=submit], main form button.primary').first().click();
  await page.waitForURL(`${ISSUER}/`);
  const cookies = await page.context().cookies();
  await page.context().close();
  return cookies;
}

async function newPage(from: Browser, session: Session): Promise<Page> {
  const context = await from.newContext({
    viewport: { width: WIDTH, height: LEAST_HEIGHT },
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  });
  await context.addCookies(session);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return page;
}
