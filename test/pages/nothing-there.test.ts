import { expect } from 'chai';
import { aBrowser } from '../flows/browser.ts';
import { anAdministrator } from '../flows/cast.ts';
import { aWorld, type World } from '../flows/world.ts';
import { aDesk, aPartner, BASE, registered } from './registration/partner.ts';

describe('an address under which there is nothing', () => {
  let world: World;
  before(async () => {
    world = await aWorld();
  });
  after(() => world.close());

  it('is answered to who is signed in with the navigation, as on every other page', async () => {
    const administrator = await anAdministrator(world.app.services);

    const page = await (await aDesk(world, administrator)).get('/nothing-here');

    expect(page.status).to.equal(404);
    expect(page.text)
      .to.contain('There is nothing here')
      .and.to.contain('href="/administration/web-services"')
      .and.to.contain(administrator.company.name);
  });

  it('is answered to a stranger without it', async () => {
    const page = await aBrowser(world.issuer).get(`${world.issuer}/nothing-here`);

    expect(page.status).to.equal(404);
    expect(page.text).to.contain('There is nothing here').and.not.to.contain('<nav');
  });

  it('44 · looks like what belongs to another company', async () => {
    const { id } = await registered(world, await aPartner(world));
    const desk = await aDesk(world, await aPartner(world));

    const [nothing, foreign] = [await desk.get(`${BASE}/${id}/nothing-here`), await desk.get(`${BASE}/${id}`)];

    expect(foreign.status).to.equal(404);
    expect(nothing.text).to.equal(foreign.text);
  });
});
