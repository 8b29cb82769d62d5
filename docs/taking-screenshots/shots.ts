import { createHash, randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { type DemoWorld, ISSUER } from './demo-world.ts';

/** One picture, taken by day and by night. */
export interface Shot {
  /** What the files are called: `<name>-light.png` and `<name>-dark.png`. */
  readonly name: string;
  /** The login id of who sees the page; nobody unless given. */
  readonly as?: string;
  /** Leads to the page: a path, or what to do. */
  readonly arrive: string | ((page: Page, world: DemoWorld) => Promise<void>);
  /** Of a long page a part, from its top or from what the selector finds; all of it unless given. */
  readonly part?: { readonly from?: string; readonly height: number };
}

const ADMINISTRATOR = 'ada.northwind';
const COLLEAGUE = 'udo.northwind';
const PARTNER = 'dana.fernweh';

const WEB_SERVICES = '/administration/web-services';

/** Every picture that the documents show, in the order in which the world comes to look like it. */
export const SHOTS: readonly Shot[] = [
  { name: 'sign-in', arrive: '/sign-in' },
  { name: 'applications', as: PARTNER, arrive: `${WEB_SERVICES}/applications` },
  { name: 'application', as: PARTNER, arrive: openApplication, part: { height: 900 } },
  { name: 'application-apis', as: PARTNER, arrive: openApplication, part: { from: 'fieldset:has([name=apis])', height: 1200 } },
  { name: 'secret', as: PARTNER, arrive: replaceSecret },
  { name: 'not-enabled', as: COLLEAGUE, arrive: authorize },
  { name: 'enable', as: ADMINISTRATOR, arrive: openSheet },
  { name: 'enabled', as: ADMINISTRATOR, arrive: enable },
  { name: 'consent', as: COLLEAGUE, arrive: authorize },
  { name: 'people', as: ADMINISTRATOR, arrive: '/administration/people' },
  { name: 'home', as: ADMINISTRATOR, arrive: '/' },
];

/** Opens a path of the server; fails where there is no such page. */
export async function open(page: Page, path: string): Promise<void> {
  const response = await page.goto(new URL(path, ISSUER).href);
  if (response?.ok() !== true) throw new Error(`${path} was answered with ${response?.status()}.`);
}

async function decide(page: Page, decision: string): Promise<void> {
  await page.locator(`main button[value="${decision}"]`).first().click();
  await page.waitForLoadState();
}

async function openApplication(page: Page, { applicationId }: DemoWorld): Promise<void> {
  await open(page, `${WEB_SERVICES}/applications/${applicationId}`);
}

async function openSheet(page: Page, { applicationId }: DemoWorld): Promise<void> {
  await open(page, `${WEB_SERVICES}/enable/${applicationId}`);
}

async function enable(page: Page, world: DemoWorld): Promise<void> {
  await openSheet(page, world);
  if ((await page.locator('main button[value="enable"]').count()) > 0) await decide(page, 'enable');
}

async function replaceSecret(page: Page, { applicationId }: DemoWorld): Promise<void> {
  await open(page, `${WEB_SERVICES}/applications/${applicationId}/secret`);
  await page.click('main button.danger');
  await page.waitForURL('**/shown');
}

/** Comes with a request of the application, as a browser does. */
async function authorize(page: Page, { applicationId }: DemoWorld): Promise<void> {
  const challenge = createHash('sha256').update(randomBytes(32).toString('base64url')).digest('base64url');
  const query = new URLSearchParams({
    client_id: applicationId,
    response_type: 'code',
    redirect_uri: 'https://robot.fernweh.example/callback',
    scope: 'openid EXPRPT IMAGE CCARD',
    state: 'state',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  await page.goto(`${ISSUER}/authorize?${query}`);
}
