import { expect } from 'chai';
import { changeUser } from '../../../server/operations/users.ts';
import { createSignInLink } from '../../../server/operations/sign-in-links.ts';
import { aBrowser } from '../../flows/browser.ts';
import { aMember, anAdministrator, type Member, OPERATOR, PASSWORD } from '../../flows/cast.ts';
import { aWorld, personToken, signIn, type World } from '../../flows/world.ts';
import { wordsOf } from '../registration/form.ts';
import { aDesk } from '../registration/partner.ts';

const NEW = 'another horse battery';

describe('changing one’s own password', () => {
  let world: World;
  before(async () => {
    world = await aWorld({ signInLimit: { count: 4, windowSeconds: 900 } });
  });
  after(() => world.close());

  const change = (given: Partial<Record<'current_password' | 'password' | 'password_again', string>> = {}) => ({
    current_password: PASSWORD,
    password: NEW,
    password_again: NEW,
    ...given,
  });

  it('keeps this browser signed in, and ends every other session and token of the person', async () => {
    const member = await anAdministrator(world.app.services);
    const [here, elsewhere] = [await aDesk(world, member), await aDesk(world, member)];
    const token = await personToken(world.issuer, member.credentials);
    const before = here.browser.cookies.get('session');

    const page = await here.send('/password', change());

    expect(page.status).to.equal(200);
    expect(wordsOf(page)).to.contain('The password is changed.');
    expect(here.browser.cookies.get('session')).not.to.equal(before);
    expect((await here.get('/')).status).to.equal(200);
    expect((await elsewhere.get('/')).location).to.contain('/sign-in');
    const me = await fetch(`${world.issuer}/api/v1/me`, { headers: { Authorization: `Bearer ${token}` } });
    expect(me.status).to.equal(401);
    const browser = aBrowser(world.issuer);
    await signIn(browser, await browser.open(`${world.issuer}/sign-in`), { ...member.credentials, password: NEW });
    expect((await browser.get('/')).status).to.equal(200);
  });

  const faults = [
    ['another current password', change({ current_password: 'wrong' }), 'current_password', 'This is not the current password'],
    ['a short one', change({ password: 'short', password_again: 'short' }), 'password', 'The password must have 12'],
    ['two that differ', change({ password_again: `${NEW}.` }), 'password_again', 'The two new passwords are not the same'],
  ] as const;
  for (const [what, fields, field, words] of faults) {
    it(`says of ${what} what to do, beside the field, and repeats no password`, async () => {
      const member = await anAdministrator(world.app.services);
      const desk = await aDesk(world, member);

      const page = await desk.send('/password', fields);

      expect(page.status).to.equal(400);
      expect(page.text).to.contain(`<a href="#${field}">${words}`);
      for (const typed of Object.values(fields)) expect(page.text).not.to.contain(`"${typed}"`);
      expect((await world.app.services.directory.get('user', member.user.id))?.epoch).to.equal(member.user.epoch);
    });
  }

  it('80 · counts guesses as attempts to sign in: a stolen session is no way around the limit', async () => {
    const desk = await aDesk(world, await anAdministrator(world.app.services));
    const statuses: number[] = [];

    // oxlint-disable-next-line no-await-in-loop -- one guess after the other
    for (let guess = 0; guess < 5; guess += 1)
      statuses.push((await desk.send('/password', change({ current_password: 'no' }))).status);

    expect(statuses).to.deep.equal([400, 400, 400, 400, 429]);
  });

  it('is for who is signed in; who is not signs in first and comes back', async () => {
    const browser = aBrowser(world.issuer);
    const member = await anAdministrator(world.app.services);

    const page = await signIn(browser, await browser.open(`${world.issuer}/password`), member.credentials);

    expect(wordsOf(page)).to.contain('Change your password');
  });
});

describe('the page of a link to set a password', () => {
  let world: World;
  let administrator: Member;
  before(async () => {
    world = await aWorld();
    administrator = await anAdministrator(world.app.services);
  });
  after(() => world.close());

  async function aLink(of?: Member): Promise<{ path: string; person: Member }> {
    const { services } = world.app;
    const person = of ?? (await aMember(services, administrator.company));
    const made = await createSignInLink(services, administrator.caller, person.company.id, person.user.id);
    if (made.sent) throw new Error('mail was sent');
    return { person, path: `${world.issuer}/set-password/${made.token}` };
  }

  const fields = (password = NEW, again = password) => ({ password, password_again: again });

  it('sets it and signs the person in, once; whoever was signed in before is not', async () => {
    const { path, person } = await aLink();
    const before = await aDesk(world, person);
    const browser = aBrowser(world.issuer);

    const page = await browser.open(path);
    const home = await browser.submit(page, fields());

    expect(wordsOf(page)).to.contain(person.user.loginId).and.contain(administrator.company.name);
    expect(home.text).to.contain('Pat Person');
    expect((await before.get('/')).location).to.contain('/sign-in');
    expect((await browser.submit(page, fields('yet another password'))).status).to.equal(404);
    const events = await world.storage.directory.events({ companyId: person.company.id, action: 'user' }, { limit: 200 });
    const own = events.filter(({ actor }) => actor.id === person.user.id).map(({ action }) => action);
    expect(own.slice(-2)).to.deep.equal(['user.password_set', 'user.signed_in']);
  });

  it('is not used up by looking, whoever looks, nor by a password that does not do', async () => {
    const { path } = await aLink();
    const browser = aBrowser(world.issuer);
    await Promise.all(['GET', 'HEAD', 'GET'].map((method) => fetch(path, { method })));

    const page = await browser.open(path);
    const short = await browser.submit(page, fields('short'));
    const different = await browser.submit(short, fields(NEW, 'other'));

    expect([short.status, different.status]).to.deep.equal([400, 400]);
    expect(short.text).to.contain('<a href="#password">').and.not.to.contain('"short"');
    expect(different.text).to.contain('<a href="#password_again">');
    expect((await browser.submit(different, fields())).status).to.equal(200);
  });

  it('71 · says of every link that does not work the same, and nothing of anybody', async () => {
    const { path, person } = await aLink();
    const { path: replaced } = await aLink(person);
    const { path: used } = await aLink();
    const browser = aBrowser(world.issuer);
    await browser.submit(await browser.open(used), fields());
    const { path: gone, person: deactivated } = await aLink();
    await changeUser(world.app.services, OPERATOR, deactivated.company.id, deactivated.user.id, { active: false });
    const never = replaced.replace(/.{3}$/, 'aaa');
    const nobody = replaced.replace(person.user.id, administrator.user.id);
    const short = `${world.issuer}/set-password/x`;

    const pages = await Promise.all([path, used, gone, never, nobody, short].map((each) => aBrowser(world.issuer).open(each)));

    expect(new Set(pages.map(({ status, text }) => `${status} ${text}`)).size).to.equal(1);
    const [page] = pages;
    expect(page?.status).to.equal(404);
    expect(page && wordsOf(page)).to.contain('ask an administrator of your company for a new link');
    expect(page?.text).not.to.contain(person.user.loginId);
  });

  it('is gone after 24 hours, on the page, too', async () => {
    const { path } = await aLink();
    world.clock = 24 * 60 * 60 * 1_000 + 60_000;
    const { status } = await aBrowser(world.issuer).open(path);
    world.clock = 0;

    expect(status).to.equal(404);
  });

  it('72 · leaves its secret in no log line and tells it to nobody: no referrer, no cache', async () => {
    const { path } = await aLink();
    const [, secret = ''] = path.split('.csn_secret_');

    const page = await aBrowser(world.issuer).open(path);

    expect(page.status).to.equal(200);
    expect(secret).to.have.lengthOf(49);
    expect(page.headers.get('Referrer-Policy')).to.equal('no-referrer');
    expect(page.headers.get('Cache-Control')).to.equal('no-store');
    const { directory } = world.storage;
    const { get } = directory;
    Object.assign(directory, { get: () => Promise.reject(new Error('broken')) });
    expect((await aBrowser(world.issuer).open(path)).status).to.equal(500);
    Object.assign(directory, { get });
    expect(world.log.join('\n')).to.contain('a page could not be shown').and.not.to.contain(secret);
  });

  it('62 · takes no form that was made for another browser, or comes from elsewhere', async () => {
    const { path } = await aLink();
    const browser = aBrowser(world.issuer);
    const page = await browser.open(path);
    const csrf = /name="csrf" value="([^"]*)"/.exec(page.text)?.[1] ?? '';
    const Cookie = `set-password=${browser.cookies.get('set-password')}`;
    const send = (headers: Record<string, string>) =>
      fetch(path, { method: 'POST', body: new URLSearchParams({ csrf, ...fields() }), headers: { Cookie, ...headers } });

    expect((await aBrowser(world.issuer).submit(page, fields())).status).to.equal(403);
    expect((await send({ 'Sec-Fetch-Site': 'cross-site' })).status).to.equal(403);
    expect((await aBrowser(world.issuer).open(path)).status, 'still good').to.equal(200);
  });
});
