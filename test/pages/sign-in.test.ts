import { expect } from 'chai';
import { changeApplication } from '../../server/operations/applications.ts';
import { authorizationUrl } from '../flows/authorization.ts';
import { aBrowser } from '../flows/browser.ts';
import { aPublishedApplication, OPERATOR, type Registered } from '../flows/cast.ts';
import { aPkce, aWorld, type World } from '../flows/world.ts';
import { wordsOf } from './registration/form.ts';

describe('the page on which people sign in', () => {
  let world: World;
  before(async () => {
    world = await aWorld();
  });
  after(() => world.close());

  const askedBy = (application: Registered) =>
    aBrowser(world.issuer).open(authorizationUrl(world.issuer, application, aPkce().challenge));

  it('names a public application, to which it leads', async () => {
    const application = await aPublishedApplication(world.app.services, { name: 'Receipt Robot' });

    expect(wordsOf(await askedBy(application))).to.match(/^\W*Sign in to go on to Receipt Robot/);
  });

  it('44 · does not tell a stranger the name of a private application', async () => {
    const { services } = world.app;
    const application = await aPublishedApplication(services, { name: 'Secret Project' });
    await changeApplication(services, OPERATOR, application.application.id, { visibility: 'private' });

    const page = await askedBy(application);

    expect(page.status).to.equal(200);
    expect(page.text).to.contain('name="password"').and.not.to.contain('Secret Project').and.not.to.contain('to go on to');
  });

  it('says who helps whoever has forgotten the password, within an authorization request, too', async () => {
    const own = await aBrowser(world.issuer).open(`${world.issuer}/sign-in`);
    const within = await askedBy(await aPublishedApplication(world.app.services));

    for (const page of [own, within]) {
      expect(wordsOf(page)).to.contain('Forgotten your password? An administrator of your company can make a link');
    }
  });
});
