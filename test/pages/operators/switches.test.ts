import { expect } from 'chai';
import type { Role } from '../../../server/domain/user.ts';
import { companyToken } from '../../flows/authorization.ts';
import { aMember, aPublishedApplication, anAdministrator, enabledFor, type Registered } from '../../flows/cast.ts';
import { aWorld, type World } from '../../flows/world.ts';
import { aStaffMember } from '../people/staff.ts';
import { wordsOf } from '../registration/form.ts';
import { aDesk, type Desk, kept } from '../registration/partner.ts';

describe('what the platform’s staff do to an application that works', () => {
  let world: World;
  let desk: Desk;
  let published: Registered;
  before(async () => {
    world = await aWorld();
    desk = await aDesk(world, await aStaffMember(world));
    published = await aPublishedApplication(world.app.services);
    await enabledFor(world.app.services, await anAdministrator(world.app.services), published);
  });
  after(() => world.close());

  const pathOf = (step = '') => `/operations/applications/${published.application.id}${step}`;
  const tokenStatus = async () => (await companyToken(world.issuer, published, published.application.companyId)).status;

  it('suspends it after saying what ends and where, and ends the suspension', async () => {
    expect(await tokenStatus()).to.equal(200);

    const question = await desk.open(pathOf('/suspend'));
    const done = await desk.sendFrom(question, pathOf('/suspend'));

    expect(wordsOf(question)).to.contain('in every company, for good').and.to.contain('2 companies have enabled it.');
    expect(wordsOf(done)).to.contain('is suspended.').and.to.contain('Suspended');
    expect(await tokenStatus()).to.equal(400);
    expect(wordsOf(await desk.send(pathOf('/unsuspend')))).to.contain('is no longer suspended.');
    expect(await tokenStatus()).to.equal(200);
  });

  it('revokes what was issued, and the application goes on', async () => {
    const { epoch } = await kept(world, published.application);

    const done = await desk.send(pathOf('/revoke-tokens'));

    expect(wordsOf(done)).to.contain('are revoked.');
    expect((await kept(world, published.application)).epoch).to.equal(epoch + 1);
    expect(await tokenStatus()).to.equal(200);
  });

  it('waives PKCE for one application after a warning, and requires it again', async () => {
    const question = await desk.open(pathOf('/waive-pkce'));
    const waived = await desk.sendFrom(question, pathOf('/waive-pkce'));
    expect(wordsOf(question)).to.contain('Waive it only for software that cannot do it');
    expect(wordsOf(waived)).to.contain('without PKCE').and.to.contain('Waived');
    expect((await kept(world, published.application)).requirePkce).to.equal(false);

    await desk.send(pathOf('/require-pkce'));

    expect((await kept(world, published.application)).requirePkce).to.equal(true);
  });

  it('claims nothing that is not so, whatever the address says', async () => {
    expect(wordsOf(await desk.open(pathOf('?done=suspend')))).not.to.contain('is suspended.');
    expect(wordsOf(await desk.open(pathOf('?done=constructor')))).not.to.contain('undefined');
  });

  it('says the consequence in the reader’s language', async () => {
    const cookie = Array.from(desk.browser.cookies, ([name, value]) => `${name}=${value}`).join('; ');
    const headers = { Cookie: cookie, 'Accept-Language': 'de' };
    const page = await (await fetch(`${world.issuer}${pathOf('/suspend')}`, { headers })).text();

    expect(page).to.contain('in jedem Unternehmen und endgültig').and.to.contain('2 Unternehmen haben sie freigegeben.');
  });
});

describe('who sees the pages of the platform’s staff (security.md 44, 45)', () => {
  let world: World;
  let published: Registered;
  before(async () => {
    world = await aWorld();
    published = await aPublishedApplication(world.app.services);
  });
  after(() => world.close());

  const PATHS = () =>
    [
      '',
      '/approve',
      '/reject',
      '/publish',
      '/unpublish',
      '/suspend',
      '/unsuspend',
      '/revoke-tokens',
      '/waive-pkce',
      '/require-pkce',
    ]
      .map((step) => `/operations/applications/${published.application.id}${step}`)
      .concat('/operations/review', '/operations/applications');

  it('45 · an application’s own administrators are refused on every page, and change nothing', async () => {
    const desk = await aDesk(world, published.owner);
    const page = await desk.open('/password');
    const csrf = /name="csrf" value="([^"]*)"/.exec(page.text)?.[1] ?? '';

    for (const path of PATHS()) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const looked = await desk.get(path);
      // oxlint-disable-next-line no-await-in-loop
      const sent = /\/(review|applications)$/.test(path)
        ? looked
        : await desk.sendFrom(page, path, { csrf, note: 'n', permission_version: '1' });
      if (path.endsWith(published.application.id)) expect(looked.status, path).to.equal(403);
      else expect([looked.status, sent.status], path).to.deep.equal([403, 403]);
      expect(looked.text).not.to.contain(published.application.name);
    }
    expect(await kept(world, published.application)).to.deep.equal(published.application);
    expect((await desk.open('/')).text).not.to.contain('/operations/');
  });

  it('45 · nor is anybody else let in: not the role of the staff in another company, not people without a role', async () => {
    const { services } = world.app;
    const { company } = await anAdministrator(services);
    const roles: Role[][] = [['admin', 'web_services_administrator'], []];

    for (const each of roles) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const desk = await aDesk(world, await aMember(services, company, each));
      // oxlint-disable-next-line no-await-in-loop
      for (const path of PATHS()) expect((await desk.get(path)).status, path).to.equal(403);
    }
  });

  it('44 · who has not signed in is led there, and back', async () => {
    for (const path of PATHS()) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { status, headers } = await fetch(`${world.issuer}${path}`, { redirect: 'manual' });
      expect(status).to.equal(303);
      expect(headers.get('location')).to.contain(`/sign-in?to=${encodeURIComponent(path)}`);
    }
  });

  it('44 · an application that does not exist is a 404 for the staff', async () => {
    const desk = await aDesk(world, await aStaffMember(world));

    for (const id of ['app_1', 'nothing', published.owner.company.id]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect((await desk.get(`/operations/applications/${id}`)).status).to.equal(404);
      // oxlint-disable-next-line no-await-in-loop
      expect((await desk.get(`/operations/applications/${id}/approve`)).status).to.equal(404);
    }
  });

  it('62 · nothing is decided without the token of the form, nor from another site', async () => {
    const desk = await aDesk(world, await aStaffMember(world));
    const path = `/operations/applications/${published.application.id}/suspend`;
    const csrf = /name="csrf" value="([^"]*)"/.exec((await desk.open(path)).text)?.[1] ?? '';
    const cookie = Array.from(desk.browser.cookies, ([name, value]) => `${name}=${value}`).join('; ');

    for (const [token, site] of [
      ['', 'same-origin'],
      ['wrong', 'same-origin'],
      [csrf, 'cross-site'],
    ] as const) {
      const headers = { Cookie: cookie, 'Sec-Fetch-Site': site };
      const body = new URLSearchParams({ csrf: token });
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect((await fetch(`${world.issuer}${path}`, { method: 'POST', headers, body })).status, site).to.equal(403);
    }
    expect((await kept(world, published.application)).suspended).to.equal(false);
  });
});
