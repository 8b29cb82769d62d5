import { expect } from 'chai';
import { PEOPLE_PAGES } from '../../../server/pages/people/routes.ts';
import { aMember, anAdministrator, type Member } from '../../flows/cast.ts';
import { aWorld, type World } from '../../flows/world.ts';
import { wordsOf } from '../registration/form.ts';
import { aDesk, type Desk } from '../registration/partner.ts';
import { aStaffMember, keptUser } from './staff.ts';

const PEOPLE = '/administration/people';
const OWN_PAGES = PEOPLE_PAGES.filter(({ path }) => !path.includes(':company'));
const STAFF_PAGES = PEOPLE_PAGES.filter(({ path }) => path.includes(':company'));

describe('who sees the pages of a company’s people (security.md 44, 45)', () => {
  let world: World;
  let administrator: Member;
  let colleague: Member;
  before(async () => {
    world = await aWorld();
    administrator = await anAdministrator(world.app.services);
    colleague = await aMember(world.app.services, administrator.company);
  });
  after(() => world.close());

  const pathFor = (path: string, id: string, companyId: string = administrator.company.id) =>
    path.replace(':company', companyId).replace(':id', id);

  /** Sends a request of the kind, with a token that is good for this person's forms. */
  async function ask(desk: Desk, method: 'GET' | 'POST', path: string) {
    if (method === 'GET') return desk.get(path);
    const page = await desk.open('/password');
    return desk.sendFrom(page, path, { csrf: /name="csrf" value="([^"]*)"/.exec(page.text)?.[1] ?? '' });
  }

  it('44 · another company’s people answer on every page like people who do not exist', async () => {
    const stranger = await aDesk(world, await anAdministrator(world.app.services));

    for (const { method, path } of OWN_PAGES.filter((row) => row.path.includes(':id'))) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, to be compared
      const foreign = await ask(stranger, method, pathFor(path, colleague.user.id));
      // oxlint-disable-next-line no-await-in-loop
      const missing = await ask(stranger, method, pathFor(path, 'usr_1'));
      expect(foreign.status, `${method} ${path}`).to.equal(404);
      expect(foreign.text.replaceAll(colleague.user.id, 'usr_1')).to.equal(missing.text);
    }
    expect((await stranger.open(PEOPLE)).text).not.to.contain(colleague.user.id);
  });

  it('44 · not even the staff reach one company’s people through another’s', async () => {
    const staff = await aDesk(world, await aStaffMember(world));
    const { company } = await anAdministrator(world.app.services);

    for (const { method, path } of STAFF_PAGES.filter((row) => row.path.includes(':id'))) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { status } = await ask(staff, method, pathFor(path, colleague.user.id, company.id));
      expect(status, `${method} ${path}`).to.equal(404);
    }
  });

  it('45 · who has no role is refused on every page, and reads nothing', async () => {
    const desk = await aDesk(world, colleague);

    for (const { method, path } of PEOPLE_PAGES) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const answer = await ask(desk, method, pathFor(path, administrator.user.id));
      expect(answer.status, `${method} ${path}`).to.equal(403);
      expect(answer.text).not.to.contain(administrator.user.loginId);
    }
    expect(await keptUser(world, administrator.user)).to.deep.equal(administrator.user);
    expect((await desk.open('/')).text).not.to.contain(PEOPLE);
  });

  it('45 · the staff’s way is the staff’s alone, even to the own company', async () => {
    const desk = await aDesk(world, administrator);

    for (const { method, path } of STAFF_PAGES) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect((await ask(desk, method, pathFor(path, colleague.user.id))).status, `${method} ${path}`).to.equal(403);
    }
    expect((await desk.open('/')).text)
      .to.contain(`href="${PEOPLE}"`)
      .and.not.to.contain('/operations/');
  });

  it('45 · nobody edits who has a role above own, gives one, or sees a way to', async () => {
    const staff = await aStaffMember(world);
    const desk = await aDesk(world, await aStaffMember(world, ['admin']));
    const path = `${PEOPLE}/${staff.user.id}`;

    const page = await desk.open(path);

    expect(page.status).to.equal(200);
    expect(wordsOf(page)).to.contain('Only the platform’s staff can change this person.');
    expect(page.text).not.to.contain('<form method="post" action="/administration');
    for (const step of ['', '/deactivate', '/end-sessions', '/sign-in-link']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect((await ask(desk, 'POST', `${path}${step}`)).status, step).to.equal(403);
    }
    expect((await desk.get(`${path}/deactivate`)).status).to.equal(403);
    expect((await desk.get(`${path}/end-sessions`)).status).to.equal(403);
    expect((await desk.get(`${path}/sign-in-link`)).status).to.equal(403);
    expect((await desk.open(`${PEOPLE}/new`)).text).not.to.contain('value="operator"');
    const fields = { name: 'N', email: 'n@a.example', login_id: 'climber', roles: ['operator'] };
    expect((await desk.send(`${PEOPLE}/new`, fields)).status).to.equal(403);
    expect(await keptUser(world, staff.user)).to.deep.equal(staff.user);
  });

  it('62 · nothing is taken without the token of the form, nor from another site', async () => {
    const desk = await aDesk(world, administrator);
    const page = await desk.open(`${PEOPLE}/new`);
    const csrf = /name="csrf" value="([^"]*)"/.exec(page.text)?.[1] ?? '';
    const cookie = Array.from(desk.browser.cookies, ([name, value]) => `${name}=${value}`).join('; ');

    for (const { path } of OWN_PAGES.filter(({ method }) => method === 'POST')) {
      for (const [token, site] of [
        ['', 'same-origin'],
        ['wrong', 'same-origin'],
        [csrf, 'cross-site'],
      ] as const) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        const { status } = await fetch(`${world.issuer}${pathFor(path, colleague.user.id)}`, {
          method: 'POST',
          headers: { Cookie: cookie, 'Sec-Fetch-Site': site },
          body: new URLSearchParams({ csrf: token, name: 'Forged', email: 'f@a.example', login_id: 'forged' }),
        });
        expect(status, `${path} ${site}`).to.equal(403);
      }
    }
    expect(await keptUser(world, colleague.user)).to.deep.equal(colleague.user);
  });

  it('62 · looking changes nothing', async () => {
    const desk = await aDesk(world, administrator);

    for (const { path } of OWN_PAGES.filter(({ method }) => method === 'GET')) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect((await desk.get(pathFor(path, colleague.user.id))).status, path).to.equal(200);
    }
    expect(await keptUser(world, colleague.user)).to.deep.equal(colleague.user);
  });
});
