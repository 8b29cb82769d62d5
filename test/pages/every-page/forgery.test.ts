import { expect } from 'chai';
import type { PageRoute } from '../../../server/pages/route.ts';
import { ROUTES } from '../../../server/pages/routes.ts';
import { aBrowser } from '../../flows/browser.ts';
import { aWorld } from '../../flows/world.ts';
import { aCell, FROM_HERE, isServed, nameOf, pathOf, send, tokenOf } from '../permissions/asking.ts';
import { EXPECTATIONS, type Expectation, KEEPS_NOTHING } from '../permissions/expectations.ts';
import { aStage, recorded, type RoleName, ROLES, signedIn, type Stage } from '../permissions/stage.ts';
import { THINGS } from '../permissions/things.ts';

/** Where a browser says that a form comes from, or a page elsewhere makes it say. */
const ELSEWHERE: readonly Record<string, string>[] = [
  { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' },
  { 'Sec-Fetch-Site': 'same-site' },
  { 'Sec-Fetch-Site': 'none' },
  { Origin: 'https://evil.example' },
];

describe('every form is taken from its own page alone (security.md 62)', () => {
  let stage: Stage;
  before(async () => {
    stage = await aStage(await aWorld({ sandboxSignUp: true }));
  });
  after(() => stage?.world.close());

  for (const route of ROUTES.filter(({ method }) => method === 'POST')) {
    const [row, role] = whoMaySend(route);

    it(`62 · ${nameOf(route)}: neither without its token, nor with another’s, nor from elsewhere, for ${role}`, async () => {
      const { directory } = stage.world.app.services;
      const { browser, named, form } = await aCell(stage, role, route, row);
      const path = pathOf(route, named);
      const csrf = await tokenOf(stage, browser, path);
      const forged = [
        ...(await foreignTokens(role, route, row)).map((token) => ({ form: { ...form, ...token }, headers: FROM_HERE })),
        ...ELSEWHERE.map((headers) => ({ form: { ...form, csrf }, headers })),
      ];
      const before = await recorded(directory);

      for (const each of forged) {
        // oxlint-disable-next-line no-await-in-loop -- in this browser, one after the other
        const { status, headers } = await send(stage, browser, path, each.form, each.headers);
        expect(status, JSON.stringify([each.form['csrf'], each.headers])).to.equal(403);
        expect(headers.getSetCookie()).to.deep.equal([]);
      }
      expect(await recorded(directory)).to.equal(before);

      // What was forged above does take effect when it comes from its page.
      const { status, headers } = await send(stage, browser, path, { ...form, csrf });
      expect(status).to.equal(303);
      if (KEEPS_NOTHING.has(nameOf(route))) expect(headers.getSetCookie()).not.to.deep.equal([]);
      else expect(await recorded(directory)).not.to.equal(before);
    });
  }

  /** A form that changes nothing of the server's has no token. All others: none, an empty one, and those of others. */
  async function foreignTokens(role: RoleName, route: PageRoute, [, about]: Expectation): Promise<{ csrf?: string }[]> {
    if (KEEPS_NOTHING.has(nameOf(route))) return [];
    const { world, people } = stage;
    const others = await Promise.all([
      role === 'nobody' ? aBrowser(world.issuer) : signedIn(world, people[role]),
      signedIn(world, people[role === 'stranger' ? 'partner' : 'stranger']),
    ]);
    const tokens: { csrf?: string }[] = [{}, { csrf: '' }, { csrf: 'A'.repeat(43) }];
    for (const other of others) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const path = pathOf(route, await THINGS[about].make(stage, other));
      // oxlint-disable-next-line no-await-in-loop
      tokens.push({ csrf: await tokenOf(stage, other, path) });
    }
    return tokens;
  }

  it('62 · POST /sign-out/confirm: nobody is signed out from elsewhere', async () => {
    const { world, people } = stage;
    const browser = await signedIn(world, people.user);
    const page = await browser.open(`${world.issuer}/sign-out`);

    for (const form of [{ logout: 'yes' }, { logout: 'yes', xsrf: '' }, { logout: 'yes', xsrf: 'A'.repeat(43) }]) {
      // oxlint-disable-next-line no-await-in-loop -- in this browser, one after the other
      await send(stage, browser, '/sign-out/confirm', form, ELSEWHERE[0]);
    }
    expect((await browser.get(`${world.issuer}/`)).status).to.equal(200);

    await browser.submit(page, { logout: 'yes' });
    expect((await browser.get(`${world.issuer}/`)).status).to.equal(303);
  });

  for (const row of EXPECTATIONS.filter(([page]) => page.startsWith('GET '))) {
    const [page, about] = row;
    const route = ROUTES.find((each) => nameOf(each) === page);
    if (route === undefined) continue;

    it(`62 · ${page}, ${about}: looking changes nothing`, async () => {
      const { directory } = stage.world.app.services;
      const { browser, named } = await aCell(stage, whoMayLook(route, row), route, row);
      const before = await recorded(directory);

      for (const method of ['GET', 'HEAD']) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        const { status } = await browser.request(`${stage.world.issuer}${pathOf(route, named)}`, { method });
        expect(status, method).to.be.oneOf([200, 404]);
      }
      expect(await recorded(directory)).to.equal(before);
    });
  }
});

/** The first who may send the form, and the line that says so. */
function whoMaySend(route: PageRoute): readonly [Expectation, RoleName] {
  for (const row of EXPECTATIONS.filter(([page]) => page === nameOf(route))) {
    const role = ROLES.find((each) => isServed(route, each, row));
    if (role !== undefined) return [row, role];
  }
  throw new Error(`nobody may send ${nameOf(route)}: see test/pages/permissions/expectations.ts`);
}

/** Whoever sees the page; nobody where there is nothing to see. */
function whoMayLook(route: PageRoute, row: Expectation): RoleName {
  return ROLES.find((role) => isServed(route, role, row)) ?? 'nobody';
}
