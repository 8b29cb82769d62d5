import { expect } from 'chai';
import { disableApplication } from '../../../server/operations/enablements.ts';
import { aMember } from '../../flows/cast.ts';
import { wordsOf } from '../registration/form.ts';
import { aDesk, aPartner, registered } from '../registration/partner.ts';
import { aTrailScene, OWN, rowsOf, TRAIL, type TrailScene } from './scene.ts';

describe('the audit trail, on pages', () => {
  let scene: TrailScene;
  before(async () => {
    scene = await aTrailScene();
  });
  after(() => scene.world.close());

  it('tells when, who, what and about what, the latest first', async () => {
    const { published, customer, theirs } = scene;
    const page = await theirs.open(OWN);

    const words = wordsOf(page);
    expect(words).to.match(
      /Who Pat Person What Application enabled Approved: Expense reports, Employee bank accounts(,| and) Images About/,
    );
    expect(words).to.contain(published.application.name).and.to.contain(customer.company.name);
    expect(words.indexOf('Application enabled')).to.be.below(words.indexOf('Company made'));
    expect(page.text)
      .to.match(/<time datetime="\d{4}-/i)
      .and.to.contain(`/administration/people/${customer.user.id}`);
  });

  it('is narrowed to a company and an application by links, and widened again', async () => {
    const { published, customer, desk } = scene;
    const { application } = published;
    const page = await desk.open(`${TRAIL}?application_id=${application.id}&company_id=${customer.company.id}`);

    expect(wordsOf(page)).to.contain(`Only what is about ${customer.company.name} · All companies`);
    expect(page.text)
      .to.contain(`href="${TRAIL}?application_id=${application.id}">All companies`)
      .and.to.contain(`href="${TRAIL}?company_id=${customer.company.id}">All applications`)
      .and.to.contain(`href="/operations/applications/${application.id}"`)
      .and.to.contain(`name="company_id" value="${customer.company.id}"`);
    expect(rowsOf(page.text)).to.equal(1);
  });

  it('finds by what happened, and by whole days', async () => {
    const { world, published, customer, theirs } = scene;
    await disableApplication(world.app.services, customer.caller, customer.company.id, published.application.id);
    const today = new Date().toISOString().slice(0, 10);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const rows = async (asked: string) => rowsOf((await theirs.open(`${OWN}?action=${asked}`)).text);

    expect(await rows('enablement.disabled')).to.equal(1);
    expect(await rows('enablement')).to.equal(2);
    expect(await rows(`enablement&since=${today}&until=${today}`)).to.equal(2);
    expect(await rows(`enablement&since=${tomorrow}`)).to.equal(0);
    expect(await rows(`enablement&until=${yesterday}`)).to.equal(0);
    const page = await theirs.open(`${OWN}?action=enablement&since=${today}`);
    expect(page.text)
      .to.contain(`value="${today}"`)
      .and.to.match(/<option value="enablement" selected>/);
  });

  it('says what to do when nothing is found, and with a date that is none', async () => {
    const { theirs } = scene;
    const nothing = await theirs.open(`${OWN}?action=authorization`);
    const faulty = await theirs.open(`${OWN}?since=2026-02-30&until=later`);

    expect(wordsOf(nothing)).to.contain('Nothing that has happened is like that.').and.to.contain('see the whole trail');
    expect(faulty.status).to.equal(400);
    expect(wordsOf(faulty)).to.contain('Enter a date for “From”').and.to.contain('Enter a date for “Until”');
    expect(faulty.text).to.contain('href="#since"').and.to.contain('value="later"');
    expect(rowsOf(faulty.text)).to.equal(0);
  });

  it('is read page by page, and keeps what was asked for', async () => {
    const { world } = scene;
    const { services } = world.app;
    const partner = await aPartner(world);
    for (let count = 0; count < 22; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- in this order
      await registered(world, partner);
    }
    const reader = await aDesk(world, await aMember(services, partner.company, ['admin']));

    const first = await reader.open(`${OWN}?action=application.registered`);
    const [, next = ''] = /href="([^"]*)" rel="next"/.exec(first.text) ?? [];
    const second = await reader.open(next.replaceAll('&amp;', '&'));

    expect(next).to.contain('action=application.registered');
    expect([rowsOf(first.text), rowsOf(second.text)]).to.deep.equal([20, 2]);
    expect(second.text).to.contain(`href="${OWN}?action=application.registered"`);
    const ids = [first, second].flatMap(({ text }) => text.match(/application_id=app_\w+/g) ?? []);
    expect(new Set(ids).size).to.equal(22);
  });

  it('takes nothing from the address that is not a filter', async () => {
    const { desk } = scene;
    for (const asked of ['action=<script>', 'action=a&action=b', 'after=x', 'since=&until=', 'by_operators=yes']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { status, text } = await desk.open(`${TRAIL}?${asked}`);
      expect(status, asked).to.equal(200);
      expect(text).not.to.contain('<script>');
      expect(rowsOf(text), asked).to.equal(20);
    }
    for (const asked of ['company_id=x', 'application_id=x', `company_id=co_${'z'.repeat(25)}x`]) {
      // oxlint-disable-next-line no-await-in-loop
      expect((await desk.get(`${TRAIL}?${asked}`)).status, asked).to.equal(404);
    }
  });

  it('is told in German, too', async () => {
    const { world, theirs } = scene;
    const cookie = Array.from(theirs.browser.cookies, ([name, value]) => `${name}=${value}`).join('; ');
    const page = await fetch(`${world.issuer}${OWN}`, { headers: { Cookie: cookie, 'Accept-Language': 'de' } });

    expect(await page.text())
      .to.contain('Anwendung freigegeben')
      .and.to.contain('Unternehmen angelegt');
  });
});
