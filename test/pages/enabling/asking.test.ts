import { expect } from 'chai';
import { enableApplication } from '../../../server/operations/enablements.ts';
import { decideRequest, readRequest } from '../../../server/operations/requests.ts';
import { LONGEST_TEXT } from '../../../server/domain/text.ts';
import { requestId } from '../../../server/domain/request.ts';
import { type Answer, aBrowser, type Browser } from '../../flows/browser.ts';
import { authorizationUrl, parameterOf } from '../../flows/authorization.ts';
import { aMember, anAdministrator, aPublishedApplication, type Member, type Registered } from '../../flows/cast.ts';
import { aPkce, aWorld, signIn, type World } from '../../flows/world.ts';
import { wordsOf } from '../registration/form.ts';
import { registered } from '../registration/partner.ts';

describe('who meets an application that the company has not enabled', () => {
  let world: World;
  let administrator: Member;
  let user: Member;
  let application: Registered;
  let browser: Browser;
  beforeEach(async () => {
    world = await aWorld();
    administrator = await anAdministrator(world.app.services);
    user = await aMember(world.app.services, administrator.company);
    application = await aPublishedApplication(world.app.services);
    browser = aBrowser(world.issuer);
  });
  afterEach(() => world.close());

  async function met(): Promise<Answer> {
    const page = await browser.open(authorizationUrl(world.issuer, application, aPkce().challenge));
    return page.text.includes('name="login_id"') ? signIn(browser, page, user.credentials) : page;
  }

  const ids = () => [administrator.company.id, application.application.id] as const;
  const enable = () => enableApplication(world.app.services, administrator.caller, ...ids(), {});
  const asked = () => readRequest(world.app.services, administrator.caller, administrator.company.id, requestId(...ids()));
  const decide = (action: 'deny' | 'block') =>
    decideRequest(world.app.services, administrator.caller, administrator.company.id, requestId(...ids()), { action });

  it('asks the administrators with a reason, and reads that they were asked, after every reload', async () => {
    const page = await met();
    expect(page.status).to.equal(403);

    const sent = await browser.submit(page, { decision: 'ask', reason: 'To be paid back.' });

    expect(await asked()).to.deep.include({ state: 'pending', requesters: 1, reasons: ['To be paid back.'] });
    expect(wordsOf(sent)).to.contain('Your administrators have been asked.').and.to.contain('To be paid back.');
    expect(wordsOf(await met())).to.contain('Your administrators have been asked.');
  });

  it('goes on with the same sign-in where it stopped, once it was enabled', async () => {
    const waiting = await browser.submit(await met(), { decision: 'ask', reason: '' });
    const address = /href="(\/interaction\/[^"]+)"/.exec(waiting.text)?.[1] ?? '';
    expect(wordsOf(await browser.open(`${world.issuer}${address}`))).to.contain('have been asked');
    await enable();

    const enabled = await browser.open(`${world.issuer}${address}`);
    expect(wordsOf(enabled)).to.contain('You can go on where you stopped.');
    const consent = await browser.submit(enabled, { decision: 'continue' });
    const answer = await browser.submit(consent, { decision: 'approve' });

    expect(parameterOf(answer, 'code')).to.be.a('string');
    expect((await asked()).state).to.equal('approved');
  });

  it('does not go on by saying so, while it is not enabled', async () => {
    const page = await met();

    const answer = await browser.submit(page, { decision: 'continue' });

    expect(answer.status).to.equal(403);
    expect(wordsOf(answer)).to.contain('has not enabled');
  });

  it('may ask again after it was denied, and reads that it was', async () => {
    await browser.submit(await met(), { decision: 'ask', reason: 'First.' });
    await decide('deny');

    const page = await met();
    expect(wordsOf(page)).to.contain('have not enabled it. You may ask again.');
    await browser.submit(page, { decision: 'ask', reason: 'Second.' });

    expect(await asked()).to.deep.include({ state: 'pending', reasons: ['Second.'] });
  });

  it('is told that no requests are taken, whether they have asked before or not', async () => {
    await browser.submit(await met(), { decision: 'ask', reason: 'First.' });
    const other = await aMember(world.app.services, administrator.company);
    const theirs = aBrowser(world.issuer);
    const before = await signIn(
      theirs,
      await theirs.open(authorizationUrl(world.issuer, application, aPkce().challenge)),
      other.credentials,
    );
    await decide('block');

    expect(wordsOf(await met())).to.contain('not taken by your administrators');
    const refused = await theirs.submit(before, { decision: 'ask', reason: 'Me.' });
    expect(refused.status).to.equal(409);
    expect(wordsOf(refused)).to.contain('not taken by your administrators');
    expect((await asked()).requesters).to.equal(1);
  });

  it('gets the form back with what was typed where the reason cannot be taken', async () => {
    const reason = `Long ${'x'.repeat(10_000)}`;

    const answer = await browser.submit(await met(), { decision: 'ask', reason });

    expect(answer.status).to.equal(400);
    expect(answer.text).to.contain(reason).and.to.contain('href="#reason"');
    const refusal = await asked().catch((error: unknown) => error);
    expect(refusal).to.have.property('code', 'not_found');
  });

  for (const [script, letter] of [
    ['Cyrillic', 'ж'],
    ['Chinese', '漢'],
    ['emoji', '🚗'],
  ] as const) {
    it(`asks with the longest reason in ${script}, too`, async () => {
      const reason = letter.repeat(LONGEST_TEXT);

      const sent = await browser.submit(await met(), { decision: 'ask', reason });

      expect(sent.status).to.equal(403);
      expect((await asked()).reasons).to.deep.equal([reason]);
    });
  }

  it('is told to shorten what is too long to be read, and asks nobody', async () => {
    const page = await met();

    const answer = await browser.submit(page, { decision: 'ask', reason: 'x'.repeat(600_000) });

    expect(answer.status).to.equal(413);
    expect(wordsOf(answer)).to.contain('What you sent is too long').and.to.contain('Go back and shorten it');
    const refusal = await asked().catch((error: unknown) => error);
    expect(refusal).to.have.property('code', 'not_found');
  });

  it('goes back to the application, which is told that access was denied', async () => {
    const answer = await browser.submit(await met(), { decision: 'cancel' });

    expect(parameterOf(answer, 'error')).to.equal('access_denied');
  });

  it('is told nothing, and asks nobody, where the application is none of theirs', async () => {
    const { services } = world.app;
    const owner = await anAdministrator(services, true);
    const secret = await registered(world, owner, {
      name: 'Private Robot',
      apis: [{ code: 'EXPRPT', groups: [] }],
      redirectUris: application.application.redirectUris,
      grantTypes: ['authorization_code'],
    });
    const hidden = { ...application, application: secret, client: { id: secret.id, secret: '' } };
    const page = await browser.open(authorizationUrl(world.issuer, hidden, aPkce().challenge));
    const answer = await signIn(browser, page, user.credentials);

    expect(wordsOf(answer)).to.contain('cannot be used here').and.not.to.contain('Private Robot');
    await browser.submit(answer, { decision: 'ask', reason: 'Let me.' });
    const id = requestId(administrator.company.id, secret.id);
    expect(await services.directory.get('request', id)).to.equal(undefined);
  });
});
