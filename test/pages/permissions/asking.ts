import type { PageRoute } from '../../../server/pages/route.ts';
import type { Named, RoleName, Stage } from './stage.ts';

/** What a server says, as far as anybody can tell one answer from another. */
export interface Said {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Asking {
  readonly method: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What differs from answer to answer whatever is asked. */
const OF_THE_MOMENT: ReadonlySet<string> = new Set(['date', 'x-request-id', 'set-cookie', 'content-length']);

/** The path of a page with what it names in it. */
export function pathOf({ path }: Pick<PageRoute, 'path'>, { id, company }: Named): string {
  return path.replace(':company', company).replace(':id', id);
}

/** Sends a request with the cookies of this person's browser, and follows nothing. */
export async function ask(
  { world, desks }: Stage,
  role: RoleName,
  path: string,
  { method, form, headers }: Asking,
): Promise<Said> {
  const cookies = Array.from(desks.get(role)?.browser.cookies ?? [], ([name, value]) => `${name}=${value}`);
  const response = await fetch(`${world.issuer}${path}`, {
    method,
    headers: { Cookie: cookies.join('; '), ...headers },
    ...(form !== undefined && { body: new URLSearchParams(form) }),
    redirect: 'manual',
  });
  const told = [...response.headers].filter(([name]) => !OF_THE_MOMENT.has(name));
  return { status: response.status, text: await response.text(), headers: Object.fromEntries(told) };
}

/** Opens a page, or sends it an empty form from a page of this person's own. */
export async function visit(stage: Stage, role: RoleName, { method }: Pick<PageRoute, 'method'>, path: string): Promise<Said> {
  if (method === 'GET') return ask(stage, role, path, { method });
  return ask(stage, role, path, {
    method,
    form: { csrf: await tokenOf(stage, role) },
    headers: { 'Sec-Fetch-Site': 'same-origin' },
  });
}

/** A token that is good for the forms of whoever this is; nobody has none. */
export async function tokenOf({ desks }: Stage, role: RoleName): Promise<string> {
  const page = await desks.get(role)?.open('/password');
  return /name="csrf" value="([^"]*)"/.exec(page?.text ?? '')?.[1] ?? '';
}
