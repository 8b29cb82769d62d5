import { expect } from 'chai';
import { changeApplication } from '../../server/operations/applications.ts';
import { enableApplication } from '../../server/operations/enablements.ts';
import { aCode, authorizationUrl, authorize, companyToken, introspect, parameterOf, redeem, refresh } from './authorization.ts';
import { aBrowser } from './browser.ts';
import {
  aMember,
  anAdministrator,
  aPublishedApplication,
  enabledFor,
  type Member,
  noSuchCompany,
  OPERATOR,
  type Registered,
} from './cast.ts';
import { aDevice, decideDevice, poll, startDevice } from './device.ts';
import { aPkce, aWorld, post, type World } from './world.ts';

/** This file is over 200 lines because it is the table of domain.md §4, cause by cause. */
describe('what an application hears (domain.md §4)', () => {
  let world: World;
  let registered: Registered;
  let customer: Member;

  before(async () => {
    world = await aWorld();
  });
  after(() => world.close());
  beforeEach(async () => {
    registered = await aPublishedApplication(world.app.services);
    customer = await anAdministrator(world.app.services);
  });

  const enablePage = (): string => `${world.issuer}/administration/web-services/enable/${registered.application.id}`;

  describe('from a company that never enabled it', () => {
    it('42 · answers client credentials alike for not enabled, unknown, malformed and inactive companies and private applications', async () => {
      const elsewhere = await aPublishedApplication(world.app.services);
      await changeApplication(world.app.services, OPERATOR, elsewhere.application.id, { visibility: 'private' });
      const companies = [customer.company.id, noSuchCompany(), 'co_', 'nonsense', 'x'.repeat(5_000)];

      const answers = await Promise.all(companies.map((company) => companyToken(world.issuer, registered, company)));
      const hidden = await companyToken(world.issuer, elsewhere, customer.company.id);

      const withoutId = ({ status, text }: { status: number; text: string }) => [status, text.replaceAll(/app_\w+/g, 'app')];
      expect(answers[0]?.status).to.equal(400);
      expect(answers[0]?.body).to.include({ error: 'unauthorized_client', error_uri: enablePage() });
      for (const answer of [...answers, hidden]) expect(withoutId(answer)).to.deep.equal(withoutId(answers[0] ?? hidden));
    });

    it('shows its administrators the way to the enable page, and others whom to ask', async () => {
      const user = await aMember(world.app.services, customer.company);

      const forAdministrator = await authorize(world.issuer, registered, customer);
      const forUser = await authorize(world.issuer, registered, user);

      expect(forAdministrator.answer.status).to.equal(403);
      expect(forAdministrator.answer.text).to.contain(`/administration/web-services/enable/${registered.application.id}`);
      expect(forUser.answer.text).not.to.contain('/administration/');
    });

    it('tells the application `access_denied` when the person gives up', async () => {
      const { answer, browser } = await authorize(world.issuer, registered, customer);

      const declined = await browser.submit(answer, { decision: 'cancel' });

      expect(parameterOf(declined, 'error')).to.equal('access_denied');
      expect(parameterOf(declined, 'iss')).to.equal(world.issuer);
    });

    it('11 · tells `prompt=none` `access_denied` without a page, with the page that mends it', async () => {
      const { browser } = await authorize(world.issuer, registered, customer);

      const { answer } = await authorize(world.issuer, registered, customer, { prompt: 'none', state: 'a=b&c' }, browser);

      expect(parameterOf(answer, 'error')).to.equal('access_denied');
      expect(parameterOf(answer, 'error_uri')).to.equal(enablePage());
      expect(parameterOf(answer, 'state')).to.equal('a=b&c');
    });

    it('gives a device nothing', async () => {
      const device = await aDevice(world.issuer, registered);

      await decideDevice(world.issuer, device, customer);
      const { body } = await poll(world.issuer, registered, device);

      expect(body['error']).to.equal('authorization_pending');
    });

    it('goes on where it stopped once it is enabled', async () => {
      const { answer, browser } = await authorize(world.issuer, registered, customer);
      await enabledFor(world.app.services, customer, registered);

      const consent = await browser.submit(answer, { decision: 'continue' });
      const done = await browser.submit(consent, { decision: 'approve' });

      expect(parameterOf(done, 'code')).to.be.a('string');
    });
  });

  describe('about scopes', () => {
    beforeEach(() => enabledFor(world.app.services, customer, registered));

    it('26 · refuses what the application never asked for, before anybody signs in', async () => {
      const company = await companyToken(world.issuer, registered, customer.company.id, { scope: 'EXPRPT TRVREQ' });
      const device = await startDevice(world.issuer, registered, 'TRVREQ');
      const pushed = await post(`${world.issuer}/par`, requestFor({ scope: 'TRVREQ' }), registered.client);
      const answer = await aBrowser(world.issuer).open(
        authorizationUrl(world.issuer, registered, aPkce().challenge, { scope: 'TRVREQ' }),
      );

      for (const { status, body } of [company, device, pushed]) {
        expect([status, body['error']]).to.deep.equal([400, 'invalid_scope']);
      }
      expect(company.body['error_description']).to.contain('TRVREQ');
      expect(parameterOf(answer, 'error')).to.equal('invalid_scope');
    });

    it('refuses API codes, which are no scopes, and sensitive groups that were not ticked', async () => {
      for (const scope of ['QUICKEXP', 'CCARD', 'openid', 'manage']) {
        const { status, body } = await companyToken(world.issuer, registered, customer.company.id, { scope });

        expect([status, body['error']], scope).to.deep.equal([400, 'invalid_scope']);
      }
    });

    it('69 · refuses what waits for the company’s approval, after sign-in, by name', async () => {
      const { apis } = registered.application;
      const owner = registered.owner.caller;
      await changeApplication(world.app.services, owner, registered.application.id, {
        apis: [...apis, { code: 'TRVREQ', groups: [] }],
      });

      const company = await companyToken(world.issuer, registered, customer.company.id, { scope: 'TRVREQ' });
      const { answer } = await authorize(world.issuer, registered, customer, { scope: 'openid TRVREQ' });
      const whole = await companyToken(world.issuer, registered, customer.company.id);

      expect([company.status, company.body['error']]).to.deep.equal([400, 'invalid_scope']);
      expect(parameterOf(answer, 'error')).to.equal('invalid_scope');
      expect(parameterOf(answer, 'error_description')).to.contain('TRVREQ');
      expect(whole.body['scope']).to.equal('EXPRPT BANK IMAGE');
    });

    it('narrows what an application holds when it stops asking for a part', async () => {
      const { body: held } = await redeem(
        world.issuer,
        registered,
        await aCode(world.issuer, registered, customer, { scope: 'openid EXPRPT IMAGE' }),
      );
      await changeApplication(world.app.services, registered.owner.caller, registered.application.id, {
        apis: [{ code: 'EXPRPT', groups: [] }],
      });

      const seen = await introspect(world.issuer, registered.client, String(held['access_token']));
      const { body: refreshed } = await refresh(world.issuer, registered, String(held['refresh_token']));
      const lost = await refresh(world.issuer, registered, String(held['refresh_token']), { scope: 'IMAGE' });

      expect(seen.body['scope']).to.equal('openid EXPRPT');
      expect(refreshed['scope']).to.equal('openid EXPRPT');
      expect([lost.status, lost.body['error']]).to.deep.equal([400, 'invalid_scope']);
    });

    it('23 · lets a refresh ask for less and never for more', async () => {
      const { body: held } = await redeem(
        world.issuer,
        registered,
        await aCode(world.issuer, registered, customer, { scope: 'EXPRPT' }),
      );

      const less = await refresh(world.issuer, registered, String(held['refresh_token']), { scope: 'EXPRPT' });
      const more = await refresh(world.issuer, registered, String(held['refresh_token']), { scope: 'EXPRPT IMAGE' });

      expect(less.status).to.equal(200);
      expect([more.status, more.body['error']]).to.deep.equal([400, 'invalid_scope']);
    });

    it('gives the whole effective set to who names no API, and none of it beside `openid`', async () => {
      const all = await redeem(world.issuer, registered, await aCode(world.issuer, registered, customer, { scope: '' }));
      const identity = await redeem(
        world.issuer,
        registered,
        await aCode(world.issuer, registered, customer, { scope: 'openid' }),
      );

      expect(all.body['scope']).to.equal('EXPRPT BANK IMAGE');
      expect(identity.body['scope']).to.equal('openid');
    });

    it('69 · leaves out the optional groups that the company left out', async () => {
      const other = await anAdministrator(world.app.services);
      await enableApplication(world.app.services, other.caller, other.company.id, registered.application.id, {
        approvedScopes: ['EXPRPT', 'IMAGE'],
      });

      const { body } = await companyToken(world.issuer, registered, other.company.id);

      expect(body['scope']).to.equal('EXPRPT IMAGE');
    });
  });

  describe('about everything else', () => {
    beforeEach(() => enabledFor(world.app.services, customer, registered));

    it('says `unauthorized_client` for a grant type that is not registered', async () => {
      const { application } = registered;
      await changeApplication(world.app.services, registered.owner.caller, application.id, {
        grantTypes: ['client_credentials'],
      });

      const token = await refresh(world.issuer, registered, 'csn_rt_whatever');
      const device = await startDevice(world.issuer, registered);
      const answer = await aBrowser(world.issuer).open(authorizationUrl(world.issuer, registered, aPkce().challenge));

      expect([token.status, token.body['error']]).to.deep.equal([400, 'unauthorized_client']);
      expect([device.status, device.body['error']]).to.deep.equal([400, 'unauthorized_client']);
      expect(parameterOf(answer, 'error')).to.equal('unauthorized_client');
    });

    it('31 · says `invalid_target` for any resource but the platform’s', async () => {
      const resource = 'https://api.elsewhere.example/';

      const token = await companyToken(world.issuer, registered, customer.company.id, { resource });
      const own = await companyToken(world.issuer, registered, customer.company.id, { resource: `${world.issuer}/apis` });
      const answer = await aBrowser(world.issuer).open(
        authorizationUrl(world.issuer, registered, aPkce().challenge, { resource }),
      );

      expect([token.status, token.body['error']]).to.deep.equal([400, 'invalid_target']);
      expect(own.status).to.equal(200);
      expect(parameterOf(answer, 'error')).to.equal('invalid_target');
    });

    it('tells a device to wait, to slow down, and what was decided', async () => {
      const device = await aDevice(world.issuer, registered);

      const pending = await poll(world.issuer, registered, device);
      const early = await poll(world.issuer, registered, device);
      await decideDevice(world.issuer, device, customer, 'deny');
      const declined = await poll(world.issuer, registered, device);
      const used = await poll(world.issuer, registered, device);

      expect(pending.body['error']).to.equal('authorization_pending');
      expect(early.body['error']).to.equal('slow_down');
      expect(declined.body['error']).to.equal('access_denied');
      expect(used.body['error']).to.equal('invalid_grant');
    });
  });

  function requestFor(given: Record<string, string>): Record<string, string> {
    return Object.fromEntries(new URL(authorizationUrl(world.issuer, registered, aPkce().challenge, given)).searchParams);
  }
});
