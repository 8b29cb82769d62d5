import { expect } from 'chai';
import { hashedId } from '../../server/provider/hashed-id.ts';
import { authorizationUrl } from '../flows/authorization.ts';
import { type Answer, aBrowser, type Browser } from '../flows/browser.ts';
import { aMember, anAdministrator, aPublishedApplication, enabledFor, type Member, type Registered } from '../flows/cast.ts';
import { aPkce, aWorld, signIn, type World } from '../flows/world.ts';
import { wordsOf } from './registration/form.ts';

const HOUR_MS = 3_600_000;

describe('a sign-in that is over (security.md 59)', () => {
  let world: World;
  let application: Registered;
  let user: Member;
  before(async () => {
    world = await aWorld();
    const administrator = await anAdministrator(world.app.services);
    application = await aPublishedApplication(world.app.services, { name: 'Receipt Robot' });
    await enabledFor(world.app.services, administrator, application);
    user = await aMember(world.app.services, administrator.company);
  });
  after(() => world.close());

  const begun = (browser: Browser) => browser.open(authorizationUrl(world.issuer, application, aPkce().challenge));
  const addressOf = ({ text }: Answer) => `${world.issuer}${/action="(\/interaction\/[^"]+)"/.exec(text)?.[1]}`;

  function expectOver(answer: Answer): void {
    expect(answer.status).to.equal(404);
    expect(wordsOf(answer)).to.contain('This sign-in is over').and.to.contain('Go back to the application and start again.');
    expect(answer.text).not.to.contain('Receipt Robot').and.not.to.contain(user.user.name);
  }

  it('says so to who answers a second time, and to who comes back to it', async () => {
    const browser = aBrowser(world.issuer);
    const consent = await signIn(browser, await begun(browser), user.credentials);
    await browser.submit(consent, { decision: 'approve' });

    expectOver(await browser.submit(consent, { decision: 'approve' }));
    expectOver(await browser.get(addressOf(consent)));
    const resumed = await browser.get(addressOf(consent).replace('/interaction/', '/authorize/'));
    expect(resumed.status).to.equal(400);
    expect(wordsOf(resumed)).to.contain('This sign-in is over');
  });

  it('says so to who took longer than an hour', async () => {
    const browser = aBrowser(world.issuer);
    const page = await begun(browser);
    const key = { model: 'Interaction', id: hashedId(addressOf(page).split('/').at(-1) ?? '') } as const;
    const kept = await world.storage.artifacts.get(key);
    expect(kept?.expiresAt).to.be.below(Date.now() + HOUR_MS + 60_000);
    await world.storage.artifacts.put(key, { payload: {}, ...kept, expiresAt: Date.now() - 1 });

    expectOver(await browser.get(addressOf(page)));
    expectOver(await browser.submit(page, { login_id: 'somebody', password: 'something' }));
  });

  it('59 · says the same in another browser as of one that never was', async () => {
    const page = await begun(aBrowser(world.issuer));
    const other = aBrowser(world.issuer);

    const foreign = await other.get(addressOf(page));
    const unknown = await other.get(`${world.issuer}/interaction/unknown`);

    expectOver(foreign);
    expect(foreign.text).to.equal(unknown.text);
  });

  it('says it in German, too', async () => {
    const headers = { 'Accept-Language': 'de' };

    const page = await aBrowser(world.issuer).request(`${world.issuer}/interaction/unknown`, { headers });

    expect(wordsOf(page)).to.contain('Diese Anmeldung ist vorbei').and.to.contain('Gehen Sie zurück zur Anwendung');
  });
});
