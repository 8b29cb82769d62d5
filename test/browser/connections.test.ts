import { expect } from 'chai';
import { disableApplication } from '../../server/operations/enablements.ts';
import { aWorld, type World } from '../flows/world.ts';
import { aCustomer, connected, CONNECTIONS, type Customer } from '../pages/connections/connected.ts';
import { describeInChromium } from './chromium.ts';
import { itIsForEverybody } from './for-everybody.ts';
import { go, reach } from './keyboard.ts';
import { aVisit, type Visit } from './visit.ts';

describeInChromium('the pages of the applications that act for a person', () => {
  let world: World;
  let few: Customer;
  let many: Customer;
  let about: string;
  let aboutEverything: string;
  let aboutNothing: string;

  before(async () => {
    world = await aWorld({ pseudoLanguage: true });
    const { services } = world.app;
    [few, many] = [await aCustomer(world), await aCustomer(world)];
    about = (await connected(world, few, { name: 'Receipt Robot' })).application.id;
    const disabled = await connected(world, few, { name: 'Travel Desk' });
    aboutNothing = disabled.application.id;
    await disableApplication(services, few.administrator.caller, few.administrator.company.id, aboutNothing);
    const apis = services.catalogue.apis.map(({ code, groups }) => ({
      code,
      groups: groups.map((group) => ({ code: group.code, required: false, reason: 'R' })),
    }));
    const scopes = ['openid', 'email', ...services.catalogue.apisByScope.keys()];
    for (let at = 0; at < 14; at += 1) {
      // oxlint-disable-next-line no-await-in-loop -- as long as they can be, and more than a page has
      aboutEverything = (await connected(world, many, { name: `${'W'.repeat(190)}${at}`, apis }, scopes)).application.id;
    }
  });
  after(() => world?.close());

  const on = () => world;
  const at =
    (path: () => string, who: () => Customer = () => few) =>
    async (visit: Visit): Promise<void> => {
      await visit.as(who().user);
      await visit.open(path());
    };

  itIsForEverybody(
    'some',
    on,
    at(() => CONNECTIONS),
  );
  itIsForEverybody(
    'many, with long names and everything there is',
    on,
    at(
      () => CONNECTIONS,
      () => many,
    ),
  );
  itIsForEverybody('none', on, async (visit) => {
    await visit.as(few.administrator);
    await visit.open(CONNECTIONS);
  });
  itIsForEverybody(
    'whether to end one',
    on,
    at(() => `${CONNECTIONS}/${about}`),
  );
  itIsForEverybody(
    'whether to end one that may use everything',
    on,
    at(
      () => `${CONNECTIONS}/${aboutEverything}`,
      () => many,
    ),
  );
  itIsForEverybody(
    'whether to end one that may use nothing',
    on,
    at(() => `${CONNECTIONS}/${aboutNothing}`),
  );
  itIsForEverybody('one that was just ended', on, async (visit) => {
    const customer = await aCustomer(world);
    const { application } = await connected(world, customer);
    await visit.as(customer.user);
    await visit.open(`${CONNECTIONS}/${application.id}`);
    await visit.page.click('main form button');
    await visit.page.waitForLoadState();
  });

  it('70 · are found and ended with the keyboard alone', async () => {
    const customer = await aCustomer(world);
    await connected(world, customer, { name: 'Receipt Robot' });
    const visit = await aVisit(world);
    try {
      const { page } = visit;
      const told = () => page.locator('main').innerText();
      await visit.as(customer.user);
      await visit.open('/');
      await reach(page, `nav a[href="${CONNECTIONS}"]`);
      await go(page);
      expect(await told())
        .to.contain('Receipt Robot')
        .and.to.contain('Employee bank accounts');
      await reach(page, `main a[href^="${CONNECTIONS}/"]`);
      await go(page);
      expect(await told()).to.contain('It can do nothing for you any more');
      await reach(page, 'main form button');
      await go(page);

      expect(await told())
        .to.contain('Receipt Robot acts for you no longer.')
        .and.to.contain('No application acts for you.');
    } finally {
      await visit.close();
    }
  });
});
