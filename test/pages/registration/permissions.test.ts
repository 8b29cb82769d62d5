import { expect } from 'chai';
import { aMember } from '../../flows/cast.ts';
import { aWorld, type World } from '../../flows/world.ts';
import { REGISTRATION } from '../../../server/pages/registration/routes.ts';
import { wordsOf } from './form.ts';
import { aDesk, aPartner, BASE, type Desk, endsPartnership, kept, registered } from './partner.ts';

const WEB_SERVICES = '/administration/web-services';
const ABOUT_ONE = REGISTRATION.filter(({ path }) => path.includes(':id'));

describe('who sees the partner’s pages (security.md 44, 45)', () => {
  let world: World;
  before(async () => {
    world = await aWorld();
  });
  after(() => world.close());

  const pathFor = (path: string, id: string) => path.replace(':id', id);

  /** Sends a request of the kind, with the token of a form of this person's own. */
  async function ask(desk: Desk, method: 'GET' | 'POST', path: string) {
    if (method === 'GET') return desk.get(path);
    return desk.sendFrom(await desk.open('/'), path, { csrf: await tokenOf(desk) });
  }

  async function tokenOf(desk: Desk): Promise<string> {
    const page = await desk.open(`${BASE}/new`);
    return /name="csrf" value="([^"]*)"/.exec(page.text)?.[1] ?? '';
  }

  it('44 · another company’s application answers on every page like one that does not exist', async () => {
    const { id } = await registered(world, await aPartner(world));
    const stranger = await aDesk(world, await aPartner(world));

    for (const { method, path } of ABOUT_ONE) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, to be compared
      const [foreign, missing] = [
        await ask(stranger, method, pathFor(path, id)),
        await ask(stranger, method, pathFor(path, 'app_1')),
      ];
      expect(foreign.status, `${method} ${path}`).to.equal(404);
      expect(foreign.text.replaceAll(id, 'app_1')).to.equal(missing.text);
    }
  });

  it('44 · it does not exist for the platform’s staff either, who have pages of their own', async () => {
    const { id } = await registered(world, await aPartner(world));
    const platform = await world.app.services.directory.get('company', world.app.services.platformId);
    if (platform === undefined) throw new Error('there is no platform company');
    const staff = await aDesk(world, await aMember(world.app.services, platform, ['operator']));

    expect((await staff.get(`${BASE}/${id}`)).status).to.equal(404);
    expect((await staff.get(BASE)).text).not.to.contain(id);
  });

  it('45 · who has no role is refused on every page, and reads nothing', async () => {
    const partner = await aPartner(world);
    const { id, name } = await registered(world, partner);
    const colleague = await aDesk(world, await aMember(world.app.services, partner.company));

    for (const { method, path } of REGISTRATION.filter((route) => route.method === 'GET')) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const answer = await ask(colleague, method, pathFor(path, id));
      expect(answer.status, path).to.equal(403);
      expect(answer.text).not.to.contain(name);
    }
    expect(wordsOf(await colleague.open('/'))).not.to.contain('Web Services');
  });

  it('45 · both roles may administer, and find the way from the home page', async () => {
    const admin = await aDesk(world, await aPartner(world, { roles: ['admin'] }));

    expect((await admin.get(`${BASE}/new`)).status).to.equal(200);
    expect((await admin.open('/')).text).to.contain(`href="${WEB_SERVICES}"`);
    expect(wordsOf(await admin.open(WEB_SERVICES)))
      .to.contain('Register Partner Application')
      .and.to.contain('Enable Partner Application');
  });

  it('45 · a company that is no Development Partner has no way to register', async () => {
    const desk = await aDesk(world, await aPartner(world, { developmentPartner: false }));

    const page = wordsOf(await desk.open(WEB_SERVICES));
    expect(page).to.contain('Enable Partner Application').and.not.to.contain('Register Partner Application');
    expect(page).to.contain('is not a Development Partner');
    expect((await desk.get(`${BASE}/new`)).status).to.equal(403);
  });

  it('46 · who lost that status keeps the list, new secrets, revoking and deactivating, and is told why nothing else', async () => {
    const partner = await aPartner(world);
    const application = await registered(world, partner);
    const path = `${BASE}/${application.id}`;
    const desk = await aDesk(world, partner);
    const form = await desk.open(path);
    await endsPartnership(world, partner);

    expect((await desk.sendFrom(form, path, { name: 'Modified' })).status).to.equal(403);
    expect((await desk.get(`${path}/certification`)).status).to.equal(403);
    const page = await desk.open(path);
    expect(wordsOf(page)).to.contain('it can neither register nor modify applications');
    expect(page.text).not.to.contain('name="name"');
    expect((await desk.open(BASE)).text)
      .to.contain(path)
      .and.not.to.contain(`${BASE}/new`);

    expect((await desk.send(`${path}/secret`)).text).to.match(/csn_secret_\w{49}/);
    await desk.send(`${path}/revoke-tokens`);
    await desk.send(`${path}/deactivate`);
    expect(await kept(world, application)).to.deep.include({ active: false, epoch: 2, name: application.name });
  });

  it('62 · nothing is taken without the token of the form, nor from another site', async () => {
    const partner = await aPartner(world);
    const application = await registered(world, partner);
    const desk = await aDesk(world, partner);
    const csrf = await tokenOf(desk);
    const cookie = Array.from(desk.browser.cookies, ([name, value]) => `${name}=${value}`).join('; ');

    for (const { path } of REGISTRATION.filter(({ method }) => method === 'POST')) {
      for (const [token, site] of [
        ['', 'same-origin'],
        ['wrong', 'same-origin'],
        [csrf, 'cross-site'],
      ] as const) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        const { status } = await fetch(`${world.issuer}${pathFor(path, application.id)}`, {
          method: 'POST',
          headers: { Cookie: cookie, 'Sec-Fetch-Site': site },
          body: new URLSearchParams({ csrf: token, name: 'Forged' }),
        });
        expect(status, `${path} ${site}`).to.equal(403);
      }
    }
    expect(await kept(world, application)).to.deep.equal(application);
  });

  it('who is signed out signs in, and comes back', async () => {
    const answer = await fetch(`${world.issuer}${BASE}`, { redirect: 'manual' });

    expect(answer.status).to.equal(303);
    expect(answer.headers.get('Location')).to.equal(`/sign-in?to=${encodeURIComponent(BASE)}`);
  });
});
