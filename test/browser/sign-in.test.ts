import { authorizationUrl } from '../flows/authorization.ts';
import { anAdministrator, aPublishedApplication, type Registered } from '../flows/cast.ts';
import { aPkce, aWorld, type World } from '../flows/world.ts';
import { describeInChromium } from './chromium.ts';
import { itIsForEverybody } from './for-everybody.ts';

describeInChromium('the pages around signing in', () => {
  let world: World;
  let registered: Registered;

  before(async () => {
    world = await aWorld({ pseudoLanguage: true });
    registered = await aPublishedApplication(world.app.services);
  });
  after(() => world?.close());

  const on = () => world;
  const request = () => authorizationUrl(world.issuer, registered, aPkce().challenge);

  itIsForEverybody('sign-in for an application', on, async ({ open }) => open(request()));

  itIsForEverybody('sign-in after a wrong password', on, async ({ open, page }) => {
    await open('/sign-in');
    await page.fill('[name=login_id]', 'nobody');
    await page.fill('[name=password]', 'wrong');
    await page.click('main button');
  });

  itIsForEverybody('the home page of an administrator', on, async ({ open, as }) => {
    await as(await anAdministrator(world.app.services));
    await open('/');
  });
});
