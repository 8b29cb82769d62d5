import { ROUTES } from '../../../server/pages/routes.ts';
import type { PageRoute } from '../../../server/pages/route.ts';
import type { Browser } from '../../flows/browser.ts';
import { isServed, nameOf, pathOf } from '../permissions/asking.ts';
import { EXPECTATIONS, type Expectation } from '../permissions/expectations.ts';
import { type RoleName, ROLES, type Stage } from '../permissions/stage.ts';
import { THINGS } from '../permissions/things.ts';

/** A page that can be looked at, by whom. */
export interface Look {
  readonly title: string;
  readonly route: PageRoute;
  readonly row: Expectation;
  readonly role: RoleName;
}

/** Every page about everything that somebody sees, once: through the eyes of the first who does. */
export const LOOKS: readonly Look[] = EXPECTATIONS.flatMap((row): Look[] => {
  const [page, about] = row;
  const route = ROUTES.find((each) => nameOf(each) === page);
  if (route?.method !== 'GET') return [];
  const role = ROLES.find((each) => isServed(route, each, row));
  return role === undefined ? [] : [{ title: `${page}, ${about}, for ${role}`, route, row, role }];
});

/** The path of such a page, and the browser that may open it. */
export async function toLookAt(stage: Stage, { route, row, role }: Look): Promise<{ browser: Browser; path: string }> {
  const browser = await stage.browserOf(role);
  return { browser, path: pathOf(route, await THINGS[row[1]].make(stage, browser)) };
}
