import { expect } from 'chai';
import { disableApplication } from '../../server/operations/enablements.ts';
import { createResourceServer } from '../../server/operations/resource-servers.ts';
import { expectError, ground } from '../attacks/ground.ts';
import { aCode, redeem } from './authorization.ts';
import { bothWays, claimsOf, shapeOf, UNUSUAL } from './both-ways.ts';
import { aMember, anAdministrator, aPublishedApplication, enabledFor, OPERATOR, REDIRECT_URI } from './cast.ts';
import { post, type Reply } from './world.ts';

describe('codes and refresh tokens, exchanged past the engine’s machinery', () => {
  const on = ground();
  let own = { id: '', secret: '' };
  let server = { id: '', secret: '' };
  let tokens: Record<'person' | 'refresh', string>;

  before(async () => {
    const { issuer, registered, member, services } = on();
    const { body } = await redeem(issuer, registered, await aCode(issuer, registered, member));
    tokens = { person: String(body['access_token']), refresh: String(body['refresh_token']) };
    own = registered.client;
    const { record, secret } = await createResourceServer(services, OPERATOR, { name: 'expenses', apis: ['EXPRPT'] });
    server = { id: record.id, secret };
  });

  const both = (path: string, form: Record<string, string>, client = own): Promise<[Reply, Reply]> =>
    bothWays(`${on().issuer}${path}`, form, client);

  const REFRESH = { grant_type: 'refresh_token' };
  const REFRESHES: Record<string, () => [Record<string, string>, typeof own?]> = {
    'that asks for nothing else': () => [{ ...REFRESH, refresh_token: tokens.refresh }],
    'for some of its scopes': () => [{ ...REFRESH, refresh_token: tokens.refresh, scope: 'EXPRPT' }],
    'for a scope that it has not': () => [{ ...REFRESH, refresh_token: tokens.refresh, scope: 'openid TRVREQ' }],
    'with a space before a scope': () => [{ ...REFRESH, refresh_token: tokens.refresh, scope: ' EXPRPT' }],
    'for another resource': () => [{ ...REFRESH, refresh_token: tokens.refresh, resource: 'https://elsewhere.example' }],
    'of another application': () => [{ ...REFRESH, refresh_token: tokens.refresh }, on().rival.client],
    'of a resource server': () => [{ ...REFRESH, refresh_token: tokens.refresh }, server],
    'with a wrong secret': () => [
      { ...REFRESH, refresh_token: tokens.refresh },
      { ...own, secret: on().rival.client.secret },
    ],
    'with an unknown token': () => [{ ...REFRESH, refresh_token: `${tokens.refresh.slice(0, -4)}AAAA` }],
    'with an access token': () => [{ ...REFRESH, refresh_token: tokens.person }],
    'without a token': () => [REFRESH],
  };

  for (const [name, request] of Object.entries(REFRESHES)) {
    it(`answer a refresh ${name} as the engine does`, async () => {
      const [answer, engines] = await both('/token', ...request());

      expect(shapeOf(answer)).to.deep.equal(shapeOf(engines));
    });
  }

  it('answer a refresh for a company that has disabled the application as the engine does, with the page that mends it', async () => {
    const { issuer, services } = on();
    const customer = await anAdministrator(services);
    const person = await aMember(services, customer.company);
    const application = await aPublishedApplication(services);
    await enabledFor(services, customer, application);
    const { body } = await redeem(issuer, application, await aCode(issuer, application, person));
    await disableApplication(services, customer.caller, customer.company.id, application.application.id);

    const form = { ...REFRESH, refresh_token: String(body['refresh_token']) };
    const [answer, engines] = await both('/token', form, application.client);

    expect(shapeOf(answer)).to.deep.equal(shapeOf(engines));
    expect(answer.body).to.include({ error: 'invalid_grant' }).and.to.have.property('error_uri');
  });

  it('leave a form with a second secret in it to the engine, which refuses it (RFC 6749 §2.3)', async () => {
    const form = { ...REFRESH, refresh_token: tokens.refresh, client_id: own.id, client_secret: own.secret };
    const reply = await post(`${on().issuer}/token`, form, own);

    expectError(reply, 400, 'invalid_request');
  });

  it('leave who wants to read HTML to the engine', async () => {
    const { headers } = await post(`${on().issuer}/token`, REFRESH, own, { Accept: 'text/html' });

    expect(headers.get('content-type')).to.include('text/html');
  });

  /** By what is changed in the form; what is undefined is left out. */
  const CODES: Record<string, Record<string, string | undefined>> = {
    'as it should be': {},
    'with another verifier': { code_verifier: 'v'.repeat(43) },
    'without a verifier': { code_verifier: undefined },
    'for another redirect URI': { redirect_uri: `${REDIRECT_URI}/elsewhere` },
    'without a redirect URI': { redirect_uri: undefined },
    'with a code that nobody has': { code: `csn_ac_0${'A'.repeat(51)}` },
    'without a code': { code: undefined },
  };

  for (const [name, changed] of Object.entries(CODES)) {
    it(`exchange a code ${name} as the engine does`, async () => {
      const { issuer, registered, member } = on();
      const exchange = async (more: Record<string, string>): Promise<Reply> => {
        const { code, verifier } = await aCode(issuer, registered, member, { nonce: 'n' });
        const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, code_verifier: verifier };
        const given = Object.entries({ ...form, ...changed, ...more }).filter((entry) => entry[1] !== undefined);
        return post(`${issuer}/token`, Object.fromEntries(given) as Record<string, string>, own);
      };

      const [answer, engines] = [await exchange({}), await exchange(UNUSUAL)];

      expect(shapeOf(answer)).to.deep.equal(shapeOf(engines));
      expect(claimsOf(answer)).to.deep.equal(claimsOf(engines));
    });
  }
});
