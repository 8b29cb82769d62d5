import { expect } from 'chai';
import { connectionId } from '../../../server/domain/connection.ts';
import { changeApplication } from '../../../server/operations/applications.ts';
import { confirmConnection } from '../../../server/operations/connections.ts';
import { disableApplication, enableApplication } from '../../../server/operations/enablements.ts';
import { aBrowser } from '../../flows/browser.ts';
import { aCode, redeem, refresh } from '../../flows/authorization.ts';
import { aPublishedApplication, enabledFor, OPERATOR } from '../../flows/cast.ts';
import { aWorld, signIn, type World } from '../../flows/world.ts';
import { wordsOf } from '../registration/form.ts';
import { aDesk } from '../registration/partner.ts';
import { aCustomer, connected, CONNECTIONS } from './connected.ts';

describe('the applications that act for a person', () => {
  let world: World;
  before(async () => {
    world = await aWorld();
  });
  after(() => world.close());

  const pageFor = ({ application }: { application: { id: string } }) => `${CONNECTIONS}/${application.id}`;

  it('say what will be here where none does', async () => {
    const { user } = await aCustomer(world);

    const page = wordsOf(await (await aDesk(world, user)).open(CONNECTIONS));

    expect(page).to.contain('No application acts for you.').and.to.contain('asks you first');
  });

  it('stand with their publisher, what they may use, since when, and when they were used last', async () => {
    const customer = await aCustomer(world);
    const { application, owner } = await connected(world, customer, { name: 'Receipt Robot' }, [
      'openid',
      'email',
      'EXPRPT',
      'BANK',
    ]);
    const used = Date.UTC(2026, 10, 23, 14, 5);
    await world.app.services.directory.touch([{ id: connectionId(customer.user.user.id, application.id), at: used }]);

    const page = await (await aDesk(world, customer.user)).open(CONNECTIONS);

    const words = wordsOf(page);
    expect(words).to.contain('Receipt Robot').and.to.contain(owner.company.name).and.to.contain('Not verified');
    expect(words).to.match(
      /Your name and your company .*Your e-mail address .*Expense reports .*Employee bank accounts .*Sensitive data/,
    );
    expect(words).to.contain('23 Nov 2026, 14:05');
    expect(words).not.to.match(/EXPRPT|BANK|openid/);
    expect(words, 'was not confirmed').not.to.contain('Images');
  });

  it('are told in German, with the catalogue’s German titles', async () => {
    const customer = await aCustomer(world);
    await connected(world, customer);
    const response = await (async () => {
      const browser = aBrowser(world.issuer);
      await signIn(browser, await browser.open(`${world.issuer}/sign-in`), customer.user.credentials);
      const cookie = Array.from(browser.cookies, ([name, value]) => `${name}=${value}`).join('; ');
      return fetch(world.issuer + CONNECTIONS, { headers: { Cookie: cookie, 'Accept-Language': 'de' } });
    })();

    const text = await response.text();

    expect(text).to.contain('Was sie nutzen darf').and.to.contain('Ihren Namen und Ihr Unternehmen');
    expect(text).to.contain('Abrechnungen').and.not.to.contain('Expense reports');
  });

  it('show what the company lets them use at this moment, not what was confirmed once', async () => {
    const customer = await aCustomer(world);
    const registered = await connected(world, customer);
    const { services } = world.app;
    const { administrator } = customer;
    const desk = await aDesk(world, customer.user);
    const words = async () => wordsOf(await desk.open(CONNECTIONS));
    expect(await words()).to.contain('Employee bank accounts');

    await enableApplication(services, administrator.caller, administrator.company.id, registered.application.id, {
      approvedScopes: ['EXPRPT', 'IMAGE'],
      permissionVersion: 1,
    });
    expect(await words())
      .to.contain('Expense reports')
      .and.not.to.contain('Employee bank accounts');
    await disableApplication(services, administrator.caller, administrator.company.id, registered.application.id);

    expect(await words())
      .to.contain(`Nothing at present ${administrator.company.name} has disabled it.`)
      .and.not.to.contain('Expense reports');
    expect(wordsOf(await desk.open(pageFor(registered)))).to.contain(`${administrator.company.name} has disabled it.`);
    await changeApplication(services, OPERATOR, registered.application.id, { suspended: true });
    expect(await words())
      .to.contain('Nothing at present It is out of service.')
      .and.not.to.contain('has disabled it');
  });

  it('70 · end after a confirmation that says what happens, and then hold nothing of use', async () => {
    const customer = await aCustomer(world);
    const registered = await aPublishedApplication(world.app.services, { name: 'Ace' });
    await enabledFor(world.app.services, customer.administrator, registered);
    const code = await aCode(world.issuer, registered, customer.user, {
      scope: 'openid EXPRPT offline_access',
      prompt: 'consent',
    });
    const { body: tokens } = await redeem(world.issuer, registered, code);
    const refreshed = () => refresh(world.issuer, registered, String(tokens['refresh_token']));
    expect((await refreshed()).status).to.equal(200);
    const desk = await aDesk(world, customer.user);

    const page = await desk.open(pageFor(registered));
    expect(wordsOf(page)).to.contain('End the connection with Ace?').and.to.contain('It can do nothing for you any more');
    expect((await refreshed()).status, 'looking ends nothing').to.equal(200);
    const list = await desk.sendFrom(page, pageFor(registered));

    expect(wordsOf(list)).to.contain('Ace acts for you no longer.').and.to.contain('No application acts for you.');
    expect((await refreshed()).body['error']).to.equal('invalid_grant');
  });

  it('answer the end with 303, a second time, too, and are then no more', async () => {
    const customer = await aCustomer(world);
    const registered = await connected(world, customer);
    const desk = await aDesk(world, customer.user);
    const page = await desk.open(pageFor(registered));
    const csrf = /name="csrf" value="([^"]*)"/.exec(page.text)?.[1] ?? '';
    const cookie = Array.from(desk.browser.cookies, ([name, value]) => `${name}=${value}`).join('; ');
    const send = () =>
      fetch(world.issuer + pageFor(registered), {
        method: 'POST',
        headers: { Cookie: cookie },
        body: new URLSearchParams({ csrf }),
        redirect: 'manual',
      });

    for (const answer of [await send(), await send()]) {
      expect([answer.status, answer.headers.get('Location')]).to.deep.equal([
        303,
        `${CONNECTIONS}?ended=${registered.application.id}`,
      ]);
    }
    expect((await desk.get(pageFor(registered))).status).to.equal(404);
  });

  it('come back when the person confirms again, and are then said to be ended by no address', async () => {
    const customer = await aCustomer(world);
    const registered = await connected(world, customer, { name: 'Boomerang' });
    const desk = await aDesk(world, customer.user);
    await desk.send(pageFor(registered));

    await confirmConnection(world.app.services, customer.user.caller, registered.application.id, ['EXPRPT']);

    const page = wordsOf(await desk.open(`${CONNECTIONS}?ended=${registered.application.id}`));
    expect(page).to.contain('Boomerang').and.not.to.contain('acts for you no longer');
  });
});
