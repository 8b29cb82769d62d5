import { expect } from 'chai';
import { unique } from '../../builders.ts';
import { aBrowser } from '../../flows/browser.ts';
import { anAdministrator, PASSWORD } from '../../flows/cast.ts';
import { aWorld, type World } from '../../flows/world.ts';
import { faultyFields, wordsOf } from '../registration/form.ts';

const given = (changes: Record<string, string> = {}) => {
  const loginId = unique('developer');
  const domain = `${loginId}.example`;
  return {
    company_name: unique('Sandbox'),
    domain,
    name: 'Dee Developer',
    email: `dee@${domain}`,
    login_id: loginId,
    password: PASSWORD,
    ...changes,
  };
};

describe('the page on which anybody makes a sandbox', () => {
  let world: World;
  before(async () => {
    world = await aWorld({ sandboxSignUp: true });
  });
  after(() => world.close());

  const opened = async () => {
    const browser = aBrowser(world.issuer);
    return { browser, page: await browser.open(`${world.issuer}/sign-up`) };
  };

  it('leads from the sign-in page to the form of the first application, signed in', async () => {
    const { issuer, app, storage } = world;
    const browser = aBrowser(issuer);
    const fields = given();

    expect((await browser.open(`${issuer}/sign-in`)).text).to.contain('href="/sign-up"');
    const page = await browser.submit(await browser.open(`${issuer}/sign-up`), fields);

    expect(wordsOf(page)).to.contain('New Partner Application').and.to.contain(fields.company_name);
    const user = await app.services.directory.userByLoginId(fields.login_id);
    const company = await storage.directory.get('company', user?.companyId ?? '');
    expect(user?.roles).to.deep.equal(['web_services_administrator']);
    expect(company).to.include({ developmentPartner: true, domainVerified: false, domain: fields.domain });
    const events = await storage.directory.events({ companyId: company?.id }, { limit: 9 });
    expect(events.map(({ action }) => action)).to.deep.equal(['company.signed_up', 'user.created', 'user.signed_in']);
  });

  it('says that the domain counts as unverified until somebody of the platform has confirmed it', async () => {
    expect(wordsOf((await opened()).page)).to.contain('“Not verified” until the platform’s staff have confirmed');
  });

  it('comes back with every fault beside its field, summed up in the order of the fields, and with what was typed but the password', async () => {
    const { browser, page } = await opened();
    const fields = given({
      company_name: '',
      domain: 'https://x',
      name: '<b>Dee</b>',
      email: 'x',
      login_id: 'a b',
      password: 'secret pw',
    });

    const answer = await browser.submit(page, fields);

    expect(answer.status).to.equal(400);
    expect(faultyFields(answer)).to.deep.equal(['company_name', 'domain', 'email', 'login_id', 'password']);
    expect(answer.text).to.contain('value="&lt;b>Dee&lt;/b>"').and.to.contain('value="a b"').and.not.to.contain('secret pw');
    expect(wordsOf(answer)).to.contain('Enter the name of the company.').and.to.contain('without “https://”');
  });

  it('71 · says that a login id is taken, because whoever chooses one has to know, and no more: no name, no company', async () => {
    const { browser, page } = await opened();
    const { user, company } = await anAdministrator(world.app.services);

    const answer = await browser.submit(page, given({ login_id: user.loginId.toUpperCase(), email: user.email }));

    expect(answer.status).to.equal(400);
    expect(wordsOf(answer)).to.contain('This login ID is taken. Choose a different one.');
    expect(answer.text).not.to.contain(user.name).and.not.to.contain(company.name);
    expect((await browser.submit(page, given({ email: user.email }))).status, 'an e-mail address is nobody’s alone').to.equal(
      200,
    );
  });

  it('62 · takes no form that was made for another browser: nobody is signed in from elsewhere', async () => {
    const { page } = await opened();
    const fields = given();

    expect((await aBrowser(world.issuer).submit(page, fields)).status).to.equal(403);
    expect(await world.app.services.directory.userByLoginId(fields.login_id)).to.equal(undefined);
  });
});

describe('the page on which anybody makes a sandbox, limited', () => {
  let world: World;
  before(async () => {
    world = await aWorld({ sandboxSignUp: true, signUpLimit: { count: 2, windowSeconds: 3600 } });
  });
  after(() => world.close());

  it('71 · lets nobody try one login id after the other', async () => {
    const browser = aBrowser(world.issuer);
    const page = await browser.open(`${world.issuer}/sign-up`);
    const { user } = await anAdministrator(world.app.services);

    const [first, second, third] = [
      await browser.submit(page, given({ login_id: user.loginId })),
      await browser.submit(page, given({ login_id: 'x x' })),
      await browser.submit(page, given({ login_id: user.loginId })),
    ];

    expect([first.status, second.status, third.status]).to.deep.equal([400, 400, 429]);
    expect(Number(third.headers.get('Retry-After'))).to.be.within(1, 3600);
    expect(third.text).not.to.contain('taken');
  });
});

describe('the page on which anybody makes a sandbox, switched off', () => {
  let world: World;
  before(async () => {
    world = await aWorld();
  });
  after(() => world.close());

  it('does not exist, and nothing leads to it', async () => {
    const url = `${world.issuer}/sign-up`;

    expect((await fetch(url)).status).to.equal(404);
    expect((await fetch(url, { method: 'POST', body: new URLSearchParams(given()) })).status).to.equal(404);
    expect(await (await fetch(`${world.issuer}/sign-in`)).text()).not.to.contain('sign-up');
  });
});
