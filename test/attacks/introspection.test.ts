import { expect } from 'chai';
import { createResourceServer } from '../../server/operations/resource-servers.ts';
import { aCode, companyToken, introspect, redeem } from '../flows/authorization.ts';
import { aPublishedApplication, OPERATOR } from '../flows/cast.ts';
import { aDevice } from '../flows/device.ts';
import { operatorToken, personToken, post } from '../flows/world.ts';
import { expectError, ground } from './ground.ts';

type Caller = { readonly id: string; readonly secret: string };

const NOBODY: Caller = { id: '', secret: '' };

describe('attacks with introspection (RFC 7662 §4, security.md §1)', () => {
  const on = ground();
  const tokens = { company: '', access: '', refresh: '', code: '', id: '', device: '', operator: '', person: '' };
  const callers: Record<'own' | 'rival' | 'keyless' | 'every' | 'expenses' | 'travel' | 'operator', Caller> = {
    own: NOBODY,
    rival: NOBODY,
    keyless: NOBODY,
    every: NOBODY,
    expenses: NOBODY,
    travel: NOBODY,
    operator: NOBODY,
  };

  async function aResourceServer(name: string, apis?: readonly string[]): Promise<Caller> {
    const { record, secret } = await createResourceServer(on().services, OPERATOR, { name, ...(apis && { apis }) });
    return { id: record.id, secret };
  }

  before(async () => {
    const { issuer, registered, member, administrator, services } = on();
    const { body } = await redeem(issuer, registered, await aCode(issuer, registered, member));
    tokens.access = String(body['access_token']);
    tokens.refresh = String(body['refresh_token']);
    tokens.id = String(body['id_token']);
    tokens.company = String((await companyToken(issuer, registered, member.company.id)).body['access_token']);
    tokens.code = (await aCode(issuer, registered, member)).code;
    tokens.device = (await aDevice(issuer, registered)).deviceCode;
    tokens.operator = await operatorToken(issuer);
    tokens.person = await personToken(issuer, administrator.credentials);
    callers.own = registered.client;
    callers.rival = on().rival.client;
    callers.keyless = (await aPublishedApplication(services)).client;
    callers.every = await aResourceServer('every API');
    callers.expenses = await aResourceServer('expenses', ['EXPRPT']);
    callers.travel = await aResourceServer('travel', ['TRVREQ']);
    callers.operator = { id: 'operator', secret: on().world.settings.operatorSecret };
  });

  const ALL = 'EXPRPT BANK IMAGE';
  /** What each caller sees of each token: its scope, or nothing. */
  const MATRIX: Record<keyof typeof callers, Partial<Record<keyof typeof tokens, string>>> = {
    own: { company: ALL, access: 'openid EXPRPT', refresh: 'openid EXPRPT' },
    rival: {},
    keyless: {},
    every: { company: ALL, access: 'EXPRPT' },
    expenses: { company: 'EXPRPT BANK', access: 'EXPRPT' },
    travel: {},
    operator: { operator: 'manage' },
  };

  for (const [caller, visible] of Object.entries(MATRIX) as [keyof typeof callers, Partial<typeof tokens>][]) {
    describe(`for ${caller}`, () => {
      for (const name of ['company', 'access', 'refresh', 'code', 'id', 'device', 'operator', 'person'] as const) {
        const scope = visible[name];
        it(`35 · ${scope === undefined ? `${name}: exactly {"active":false}` : `${name}: active with “${scope}”`}`, async () => {
          const { status, body, text } = await introspect(on().issuer, callers[caller], tokens[name]);

          expect(status).to.equal(200);
          if (scope === undefined) expect(text).to.equal('{"active":false}');
          else expect([body['active'], body['scope']]).to.deep.equal([true, scope]);
        });
      }
    });
  }

  it('35 · whatever the caller says of the token’s kind', async () => {
    for (const token_type_hint of ['access_token', 'refresh_token', 'client_credentials', 'id_token', 'nonsense', '__proto__']) {
      for (const [caller, name] of [
        ['rival', 'access'],
        ['every', 'refresh'],
        ['travel', 'company'],
      ] as const) {
        const form = { token: tokens[name], token_type_hint };
        const { text } = await post(`${on().issuer}/introspect`, form, callers[caller]);

        expect(text, `${token_type_hint} ${caller} ${name}`).to.equal('{"active":false}');
      }
    }
  });

  it('35 · for a public client there is nothing to see, not even of its own tokens', async () => {
    const { body } = await post(`${on().issuer}/introspect`, { client_id: 'countersign-cli', token: tokens.person });

    expect(body['active']).not.to.equal(true);
  });

  it('35 · nothing is told beyond the contract', async () => {
    const contract = ['active', 'client_id', 'company_id', 'scope', 'sub', 'exp', 'iat', 'iss', 'aud', 'token_type'];

    const company = await introspect(on().issuer, callers.every, tokens.company);
    const person = await introspect(on().issuer, callers.own, tokens.access);

    expect(Object.keys(person.body)).to.have.members(contract);
    expect(Object.keys(company.body)).to.have.members(contract.filter((name) => name !== 'sub'));
    expect(person.body).to.include({
      client_id: on().registered.client.id,
      company_id: on().member.company.id,
      sub: on().member.user.id,
      iss: on().issuer,
      token_type: 'Bearer',
    });
  });

  it('35 · without a token it is a bad request', async () => {
    expectError(await post(`${on().issuer}/introspect`, {}, callers.own), 400, 'invalid_request');
  });
});
