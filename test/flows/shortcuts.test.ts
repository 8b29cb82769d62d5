import { expect } from 'chai';
import { changeApplication } from '../../server/operations/applications.ts';
import { createResourceServer } from '../../server/operations/resource-servers.ts';
import { ground } from '../attacks/ground.ts';
import { aCode, companyToken, redeem } from './authorization.ts';
import { bothWays, shapeOf } from './both-ways.ts';
import { anAdministrator, aPublishedApplication, enabledFor, OPERATOR } from './cast.ts';
import { post, type Reply } from './world.ts';

describe('the shortcuts past the engine', () => {
  const on = ground();
  let own = { id: '', secret: '' };
  let server = { id: '', secret: '' };
  let tokens: Record<'company' | 'person' | 'refresh', string>;

  before(async () => {
    const { issuer, registered, member, services } = on();
    const { body } = await redeem(issuer, registered, await aCode(issuer, registered, member));
    const company = await companyToken(issuer, registered, member.company.id);
    tokens = {
      company: String(company.body['access_token']),
      person: String(body['access_token']),
      refresh: String(body['refresh_token']),
    };
    own = registered.client;
    const { record, secret } = await createResourceServer(services, OPERATOR, { name: 'expenses', apis: ['EXPRPT'] });
    server = { id: record.id, secret };
  });

  const both = (path: string, form: Record<string, string>, client = own): Promise<[Reply, Reply]> =>
    bothWays(`${on().issuer}${path}`, form, client);

  const GRANT = { grant_type: 'client_credentials' };
  const TOKEN_REQUESTS: Record<string, () => [Record<string, string>, typeof own?]> = {
    'for a company': () => [{ ...GRANT, company_id: on().member.company.id }],
    'with scopes, one of them twice': () => [{ ...GRANT, company_id: on().member.company.id, scope: 'IMAGE EXPRPT IMAGE' }],
    'with a space for a scope': () => [{ ...GRANT, company_id: on().member.company.id, scope: ' ' }],
    'with a space before a scope': () => [{ ...GRANT, company_id: on().member.company.id, scope: ' EXPRPT' }],
    'with a space after a scope': () => [{ ...GRANT, company_id: on().member.company.id, scope: 'EXPRPT ' }],
    'with two spaces between scopes': () => [{ ...GRANT, company_id: on().member.company.id, scope: 'EXPRPT  IMAGE' }],
    'for its own company': () => [GRANT],
    'for what is no company': () => [{ ...GRANT, company_id: 'nobody' }],
    'with a scope outside': () => [{ ...GRANT, company_id: on().member.company.id, scope: 'TRVREQ' }],
    'for another resource': () => [{ ...GRANT, company_id: on().member.company.id, resource: 'https://elsewhere.example' }],
    'with a wrong secret': () => [
      { ...GRANT, company_id: on().member.company.id },
      { ...own, secret: on().rival.client.secret },
    ],
    'of a resource server': () => [{ ...GRANT, company_id: on().member.company.id }, server],
    'of another grant type': () => [{ grant_type: 'password', company_id: on().member.company.id }],
  };

  for (const [name, request] of Object.entries(TOKEN_REQUESTS)) {
    it(`answer a token request ${name} as the engine does`, async () => {
      const [answer, engines] = await both('/token', ...request());

      expect(shapeOf(answer)).to.deep.equal(shapeOf(engines));
    });
  }

  const INTROSPECTIONS: Record<string, () => [Record<string, string>, typeof own?]> = {
    'of a company’s token': () => [{ token: tokens.company }],
    'of a person’s token': () => [{ token: tokens.person }],
    'of a refresh token': () => [{ token: tokens.refresh }],
    'with a hint': () => [{ token: tokens.person, token_type_hint: 'refresh_token' }],
    'by a resource server, of a person’s token': () => [{ token: tokens.person }, server],
    'by a resource server, of a company’s token': () => [{ token: tokens.company }, server],
    'by another application': () => [{ token: tokens.person }, on().rival.client],
    'with a wrong secret': () => [{ token: tokens.person }, { ...own, secret: on().rival.client.secret }],
    'of an unknown token': () => [{ token: `${tokens.person.slice(0, -4)}AAAA` }],
    'without a token': () => [{}],
  };

  for (const [name, request] of Object.entries(INTROSPECTIONS)) {
    it(`answer an introspection ${name} as the engine does`, async () => {
      const [answer, engines] = await both('/introspect', ...request());

      expect(shapeOf(answer)).to.deep.equal(shapeOf(engines));
      expect(answer.text).to.equal(engines.text);
    });
  }

  it('answer the introspection of a token that has lost its every scope as the engine does', async () => {
    const { issuer, services } = on();
    const customer = await anAdministrator(services);
    const narrowed = await aPublishedApplication(services);
    await enabledFor(services, customer, narrowed);
    const { body } = await companyToken(issuer, narrowed, customer.company.id, { scope: 'IMAGE' });
    const apis = narrowed.application.apis.filter(({ code }) => code !== 'IMAGE');
    await changeApplication(services, narrowed.owner.caller, narrowed.application.id, { apis });

    const [answer, engines] = await both('/introspect', { token: String(body['access_token']) }, narrowed.client);

    expect(answer.text).to.equal(engines.text);
    expect(answer.body).to.include({ active: true }).and.not.have.property('scope');
  });

  it('leave a token that is bound to nothing to be revoked like any other', async () => {
    const { issuer, registered, member } = on();
    const { body } = await companyToken(issuer, registered, member.company.id);
    const token = String(body['access_token']);

    await post(`${issuer}/revoke`, { token }, own);

    const [answer, engines] = await both('/introspect', { token });
    expect([answer.text, engines.text]).to.deep.equal(['{"active":false}', '{"active":false}']);
  });
});
