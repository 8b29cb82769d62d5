import { expect } from 'chai';
import { connectionId } from '../../../server/domain/connection.ts';
import { CONNECTION_PAGES } from '../../../server/pages/connections/routes.ts';
import type { Member, Registered } from '../../flows/cast.ts';
import { aBrowser } from '../../flows/browser.ts';
import { aWorld, signIn, type World } from '../../flows/world.ts';
import { wordsOf } from '../registration/form.ts';
import { aDesk, type Desk } from '../registration/partner.ts';
import { aCustomer, connected, CONNECTIONS, type Customer } from './connected.ts';

describe('who sees and ends connections (security.md 44, 62)', () => {
  let world: World;
  let customer: Customer;
  let registered: Registered;
  before(async () => {
    world = await aWorld();
    customer = await aCustomer(world);
    registered = await connected(world, customer);
  });
  after(() => world.close());

  const pathFor = (path: string, id: string) => path.replace(':id', id);
  const kept = () =>
    world.app.services.directory.get('connection', connectionId(customer.user.user.id, registered.application.id));

  /** Sends a request of the kind, with a token that is good for this person's forms. */
  async function ask(desk: Desk, method: 'GET' | 'POST', path: string) {
    if (method === 'GET') return desk.get(path);
    const page = await desk.open('/password');
    return desk.sendFrom(page, path, { csrf: /name="csrf" value="([^"]*)"/.exec(page.text)?.[1] ?? '' });
  }

  it('44 · nobody sees or ends another’s, who administers the company or owns the application as little', async () => {
    const before = await kept();
    const others: Member[] = [customer.administrator, registered.owner, (await aCustomer(world)).user];

    for (const other of others) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const desk = await aDesk(world, other);
      for (const { method, path } of CONNECTION_PAGES.filter((row) => row.path.includes(':id'))) {
        // oxlint-disable-next-line no-await-in-loop
        const foreign = await ask(desk, method, pathFor(path, registered.application.id));
        // oxlint-disable-next-line no-await-in-loop
        const missing = await ask(desk, method, pathFor(path, 'app_1'));
        expect(foreign.status, `${method} ${path}`).to.equal(404);
        expect(foreign.text.replaceAll(registered.application.id, 'app_1')).to.equal(missing.text);
      }
      // oxlint-disable-next-line no-await-in-loop
      expect(wordsOf(await desk.open(CONNECTIONS))).to.contain('No application acts for you.');
    }
    expect(await kept()).to.deep.equal(before);
  });

  it('62 · nothing is ended without the token of the form, nor from another site, nor by looking', async () => {
    const before = await kept();
    const path = `${CONNECTIONS}/${registered.application.id}`;
    const desk = await aDesk(world, customer.user);
    const csrf = /name="csrf" value="([^"]*)"/.exec((await desk.open(path)).text)?.[1] ?? '';
    const cookie = Array.from(desk.browser.cookies, ([name, value]) => `${name}=${value}`).join('; ');

    for (const [token, site] of [
      ['', 'same-origin'],
      ['wrong', 'same-origin'],
      [csrf, 'cross-site'],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { status } = await fetch(world.issuer + path, {
        method: 'POST',
        headers: { Cookie: cookie, 'Sec-Fetch-Site': site },
        body: new URLSearchParams({ csrf: token }),
      });
      expect(status, site).to.equal(403);
    }

    expect(csrf).not.to.equal('');
    expect(await kept()).to.deep.equal(before);
  });

  it('who is signed out signs in, and comes back to the very page', async () => {
    for (const path of [CONNECTIONS, `${CONNECTIONS}/${registered.application.id}`]) {
      const browser = aBrowser(world.issuer);
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const first = await browser.get(world.issuer + path);
      expect(first.location).to.equal(`${world.issuer}/sign-in?to=${encodeURIComponent(path)}`);

      // oxlint-disable-next-line no-await-in-loop
      const page = await signIn(browser, await browser.open(world.issuer + path), customer.user.credentials);

      expect(wordsOf(page)).to.contain(registered.application.name);
    }
  });

  it('is in the navigation of everybody', async () => {
    for (const member of [customer.user, customer.administrator]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect((await (await aDesk(world, member)).open('/')).text).to.contain(`<a href="${CONNECTIONS}"`);
    }
  });
});
