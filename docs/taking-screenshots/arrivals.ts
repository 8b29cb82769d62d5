import { createHash, randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { type DemoWorld, ISSUER } from './demo-world.ts';

/** What people do on the way to a picture. */

export const WEB_SERVICES = '/administration/web-services';
const APPLICATIONS = `${WEB_SERVICES}/applications`;
const SECOND_APPLICATION = 'Itinerary Keeper';
const REDIRECT_URI = 'https://robot.fernweh.example/callback';

/** Opens a path of the server; fails where there is no such page. */
export async function open(page: Page, path: string): Promise<void> {
  const response = await page.goto(new URL(path, ISSUER).href);
  if (response?.ok() !== true) throw new Error(`${path} was answered with ${response?.status()}.`);
}

/** The partner's form, filled. */
export async function openApplication(page: Page, { applicationId }: DemoWorld): Promise<void> {
  await open(page, `${APPLICATIONS}/${applicationId}`);
}

/** Registers a second application, and sees its secret. */
export async function register(page: Page): Promise<void> {
  await open(page, `${APPLICATIONS}/new`);
  await page.fill('#name', SECOND_APPLICATION);
  await page.fill('[name=description]', 'Keeps bookings of all kinds in one itinerary.');
  await page.check('[value=ITINER]');
  await page.check('[value=TWS]');
  await page.fill('[name=redirect_uris]', 'https://keeper.fernweh.example/callback');
  await page.click('main form button.primary');
  await page.waitForURL('**/shown');
}

/** On the way to the review of what was registered. */
export async function openSubmission(page: Page): Promise<void> {
  await open(page, APPLICATIONS);
  await page.click(`main a:has-text("${SECOND_APPLICATION}")`);
  await page.click('main a[href$="/certification"]');
  await page.fill('[name=note]', 'A company for trying it out: keeper-test.example, with itineraries of three people.');
}

/** Submits it, and goes back to the list. */
export async function submit(page: Page): Promise<void> {
  await openSubmission(page);
  await page.click('main form button.primary');
  await page.waitForLoadState();
  await open(page, APPLICATIONS);
}

/** Comes with a request of the application, as its users do. */
export async function authorize(page: Page, { applicationId }: DemoWorld): Promise<void> {
  const challenge = createHash('sha256').update(randomBytes(32).toString('base64url')).digest('base64url');
  const query = new URLSearchParams({
    client_id: applicationId,
    response_type: 'code',
    redirect_uri: REDIRECT_URI,
    scope: 'openid EXPRPT IMAGE CCARD',
    state: 'any',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  await page.goto(`${ISSUER}/authorize?${query}`);
}

/** The page for whom the company has not enabled the application, with a reason typed. */
export async function meetWhatIsNotEnabled(page: Page, world: DemoWorld): Promise<void> {
  await authorize(page, world);
  await page.fill('main textarea', 'I file thirty receipts a month by hand.');
}

/** Asks the administrators for it. */
export async function ask(page: Page, world: DemoWorld): Promise<void> {
  await meetWhatIsNotEnabled(page, world);
  await page.click('main button[value=ask]');
  await page.waitForLoadState();
}

/** The sheet before anybody has signed it. */
export async function openSheet(page: Page, { applicationId }: DemoWorld): Promise<void> {
  await open(page, `${WEB_SERVICES}/enable/${applicationId}`);
}

/** The sheet once it is signed. */
export async function enable(page: Page, world: DemoWorld): Promise<void> {
  await openSheet(page, world);
  await page.click('main button[value=enable]');
  await page.waitForLoadState();
}

/** Lets the application act for the person, and sees it among others that may. */
export async function allow(page: Page, world: DemoWorld): Promise<void> {
  await page.route(`${REDIRECT_URI}**`, (route) => route.fulfill({ body: 'The application.' }));
  await authorize(page, world);
  await page.click('main button[value=approve]');
  await page.waitForURL(`${REDIRECT_URI}**`);
  await open(page, '/connections');
}

/** Has the application ask for more, and sees which companies are on which version. */
export async function askForMore(page: Page, world: DemoWorld): Promise<void> {
  await openApplication(page, world);
  await page.check('[value=TRVREQ]');
  await page.click('main form button.primary');
  await page.waitForLoadState();
  await openApplication(page, world);
}

/** What an operator reads before approving more. */
export async function openReview(page: Page, { applicationId }: DemoWorld): Promise<void> {
  await open(page, `/operations/applications/${applicationId}`);
}

/** The customer, as the platform's staff see it. */
export async function openCompany(page: Page, { customerId }: DemoWorld): Promise<void> {
  await open(page, `/operations/companies/${customerId}`);
}

/** The sheet once the platform has approved that: what stands, and what is new. */
export async function seeDifference(page: Page, world: DemoWorld): Promise<void> {
  const certification = { action: 'approve', permission_version: 2, note: 'Trips are what receipts belong to.' };
  await world.operate('POST', `/applications/${world.applicationId}/certification`, certification);
  await openSheet(page, world);
}
