import { expect } from 'chai';
import { type Answer, aBrowser } from '../flows/browser.ts';
import { aMember, anAdministrator, type Member } from '../flows/cast.ts';
import { aWorld, type World } from '../flows/world.ts';
import { aDesk, aPartner, BASE, type Desk, registered } from './registration/partner.ts';

const PEOPLE = '/administration/people';

describe('choosing another language at the foot of a page', () => {
  let world: World;
  let administrator: Member;
  let desk: Desk;
  before(async () => {
    world = await aWorld();
    administrator = await anAdministrator(world.app.services);
    desk = await aDesk(world, administrator);
  });
  after(() => world.close());

  const offers = ({ text }: Answer): boolean => text.includes('name="language"');

  it('leads back to the same page, in that language', async () => {
    const reader = await aDesk(world, administrator);
    const page = await reader.open('/administration/web-services/enable?query=nia');
    const action = /action="(\/language\?to=[^"]*)"/.exec(page.text)?.[1] ?? '';

    const again = await reader.browser.submit(page, { language: 'de' }, `${world.issuer}${action}`);

    expect(offers(page)).to.equal(true);
    expect(again.text).to.contain('<html lang="de"').and.to.contain('value="nia"');
  });

  it('is not offered beside a secret that is shown once, which it would lose', async () => {
    const partner = await aPartner(world);
    const { id } = await registered(world, partner);
    const theirs = await aDesk(world, partner);

    const shown = await theirs.send(`${BASE}/${id}/secret`);
    const after = await theirs.open(`${BASE}/${id}/secret/shown`);

    expect(shown.text).to.contain('csn_secret_');
    expect(offers(shown)).to.equal(false);
    expect(offers(after), 'once it is gone').to.equal(true);
  });

  it('is not offered beside a link that is shown once, which it would lose', async () => {
    const { user } = await aMember(world.app.services, administrator.company);
    const path = `${PEOPLE}/${user.id}/sign-in-link`;

    const shown = await desk.send(path);
    const after = await desk.open(`${path}/shown`);

    expect(shown.text).to.contain('/set-password/');
    expect(offers(shown)).to.equal(false);
    expect(offers(after), 'once it is gone').to.equal(true);
  });

  it('is not offered on a form that came back with faults, whose texts it would lose', async () => {
    const form = await desk.open(`${PEOPLE}/new`);

    const back = await desk.sendFrom(form, `${PEOPLE}/new`, { name: 'Nia New', email: 'x', login_id: 'nia new' });

    expect(offers(form)).to.equal(true);
    expect(back.status).to.equal(400);
    expect(back.text).to.contain('value="Nia New"');
    expect(offers(back)).to.equal(false);
  });

  it('is not offered on an answer of the engine’s to a form, either', async () => {
    const browser = aBrowser(world.issuer);
    const form = await browser.open(`${world.issuer}/device`);

    const back = await browser.submit(form, { user_code: 'BBBB-BBBB' });

    expect(offers(form)).to.equal(true);
    expect(back.text).to.contain('BBBB-BBBB');
    expect(offers(back)).to.equal(false);
  });
});
