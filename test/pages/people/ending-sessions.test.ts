import { expect } from 'chai';
import { aCode, authorizationUrl, companyToken, introspect, parameterOf, redeem, refresh } from '../../flows/authorization.ts';
import { aBrowser } from '../../flows/browser.ts';
import { aMember, anAdministrator, aPublishedApplication, enabledFor, type Member } from '../../flows/cast.ts';
import { aDevice, decideDevice, poll } from '../../flows/device.ts';
import { aPkce, aWorld, signIn, type World } from '../../flows/world.ts';
import { wordsOf } from '../registration/form.ts';
import { aDesk } from '../registration/partner.ts';
import { aStaffMember, keptUser } from './staff.ts';

const PEOPLE = '/administration/people';
const OFFLINE = { scope: 'openid EXPRPT offline_access', prompt: 'consent' };

describe('signing a person out everywhere, on pages', () => {
  let world: World;
  let administrator: Member;
  before(async () => {
    world = await aWorld();
    administrator = await anAdministrator(world.app.services);
  });
  after(() => world.close());

  const colleague = () => aMember(world.app.services, administrator.company);
  const pathTo = ({ user }: Member) => `${PEOPLE}/${user.id}/end-sessions`;

  it('70 · ends their session in every browser after it was said what ends, and nobody else’s', async () => {
    const [person, other] = [await colleague(), await colleague()];
    const [desk, theirs, elsewhere, others] = [
      await aDesk(world, administrator),
      await aDesk(world, person),
      await aDesk(world, person),
      await aDesk(world, other),
    ];

    const page = await desk.open(`${PEOPLE}/${person.user.id}`);
    const question = await desk.open(pathTo(person));
    expect((await theirs.get('/')).status, 'looking ends nothing').to.equal(200);
    const done = await desk.sendFrom(question, pathTo(person));

    expect(page.text).to.contain(`href="${pathTo(person)}"`);
    expect(wordsOf(question)).to.contain('signed out of every browser at once').and.to.contain('The password stays as it is.');
    expect(wordsOf(done)).to.contain('Pat Person was signed out everywhere.');
    for (const { get } of [theirs, elsewhere]) {
      // oxlint-disable-next-line no-await-in-loop -- one browser after the other
      expect((await get('/')).location).to.contain('/sign-in');
    }
    expect((await others.get('/')).status).to.equal(200);
    expect((await desk.get('/')).status).to.equal(200);
    expect((await (await aDesk(world, person)).get('/')).status, 'they sign in anew').to.equal(200);
  });

  it('70 · ends what applications hold for them: what they had allowed stays allowed once they sign in anew', async () => {
    const { issuer } = world;
    const registered = await aPublishedApplication(world.app.services);
    await enabledFor(world.app.services, administrator, registered);
    const [person, other] = [await colleague(), await colleague()];
    const held = (await redeem(issuer, registered, await aCode(issuer, registered, person, OFFLINE))).body;
    const code = await aCode(issuer, registered, person);
    const device = await aDevice(issuer, registered);
    await decideDevice(issuer, device, person);
    const others = (await redeem(issuer, registered, await aCode(issuer, registered, other, OFFLINE))).body;
    const companys = (await companyToken(issuer, registered, administrator.company.id)).body;
    const isActive = async ({ access_token: token }: Record<string, unknown>) =>
      (await introspect(issuer, registered.client, String(token))).body['active'];
    expect(await isActive(held)).to.equal(true);

    await (await aDesk(world, administrator)).send(pathTo(person));

    expect(await isActive(held)).to.equal(false);
    const refusals = [
      await refresh(issuer, registered, String(held['refresh_token'])),
      await redeem(issuer, registered, code),
      await poll(issuer, registered, device),
    ];
    expect(refusals.map(({ body }) => body['error'])).to.deep.equal(['invalid_grant', 'invalid_grant', 'invalid_grant']);
    expect([await isActive(others), await isActive(companys)], 'of others').to.deep.equal([true, true]);
    expect((await refresh(issuer, registered, String(others['refresh_token']))).status).to.equal(200);
    const browser = aBrowser(issuer);
    const page = await browser.open(authorizationUrl(issuer, registered, aPkce().challenge));
    const answer = await signIn(browser, page, person.credentials);
    expect(parameterOf(answer, 'code'), 'without being asked again').to.be.a('string');
  });

  it('tells who does it to themself that this browser is meant, too, and leads them back by way of signing in', async () => {
    const self = await aMember(world.app.services, administrator.company, ['admin']);
    const desk = await aDesk(world, self);

    const question = await desk.open(pathTo(self));
    const done = await desk.sendFrom(question, pathTo(self));

    expect(wordsOf(question)).to.contain('You are signed out of every browser at once, this one too');
    expect(done.text).to.contain('name="login_id"');
    expect((await desk.get('/')).location).to.contain('/sign-in');
  });

  it('is not offered for who is deactivated: nothing of theirs is left', async () => {
    const person = await colleague();
    const desk = await aDesk(world, administrator);
    await desk.send(`${PEOPLE}/${person.user.id}/deactivate`);

    expect((await desk.open(`${PEOPLE}/${person.user.id}`)).text).not.to.contain(pathTo(person));
  });

  it('is done by the platform’s staff on the same page, and the company’s administrators are told', async () => {
    const person = await colleague();
    const staff = await aDesk(world, await aStaffMember(world));

    await staff.send(`/operations/companies/${administrator.company.id}/people/${person.user.id}/end-sessions`);

    expect((await keptUser(world, person.user)).epoch).to.equal(person.user.epoch + 1);
    const home = await (await aDesk(world, administrator)).open('/');
    expect(wordsOf(home)).to.contain('They signed Pat Person out everywhere.');
  });
});
