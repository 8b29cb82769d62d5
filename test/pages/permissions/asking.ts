import type { PageRoute } from '../../../server/pages/route.ts';
import type { Answer, Browser } from '../../flows/browser.ts';
import { type Filled, filled } from '../registration/form.ts';
import type { Expectation } from './expectations.ts';
import { type RoleName, ROLES, type Stage } from './stage.ts';
import { THINGS } from './things.ts';
import type { Named } from './wording.ts';

/** The path of a page with what it names in it. */
export function pathOf({ path }: Pick<PageRoute, 'path'>, { id, company }: Named): string {
  return path.replace(':company', company).replace(':id', id);
}

/** The name of a page in the table. */
export function nameOf({ method, path }: Pick<PageRoute, 'method' | 'path'>): string {
  return `${method} ${path}`;
}

/** Where the cell of a role is in the table. */
export function answerTo(role: RoleName, [, , ...answers]: Expectation): number {
  return Number(answers[ROLES.indexOf(role)]);
}

/** Whether what a role is answered is the page or the change itself. */
export function isServed({ for: whom }: PageRoute, role: RoleName, row: Expectation): boolean {
  const mayAsk = whom === 'anyone' || role !== 'nobody';
  return mayAsk && [200, 303].includes(answerTo(role, row));
}

/** The form of a page under its path, as the person sees it, filled in so that it takes effect; without what says whose it is. */
export async function formOf(
  stage: Stage,
  role: RoleName,
  browser: Browser,
  path: string,
  [, , , , , , , , fill]: Expectation,
): Promise<Filled> {
  const page = await browser.get(`${stage.world.issuer}${path}`);
  const { csrf: _, ...form } = filled(page, typeof fill === 'function' ? fill(stage, role) : fill);
  return form;
}

/** A token that is good for the form under this path in this browser: the page's own, or that of a page that everybody has. */
export async function tokenOf({ world: { issuer } }: Stage, browser: Browser, path: string): Promise<string> {
  const own = tokenIn(await browser.get(`${issuer}${path}`));
  return own ?? tokenIn(await browser.get(`${issuer}/password`)) ?? '';
}

function tokenIn({ text }: Answer): string | undefined {
  return /name="csrf" value="([^"]*)"/.exec(text)?.[1];
}

/** What a form is sent with unless a test says otherwise: like a browser does from a page of ours. */
export const FROM_HERE = { 'Sec-Fetch-Site': 'same-origin' };

/** Sends a form. */
export async function send(
  { world: { issuer } }: Stage,
  browser: Browser,
  path: string,
  form: Filled,
  headers: Record<string, string> = FROM_HERE,
): Promise<Answer> {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) for (const each of [value].flat()) body.append(name, each);
  return browser.request(`${issuer}${path}`, { method: 'POST', headers, body });
}

/** One cell of the table: somebody in front of a new thing, and the form that takes effect for whoever may send it. */
export interface Cell {
  readonly browser: Browser;
  readonly named: Named;
  readonly form: Filled;
}

/** Prepares a cell. The form is that of whoever is served, or else of nobody: the fields that are filled in. */
export async function aCell(stage: Stage, role: RoleName, route: PageRoute, row: Expectation): Promise<Cell> {
  const browser = await stage.browserOf(role);
  const named = await THINGS[row[1]].make(stage, browser);
  if (route.method === 'GET') return { browser, named, form: {} };
  const served = isServed(route, role, row) ? role : ROLES.find((each) => isServed(route, each, row));
  const theirs = served === undefined || served === role ? browser : await stage.browserOf(served);
  return { browser, named, form: await formOf(stage, served ?? role, theirs, pathOf(route, named), row) };
}

/** Opens the page of a cell, or sends its form with a token of this person's own. */
export async function visit(
  stage: Stage,
  { method }: Pick<PageRoute, 'method'>,
  path: string,
  { browser, form }: Cell,
): Promise<Answer> {
  if (method === 'GET') return browser.get(`${stage.world.issuer}${path}`);
  return send(stage, browser, path, { ...form, csrf: await tokenOf(stage, browser, path) });
}
