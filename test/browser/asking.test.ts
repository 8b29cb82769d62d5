import { expect } from 'chai';
import { changeCompany, createCompany } from '../../server/operations/companies.ts';
import { askForApplication, decideRequest } from '../../server/operations/requests.ts';
import { requestId } from '../../server/domain/request.ts';
import { authorizationUrl } from '../flows/authorization.ts';
import { aMember, aPublishedApplication, enabledFor, type Member, OPERATOR, type Registered } from '../flows/cast.ts';
import { aPkce, aWorld, type World } from '../flows/world.ts';
import { describeInChromium } from './chromium.ts';
import { itIsForEverybody } from './for-everybody.ts';
import { go, reach } from './keyboard.ts';
import { aVisit, type Visit } from './visit.ts';

const WEB_SERVICES = '/administration/web-services';
const LONG = 'Ω'.repeat(200);
const HOSTILE = `\u202E<b>Receipt\u200BRobot</b>`;

describeInChromium('asking for an application, and the list in which it is enabled', () => {
  let world: World;
  let administrator: Member;
  let user: Member;
  let wanted: Registered;
  let blocked: Registered;
  let requestPath: string;

  before(async () => {
    world = await aWorld({ pseudoLanguage: true });
    const { services } = world.app;
    const company = await createCompany(services, OPERATOR, { name: 'Northwind Ltd.', domain: 'northwind.example' });
    administrator = await aMember(services, company, ['web_services_administrator']);
    user = await aMember(services, company);
    wanted = await aPublishedApplication(services, { name: HOSTILE, description: 'x'.repeat(10_000) });
    blocked = await aPublishedApplication(services, { name: LONG });
    await changeCompany(services, OPERATOR, blocked.owner.company.id, { name: LONG, domainVerified: true });
    for (let number = 1; number <= 12; number += 1) {
      // oxlint-disable-next-line no-await-in-loop -- in the order of the list
      const application = await aPublishedApplication(services, { name: `${number} ${LONG}`.slice(0, 200) });
      // oxlint-disable-next-line no-await-in-loop
      if (number % 2 === 0) await enabledFor(services, administrator, application);
    }
    requestPath = `${WEB_SERVICES}/requests/${requestId(company.id, wanted.application.id)}`;
    await ask(wanted, 'y'.repeat(10_000));
    const { id } = await ask(blocked, HOSTILE);
    await decideRequest(services, administrator.caller, company.id, id, { action: 'block' });
  });
  after(() => world?.close());

  const on = () => world;
  const ask = ({ application }: Registered, reason: string) =>
    askForApplication(world.app.services, user.caller, user.company.id, application.id, reason);
  const request = (of: Registered) => authorizationUrl(world.issuer, of, aPkce().challenge);

  for (const [state, path] of [
    ['the list, with the longest texts', 'enable'],
    ['the list, narrowed', 'enable?query=1&only=enabled'],
    ['the list, where nothing is found', 'enable?query=nothing+at+all'],
    ['the requests', 'requests'],
    ['all requests', 'requests?show=all'],
  ] as const) {
    itIsForEverybody(state, on, async ({ as, open }) => {
      await as(administrator);
      await open(`${WEB_SERVICES}/${path}`);
    });
  }

  itIsForEverybody('one request, with the longest reason', on, async ({ as, open }) => {
    await as(administrator);
    await open(requestPath);
  });

  itIsForEverybody('the sheet of what people wait for', on, async ({ as, open }) => {
    await as(administrator);
    await open(`${WEB_SERVICES}/enable/${wanted.application.id}`);
  });

  itIsForEverybody('a company without applications and requests', on, async ({ as, open }) => {
    const company = await createCompany(world.app.services, OPERATOR, { name: 'Empty', domain: `e${Date.now()}.example` });
    await as(await aMember(world.app.services, company, ['web_services_administrator']));
    await open(`${WEB_SERVICES}/requests`);
  });

  itIsForEverybody('somebody who has asked', on, async ({ as, open }) => {
    await as(user);
    await open(request(wanted));
  });

  itIsForEverybody('somebody who may not ask', on, async ({ as, open }) => {
    await as(user);
    await open(request(blocked));
  });

  itIsForEverybody('a reason that is too long', on, async ({ as, open, page, decide }) => {
    const other = await aPublishedApplication(world.app.services);
    await as(user);
    await open(request(other));
    await page.fill('#reason', 'x'.repeat(10_001));
    await decide('ask');
  });

  it('leads from the refusal to the token with the keyboard alone: asked, approved, gone on with', async () => {
    const { services } = world.app;
    const application = await aPublishedApplication(services, { name: 'Mileage Mate' });
    // Consenting gives the session a new id: the other visits go on with the old one of theirs.
    const colleague = await aMember(services, user.company);
    const [theirs, administrators] = await Promise.all([aVisit(world), aVisit(world)]);
    try {
      await theirs.as(colleague);
      await theirs.open(request(application));
      await reach(theirs.page, '#reason');
      await theirs.page.keyboard.type('I type in kilometres by hand.');
      await reach(theirs.page, 'button[value=ask]');
      await go(theirs.page);

      await administrators.as(administrator);
      await approved(administrators);

      await reach(theirs.page, 'main a.button');
      await go(theirs.page);
      await reach(theirs.page, 'button[value=continue]');
      await go(theirs.page);
      const arrival = theirs.page.waitForRequest((sent) => sent.url().startsWith('https://app.partner.example/callback'));
      await reach(theirs.page, 'button[value=approve]');
      await theirs.page.keyboard.press('Enter');
      expect((await arrival).url()).to.match(/[?&]code=csn_/);
    } finally {
      await Promise.all([theirs.close(), administrators.close()]);
    }
  });

  async function approved({ page, open }: Visit): Promise<void> {
    await open(WEB_SERVICES);
    await reach(page, 'main a[href$="/requests"]');
    await go(page);
    await page.locator('main a', { hasText: 'Mileage Mate' }).focus();
    await go(page);
    expect(await page.locator('main').innerText()).to.contain('I type in kilometres by hand.');
    await reach(page, 'main a.primary');
    await go(page);
    await reach(page, 'button[value=enable]');
    await go(page);
    expect(await page.locator('h1').innerText()).to.contain('Mileage Mate is enabled');
  }
});
