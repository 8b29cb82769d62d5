import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type DemoWorld, ISSUER, openDemoWorld } from './demo-world.ts';
import { open, type Shot, SHOTS } from './shots.ts';
import { smaller } from './smaller.ts';

/** Takes every picture that the documents show, by day and by night, in the world of `npm run demo`. */

const FOLDER = join(import.meta.dirname, '../screenshots');
const SCHEMES = ['light', 'dark'] as const;
const WIDTH = 1280;
const LEAST_HEIGHT = 400;
const LIMIT_BYTES = 150_000;

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
  const clip = part && { x: 0, y: await topOf(page, part.from), width: WIDTH, height: part.height };
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const picture = smaller(await page.screenshot({ fullPage: true, ...(clip && { clip }) }));
    if (picture.length > LIMIT_BYTES) throw new Error(`${name} has ${picture.length} bytes: show a part of the page.`);
    await writeFile(join(FOLDER, `${name}-${colorScheme}.png`), picture);
    process.stdout.write(`${name}-${colorScheme}.png ${Math.ceil(picture.length / 1000)} kB\n`);
  }
  await page.context().close();
}

/** Where a part of the page begins, with some room above. */
async function topOf(page: Page, selector: string | undefined): Promise<number> {
  const box = selector === undefined ? null : await page.locator(selector).first().boundingBox();
  return Math.max(0, Math.floor(box?.y ?? 0) - 24);
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
  const context = await from.newContext({ viewport: { width: WIDTH, height: LEAST_HEIGHT }, locale: 'en-GB', timezoneId: 'UTC' });
  await context.addCookies(session);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return page;
}
