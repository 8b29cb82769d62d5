import { expect } from 'chai';
import { authorizationUrl } from '../flows/authorization.ts';
import { aMember, anAdministrator, aPublishedApplication, enabledFor, type Member, type Registered } from '../flows/cast.ts';
import { aDevice } from '../flows/device.ts';
import { aPkce, aWorld, type World } from '../flows/world.ts';
import { registerApplication } from '../../server/operations/applications.ts';
import { describeInChromium } from './chromium.ts';
import { itIsForEverybody } from './for-everybody.ts';
import { aVisit } from './visit.ts';

describeInChromium('the questions of an authorization request', () => {
  let world: World;
  let registered: Registered;
  let administrator: Member;
  let user: Member;

  before(async () => {
    world = await aWorld({ pseudoLanguage: true });
    registered = await aPublishedApplication(world.app.services);
    administrator = await anAdministrator(world.app.services);
    user = await aMember(world.app.services, administrator.company);
  });
  after(() => world?.close());

  const on = () => world;
  const request = (of: Registered = registered, scope = 'openid email EXPRPT BANK') =>
    authorizationUrl(world.issuer, of, aPkce().challenge, { scope });

  itIsForEverybody('not enabled, for an administrator', on, async ({ as, open }) => {
    await as(administrator);
    await open(request());
  });

  itIsForEverybody('not enabled, for a user', on, async ({ as, open }) => {
    await as(user);
    await open(request());
  });

  itIsForEverybody('an application that is none of theirs', on, async ({ as, open }) => {
    const owner = await anAdministrator(world.app.services, true);
    const { record } = await registerApplication(world.app.services, owner.caller, {
      name: 'Secret plans',
      apis: [{ code: 'IMAGE', groups: [] }],
      redirectUris: ['https://app.partner.example/callback'],
    });
    await as(user);
    await open(request({ application: record, client: { id: record.id, secret: '' }, owner }, 'openid'));
  });

  describe('once it is enabled', () => {
    before(() => enabledFor(world.app.services, administrator, registered));

    itIsForEverybody('whether it may act for the person', on, async ({ as, open }) => {
      await as(user);
      await open(request());
    });

    it('64 · the answer leads back to the application, under the policy of the page', async () => {
      const visit = await aVisit(world);
      const arrival = visit.page.waitForRequest((sent) => sent.url().startsWith('https://app.partner.example/callback'));
      await visit.as(user);
      await visit.open(request());
      await visit.page.locator('main button[value="approve"]').click({ noWaitAfter: true });

      expect(new URL((await arrival).url()).searchParams.get('code')).to.be.a('string');
      await visit.close();
    });
  });

  itIsForEverybody('a sign-in that is over', on, async ({ open }) => open('/interaction/over'));

  itIsForEverybody('an error of the application’s', on, async ({ open }) =>
    open(request({ ...registered, client: { id: 'app_nobody', secret: '' } })),
  );
});

describeInChromium('the pages for a device and for leaving', () => {
  let world: World;
  let registered: Registered;
  let user: Member;

  before(async () => {
    world = await aWorld({ pseudoLanguage: true });
    registered = await aPublishedApplication(world.app.services);
    user = await aMember(world.app.services, (await anAdministrator(world.app.services)).company);
  });
  after(() => world?.close());

  const on = () => world;

  itIsForEverybody('a device’s code', on, async ({ open }) => open('/device'));

  itIsForEverybody('a code that does not exist', on, async ({ open, page }) => {
    await open('/device?user_code=BBBB-BBBB');
    await page.click('main button');
  });

  itIsForEverybody('whether it is the same code', on, async ({ as, open, page }) => {
    const { userCode } = await aDevice(world.issuer, registered);
    await as(user);
    await open('/device');
    await page.fill('[name=user_code]', userCode);
    await page.click('main button');
  });

  itIsForEverybody('a device that was declined', on, async ({ as, open, page, decide }) => {
    const { userCode } = await aDevice(world.issuer, registered);
    await as(user);
    await open('/device');
    await page.fill('[name=user_code]', userCode);
    await page.click('main button');
    await decide('deny');
  });

  itIsForEverybody('whether to sign out', on, async ({ as, open }) => {
    await as(user);
    await open('/sign-out');
  });

  itIsForEverybody('signed out', on, async ({ as, open, page }) => {
    await as(await aMember(world.app.services, user.company));
    await open('/sign-out');
    await page.click('main button');
  });

  itIsForEverybody('what does not exist', on, async ({ open }) => open('/nowhere'));
});
