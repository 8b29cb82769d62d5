import { expect } from 'chai';
import type { Company } from '../../../server/domain/company.ts';
import { changeCompany, createCompany } from '../../../server/operations/companies.ts';
import { unique } from '../../builders.ts';
import { anAdministrator, OPERATOR } from '../../flows/cast.ts';
import { companyToken } from '../../flows/authorization.ts';
import { aPublishedApplication, enabledFor } from '../../flows/cast.ts';
import { aWorld, type World } from '../../flows/world.ts';
import { aStaffMember } from '../people/staff.ts';
import { wordsOf } from '../registration/form.ts';
import { aDesk, type Desk, registered } from '../registration/partner.ts';

const COMPANIES = '/operations/companies';

describe('companies, on the pages of the platform’s staff', () => {
  let world: World;
  let desk: Desk;
  before(async () => {
    world = await aWorld();
    desk = await aDesk(world, await aStaffMember(world));
  });
  after(() => world.close());

  const aCompany = (name = unique('Company')) =>
    createCompany(world.app.services, OPERATOR, { name, domain: `${unique('c')}.example` });
  const kept = async ({ id }: Company): Promise<Company | undefined> => world.app.services.directory.get('company', id);

  it('are made, unverified, and get their first administrator on the next pages', async () => {
    const fields = { name: unique('Northwind'), domain: 'Northwind.Example', development_partner: 'true' };

    const page = await desk.send(`${COMPANIES}/new`, fields);

    expect(wordsOf(page)).to.contain(`${fields.name} is made.`).and.to.contain('Not verified');
    const [, id = ''] = /\/operations\/companies\/(co_\w+)\/people"/.exec(page.text) ?? [];
    const company = await world.app.services.directory.get('company', id);
    expect(company).to.include({ domain: 'northwind.example', developmentPartner: true, domainVerified: false, active: true });
    expect(wordsOf(await desk.open(`${COMPANIES}/${id}/people`))).to.contain('Nobody is here yet.');
  });

  it('come back with every fault beside its field, and with what was typed', async () => {
    const answer = await desk.send(`${COMPANIES}/new`, { name: '', domain: 'https://x', development_partner: 'true' });

    expect(answer.status).to.equal(400);
    expect(wordsOf(answer)).to.contain('Enter the name of the company.').and.to.contain('without “https://”');
    for (const field of ['name', 'domain']) expect(answer.text).to.contain(`href="#${field}"`);
    expect(answer.text)
      .to.contain('value="https://x"')
      .and.to.match(/name="development_partner" value="true" checked/);
  });

  it('are found by the beginnings of words in name or domain, page by page', async () => {
    const word = unique('Zephyr');
    // oxlint-disable-next-line no-await-in-loop -- in this order
    for (let count = 0; count < 22; count += 1) await aCompany(`${word} ${count}`);

    const first = await desk.open(`${COMPANIES}?query=${word.toLowerCase()}`);
    const [, next = ''] = /href="([^"]*)" rel="next"/.exec(first.text) ?? [];
    const second = await desk.open(next.replaceAll('&amp;', '&'));
    const nothing = await desk.open(`${COMPANIES}?query=nobody+of+that+name`);

    expect([first, second].map(({ text }) => text.match(/scope="row"/g)?.length)).to.deep.equal([18, 4]);
    expect(second.text).to.contain(`value="${word.toLowerCase()}"`);
    expect(wordsOf(nothing)).to.contain('No company is called like that.');
  });

  it('are changed; a domain that changes has to be verified anew', async () => {
    const company = await aCompany();
    await changeCompany(world.app.services, OPERATOR, company.id, { domainVerified: true });

    const page = await desk.send(`${COMPANIES}/${company.id}`, { domain: `new-${company.domain}`, development_partner: 'true' });

    expect(wordsOf(page)).to.contain(`${company.name} is saved.`);
    expect(await kept(company)).to.include({ domain: `new-${company.domain}`, domainVerified: false, developmentPartner: true });
  });

  it('are not saved over what a colleague has saved: what changed is told, what was typed stays', async () => {
    const company = await aCompany();
    const path = `${COMPANIES}/${company.id}`;
    const form = await desk.open(path);
    await changeCompany(world.app.services, OPERATOR, company.id, { name: 'Theirs', domainVerified: true });

    const answer = await desk.sendFrom(form, path, { domain: 'mine.example' });

    expect(answer.status).to.equal(409);
    expect(wordsOf(answer)).to.contain('Somebody else has saved this meanwhile').and.to.contain('Theirs');
    expect(answer.text).to.contain('value="mine.example"').and.to.contain('value="Theirs"');
    expect((await kept(company))?.domain).to.equal(company.domain);
  });

  it('have a domain that is confirmed after a question, and by one company only', async () => {
    const [one, other] = [await aCompany(), await aCompany()];
    await changeCompany(world.app.services, OPERATOR, other.id, { domain: one.domain });
    const path = (company: Company, step: string) => `${COMPANIES}/${company.id}/${step}`;

    const question = await desk.open(path(one, 'verify'));
    const done = await desk.sendFrom(question, path(one, 'verify'));
    const second = await desk.send(path(other, 'verify'));

    expect(wordsOf(question)).to.contain(`Does ${one.domain} belong to ${one.name}?`).and.to.contain('convinced yourself');
    expect(wordsOf(done)).to.contain(`The domain of ${one.name} is verified.`);
    expect(second.status).to.equal(400);
    expect(wordsOf(second)).to.contain('Another company has this domain');
    await desk.send(path(one, 'unverify'));
    expect(await kept(one)).to.include({ domainVerified: false });
  });

  it('have no other domain confirmed than the one that was shown', async () => {
    const company = await aCompany();
    const path = `${COMPANIES}/${company.id}/verify`;
    const question = await desk.open(path);
    await changeCompany(world.app.services, OPERATOR, company.id, { domain: 'bank.example' });

    const answer = await desk.sendFrom(question, path);

    expect(answer.status).to.equal(409);
    expect(await kept(company)).to.include({ domain: 'bank.example', domainVerified: false });
  });

  it('are suspended after it was said what ends, which it does at once and for good', async () => {
    const { services } = world.app;
    const customer = await anAdministrator(services);
    const published = await aPublishedApplication(services);
    await enabledFor(services, customer, published);
    const theirs = await aDesk(world, customer);
    const status = async () => (await companyToken(world.issuer, published, customer.company.id)).status;
    const path = `${COMPANIES}/${customer.company.id}`;
    expect(await status()).to.equal(200);

    const question = await desk.open(`${path}/suspend`);
    const done = await desk.sendFrom(question, `${path}/suspend`);

    expect(wordsOf(question)).to.contain('All its people are signed out at once').and.to.contain('for good');
    expect(wordsOf(done)).to.contain('is suspended.');
    expect([await status(), (await theirs.get('/')).location]).to.deep.equal([400, `${world.issuer}/sign-in?to=%2F`]);
    await desk.send(`${path}/reactivate`);
    expect(await status()).to.equal(200);
    expect((await theirs.get('/')).location, 'nothing comes back to life').to.contain('/sign-in');
  });

  it('do not include the platform’s own among those that can be suspended', async () => {
    const path = `${COMPANIES}/${world.app.services.platformId}`;

    expect((await desk.open(path)).text).not.to.contain(`${path}/suspend`);
    expect((await desk.send(`${path}/suspend`)).status).to.equal(409);
  });

  it('show what they have registered', async () => {
    const partner = await anAdministrator(world.app.services, true);
    const { id } = await registered(world, partner, { name: 'Robot' });

    const page = await desk.open(`${COMPANIES}/${partner.company.id}/applications`);

    expect(page.text).to.contain(`/operations/applications/${id}`);
    const none = await desk.open(`${COMPANIES}/${(await aCompany()).id}/applications`);
    expect(wordsOf(none)).to.contain('has not registered any application');
  });
});
