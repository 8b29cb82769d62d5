import { expect } from 'chai';
import { changeUser, createUser } from '../../../server/operations/users.ts';
import { unique } from '../../builders.ts';
import { aBrowser } from '../../flows/browser.ts';
import { aMember, anAdministrator, type Member } from '../../flows/cast.ts';
import { aWorld, signIn, type World } from '../../flows/world.ts';
import { type SmtpServer, startSmtpServer, textOf } from '../../running/smtp-server.ts';
import { faultyFields, wordsOf } from '../registration/form.ts';
import { aDesk, type Desk } from '../registration/partner.ts';
import { aStaffMember, keptUser } from './staff.ts';

const PEOPLE = '/administration/people';
const LINK = /http:\/\/[^<]*\/set-password\/usr_\w{25}\.csn_secret_\w{49}/;

/** This file is over 200 lines because it is one person's way through a company, from being added to leaving. */
describe('the people of a company, on pages', () => {
  let world: World;
  let administrator: Member;
  let desk: Desk;
  before(async () => {
    world = await aWorld();
    administrator = await anAdministrator(world.app.services);
    desk = await aDesk(world, administrator);
  });
  after(() => world.close());

  const colleague = () => aMember(world.app.services, administrator.company);
  const fields = (given: Record<string, string | readonly string[]> = {}) => {
    const loginId = unique('nia');
    return { name: 'Nia New', email: `${loginId}@a.example`, login_id: loginId, roles: [], ...given };
  };

  it('are added without a password, sign in first with a link, and have the roles that were given', async () => {
    const given = fields({ roles: ['admin'] });

    const added = await desk.send(`${PEOPLE}/new`, given);
    const user = await world.app.services.directory.userByLoginId(given.login_id);
    const path = `${PEOPLE}/${user?.id}`;
    const shown = await desk.send(`${path}/sign-in-link`);
    const browser = aBrowser(world.issuer);
    const home = await browser.submit(await browser.open(LINK.exec(shown.text)?.[0] ?? ''), {
      password: 'a password of mine',
      password_again: 'a password of mine',
    });

    expect(wordsOf(added)).to.contain('Nia New is added. They cannot sign in before').and.to.contain('No password yet');
    expect(user).to.deep.include({ companyId: administrator.company.id, roles: ['admin'], active: true });
    expect(user).not.to.have.property('passwordHash');
    expect(home.text).to.contain('Nia New').and.to.contain(PEOPLE);
  });

  it('come back with every fault beside its field, summed up in the order of the fields, and with what was typed', async () => {
    const answer = await desk.send(`${PEOPLE}/new`, fields({ name: ' ', email: 'x', login_id: 'a b', roles: ['admin'] }));

    expect(answer.status).to.equal(400);
    expect(wordsOf(answer)).to.contain('Enter a name.').and.to.contain('cannot have spaces');
    expect(faultyFields(answer)).to.deep.equal(['name', 'email', 'login_id']);
    expect(answer.text).to.contain('value="a b"');
    expect(answer.text).to.match(/<input type="checkbox"[^>]*value="admin" checked/);
  });

  it('71 · have a login id that is nobody else’s: of a taken one no more is said', async () => {
    const { user, company } = await anAdministrator(world.app.services);

    const answer = await desk.send(`${PEOPLE}/new`, fields({ login_id: user.loginId.toUpperCase() }));

    expect(answer.status).to.equal(400);
    expect(wordsOf(answer)).to.contain('This login ID is taken.');
    expect(answer.text).not.to.contain(company.name).and.not.to.contain(user.email);
  });

  it('are changed, and lose a role with the next request', async () => {
    const person = await aMember(world.app.services, administrator.company, ['admin']);
    const theirs = await aDesk(world, person);
    expect((await theirs.get(PEOPLE)).status).to.equal(200);

    const saved = await desk.send(`${PEOPLE}/${person.user.id}`, { name: 'Pat Renamed', roles: [] });

    expect(wordsOf(saved)).to.contain('Pat Renamed is saved.');
    expect(await keptUser(world, person.user)).to.deep.include({ name: 'Pat Renamed', roles: [], loginId: person.user.loginId });
    expect((await theirs.get(PEOPLE)).status).to.equal(403);
  });

  it('are not saved over what somebody else has saved: what changed is told, what was typed stays', async () => {
    const { user } = await colleague();
    const path = `${PEOPLE}/${user.id}`;
    const form = await desk.open(path);
    const theirs = { name: 'Theirs', email: 'theirs@a.example' };
    await changeUser(world.app.services, administrator.caller, administrator.company.id, user.id, theirs);

    const answer = await desk.sendFrom(form, path, { name: 'Mine' });

    expect(answer.status).to.equal(409);
    expect(wordsOf(answer)).to.contain('Somebody else has saved this meanwhile').and.to.contain('Theirs');
    expect(answer.text).to.contain('value="Mine"').and.to.contain('value="theirs@a.example"');
    expect((await keptUser(world, user)).name).to.equal('Theirs');
    await desk.sendFrom(answer, path);
    expect(await keptUser(world, user)).to.deep.include({ name: 'Mine', email: 'theirs@a.example' });
  });

  it('are deactivated after it was said what ends: sessions at once, for good', async () => {
    const person = await colleague();
    const theirs = await aDesk(world, person);
    const path = `${PEOPLE}/${person.user.id}`;

    const question = await desk.open(`${path}/deactivate`);
    const done = await desk.sendFrom(question, `${path}/deactivate`);

    expect(wordsOf(question)).to.contain('They are signed out everywhere at once').and.to.contain('stays enabled');
    expect(wordsOf(done)).to.contain('is deactivated and signed out everywhere.');
    expect((await theirs.get('/')).location).to.contain('/sign-in');
    await desk.send(`${path}/activate`);
    expect((await theirs.get('/')).location, 'nothing comes back to life').to.contain('/sign-in');
    const browser = aBrowser(world.issuer);
    await signIn(browser, await browser.open(`${world.issuer}/sign-in`), person.credentials);
    expect((await browser.get('/')).status).to.equal(200);
  });

  it('do not deactivate themselves, nor make a link for themselves', async () => {
    const path = `${PEOPLE}/${administrator.user.id}`;

    const page = await desk.open(path);

    expect(wordsOf(page)).to.contain('Nobody deactivates themself.').and.to.contain('Change your password');
    expect((await desk.get(`${path}/deactivate`)).status).to.equal(403);
    expect((await desk.sendFrom(page, `${path}/deactivate`)).status).to.equal(403);
    expect((await desk.sendFrom(page, `${path}/sign-in-link`)).status).to.equal(403);
    expect((await keptUser(world, administrator.user)).active).to.equal(true);
  });

  it('who give up their own roles are led to a page that they may see', async () => {
    const person = await aMember(world.app.services, administrator.company, ['admin']);
    const theirs = await aDesk(world, person);
    const path = `${PEOPLE}/${person.user.id}`;

    expect(wordsOf(await theirs.open(path))).to.contain('Without a role you cannot come back');
    expect((await theirs.send(path, { roles: [] })).status).to.equal(200);
  });

  it('51 · have a link that is shown once, to who made it, and is in no address, log or answer after', async () => {
    const { user } = await colleague();
    const path = `${PEOPLE}/${user.id}/sign-in-link`;

    const shown = await desk.send(path);
    const again = await desk.open(`${path}/shown`);

    const [, secret = ''] = (LINK.exec(shown.text)?.[0] ?? '').split('.csn_secret_');
    expect(secret).to.have.lengthOf(49);
    expect(shown.headers.get('Cache-Control')).to.equal('no-store');
    expect(again.text).not.to.contain(secret);
    expect(wordsOf(again)).to.contain('was shown already');
    expect(world.log.join('\n')).not.to.contain(secret);
    expect(wordsOf(await desk.open(`${PEOPLE}/${user.id}`))).to.contain('The last link was made');
  });

  it('51 · have a link that another administrator does not see, nor the page of another person', async () => {
    const [one, other] = [await colleague(), await colleague()];
    const second = await aDesk(world, await aMember(world.app.services, administrator.company, ['admin']));
    const shownOf = ({ user }: Member) => `${PEOPLE}/${user.id}/sign-in-link/shown`;
    const page = await desk.open(`${PEOPLE}/${one.user.id}/sign-in-link`);
    const csrf = /name="csrf" value="([^"]*)"/.exec(page.text)?.[1] ?? '';
    const cookiesOf = (who: Desk) => Array.from(who.browser.cookies, (pair) => pair.join('='));
    const made = await fetch(`${world.issuer}${PEOPLE}/${one.user.id}/sign-in-link`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ csrf }),
      headers: { Cookie: cookiesOf(desk).join('; '), 'Sec-Fetch-Site': 'same-origin' },
    });
    const kept = made.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const look = async (who: Desk, path: string) => {
      const answer = await fetch(`${world.issuer}${path}`, { headers: { Cookie: [...cookiesOf(who), kept].join('; ') } });
      return LINK.test(await answer.text());
    };

    expect(made.status).to.equal(303);
    expect(made.headers.getSetCookie()[0])
      .to.contain(`path=${shownOf(one)}`)
      .and.to.match(/samesite=strict; httponly/i);
    expect(await look(second, shownOf(one))).to.equal(false);
    expect(await look(desk, shownOf(other))).to.equal(false);
    expect(await look(desk, shownOf(one))).to.equal(true);
    expect(await look(desk, shownOf(one))).to.equal(false);
  });

  it('are listed page by page, with who reads marked', async () => {
    const { services } = world.app;
    const many = await anAdministrator(services);
    for (let count = 0; count < 25; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- in this order
      await createUser(services, many.caller, many.company.id, { name: `N${count}`, email: 'n@a.example', loginId: unique('n') });
    }
    const theirs = await aDesk(world, many);

    const first = await theirs.open(PEOPLE);
    const [, next = ''] = /href="([^"]*)" rel="next"/.exec(first.text) ?? [];
    const second = await theirs.open(next);

    expect(wordsOf(first)).to.contain('Pat Person (you)').and.to.contain('Web Services Administrator');
    expect([first, second].map(({ text }) => text.match(/scope="row"/g)?.length)).to.deep.equal([20, 6]);
    expect(second.text).to.contain('First page').and.not.to.contain('rel="next"');
  });

  it('65 · of hostile names are shown as harmless text', async () => {
    const name = '<script>alert(1)</script>\u202eevil';
    const given = fields({ name });

    const added = await desk.send(`${PEOPLE}/new`, given);
    const list = await desk.open(PEOPLE);

    for (const { text } of [added, list]) expect(text).not.to.contain('<script>alert');
    expect(list.text).not.to.contain('\u202e');
  });

  it('are administered by the platform’s staff on the same pages, for each company', async () => {
    const staff = await aDesk(world, await aStaffMember(world));
    const people = `/operations/companies/${administrator.company.id}/people`;
    const given = fields({ roles: ['web_services_administrator'] });

    const added = await staff.send(`${people}/new`, given);
    const user = await world.app.services.directory.userByLoginId(given.login_id);
    const shown = await staff.send(`${people}/${user?.id}/sign-in-link`);

    expect(wordsOf(added)).to.contain('Nia New is added.');
    expect(user).to.deep.include({ companyId: administrator.company.id, roles: ['web_services_administrator'] });
    expect(shown.text).to.match(LINK);
    const byStaff = { companyId: administrator.company.id, byOperators: true } as const;
    const events = await world.storage.directory.events(byStaff, { limit: 2, newestFirst: true });
    expect(events.map(({ action }) => action)).to.deep.equal(['user.sign_in_link_made', 'user.created']);
  });
});

describe('the people of a company, where mail is sent', () => {
  let smtp: SmtpServer;
  let world: World;
  let desk: Desk;
  let person: Member;
  before(async () => {
    smtp = await startSmtpServer();
    world = await aWorld({ smtp: { url: smtp.url, from: 'login@example.com' } });
    const administrator = await anAdministrator(world.app.services);
    person = await aMember(world.app.services, administrator.company);
    desk = await aDesk(world, administrator);
  });
  after(async () => {
    await world.close();
    await smtp.close();
  });

  it('are sent their link, which nobody else sees', async () => {
    const path = `${PEOPLE}/${person.user.id}`;

    const question = await desk.open(`${path}/sign-in-link`);
    const done = await desk.sendFrom(question, `${path}/sign-in-link`);

    const [letter] = smtp.received;
    expect(wordsOf(question)).to.contain(`The link is sent to ${person.user.email}, and nobody else sees it.`);
    expect(wordsOf(done)).to.contain(`A link was sent to Pat Person, at ${person.user.email}:`);
    expect(done.text).not.to.contain('csn_secret_');
    expect(letter?.recipients).to.deep.equal([person.user.email]);
    expect(letter === undefined ? '' : textOf(letter)).to.match(/\/set-password\/usr_\w+\.csn_secret_/);
    expect((await desk.open(`${path}/sign-in-link/shown`)).text).not.to.contain('csn_secret_');
  });

  it('are not said to have a letter that the mail server did not take', async () => {
    smtp.willing = false;
    const answer = await desk.send(`${PEOPLE}/${person.user.id}/sign-in-link`);
    smtp.willing = true;

    expect(answer.status).to.equal(409);
    expect(wordsOf(answer)).to.contain('The mail server did not take the letter.');
    expect(answer.text).not.to.contain('csn_secret_');
  });
});
