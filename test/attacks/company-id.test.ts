import { expect } from 'chai';
import { aCode, companyToken, introspect, redeem, refresh } from '../flows/authorization.ts';
import { anAdministrator, enabledFor, type Member, REDIRECT_URI } from '../flows/cast.ts';
import { aDevice, decideDevice, DEVICE_GRANT } from '../flows/device.ts';
import { aPkce, post, type Reply } from '../flows/world.ts';
import { expectError, expectToken, ground } from './ground.ts';

describe('a request that tries to choose its company (security.md §1)', () => {
  const on = ground();
  /** A company that has enabled the application, too: what is forged would be good if it were asked for rightly. */
  let victim: Member;

  before(async () => {
    victim = await anAdministrator(on().services);
    await enabledFor(on().services, victim, on().registered);
  });

  const forged = (): Record<string, string> => ({ company_id: victim.company.id });
  const atToken = (form: Record<string, string>, headers: Record<string, string> = {}, query = ''): Promise<Reply> =>
    post(`${on().issuer}/token${query}`, form, on().registered.client, headers);
  const raw = (body: string, type = 'application/x-www-form-urlencoded'): Promise<Response> => {
    const { id, secret } = on().registered.client;
    const headers = { 'Content-Type': type, Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };
    return fetch(`${on().issuer}/token`, { method: 'POST', headers, body });
  };

  async function companyOf(reply: Reply): Promise<unknown> {
    return (await introspect(on().issuer, on().registered.client, expectToken(reply))).body['company_id'];
  }

  describe('43 · for a company’s token, beside the one form parameter', () => {
    const GRANT = { grant_type: 'client_credentials' };
    const owner = (): string => on().registered.owner.company.id;

    it('in the query', async () => {
      expect(await companyOf(await atToken(GRANT, {}, `?company_id=${victim.company.id}`))).to.equal(owner());
    });

    it('in headers and cookies', async () => {
      const names = ['Company-Id', 'X-Company-Id', 'Company_Id', 'X-Tenant-Id'];
      const headers = Object.fromEntries(names.map((name) => [name, victim.company.id]));

      const reply = await atToken(GRANT, { ...headers, Cookie: `company_id=${victim.company.id}` });

      expect(await companyOf(reply)).to.equal(owner());
    });

    it('under another name', async () => {
      const { id } = victim.company;
      const names = [
        'companyId',
        'COMPANY_ID',
        'company',
        'company_id[]',
        'company_id[$ne]',
        'company_id[0]',
        'company.id',
        'tenant',
      ];

      const reply = await atToken({ ...GRANT, ...Object.fromEntries(names.map((name) => [name, id])) });

      expect(await companyOf(reply)).to.equal(owner());
    });

    it('in the scope', async () => {
      for (const scope of [`company:${victim.company.id}`, `company_id=${victim.company.id}`, victim.company.id]) {
        expectError(await atToken({ ...GRANT, scope: `EXPRPT ${scope}` }), 400, 'invalid_scope', scope);
      }
    });

    it('in the resource', async () => {
      const resource = `${on().issuer}/apis?company_id=${victim.company.id}`;

      expectError(await atToken({ ...GRANT, resource }), 400, 'invalid_target');
    });

    it('in the name of the application', async () => {
      const { id, secret } = on().registered.client;

      for (const forgedId of [
        `${id}@${victim.company.id}`,
        `${victim.company.id}/${id}`,
        `${id}&company_id=${victim.company.id}`,
      ]) {
        const reply = await post(`${on().issuer}/token`, GRANT, { id: encodeURIComponent(forgedId), secret });
        expectError(reply, 401, 'invalid_client', forgedId);
      }
    });

    it('twice', async () => {
      const body = `grant_type=client_credentials&company_id=${owner()}&company_id=${victim.company.id}`;

      const response = await raw(body);

      expect([response.status, ((await response.json()) as Reply['body'])['error']]).to.deep.equal([400, 'invalid_request']);
    });

    it('as JSON', async () => {
      const response = await raw(JSON.stringify({ ...GRANT, ...forged() }), 'application/json');

      expect(response.status).to.equal(400);
    });

    it('with something around it', async () => {
      const { id } = victim.company;

      for (const company of [
        ` ${id}`,
        `${id} `,
        `${id}\0`,
        `${id},${owner()}`,
        `${owner()} ${id}`,
        id.toUpperCase(),
        `["${id}"]`,
      ]) {
        const reply = await companyToken(on().issuer, on().registered, company);
        expectError(reply, 400, 'unauthorized_client', JSON.stringify(company));
      }
    });
  });

  describe('43 · for a person’s token', () => {
    const mine = (): string => on().member.company.id;

    it('in the authorization request', async () => {
      const reply = await redeem(on().issuer, on().registered, await aCode(on().issuer, on().registered, on().member, forged()));

      expect(await companyOf(reply)).to.equal(mine());
    });

    it('in a pushed request', async () => {
      const { verifier, challenge } = aPkce();
      const request = { response_type: 'code', redirect_uri: REDIRECT_URI, scope: 'openid', code_challenge: challenge };
      const { client } = on().registered;
      const form = { ...request, client_id: client.id, code_challenge_method: 'S256', ...forged() };
      const { body } = await post(`${on().issuer}/par`, form, client);
      const opened = { request_uri: String(body['request_uri']) };

      const { code } = await aCode(on().issuer, on().registered, on().member, opened);

      expect(await companyOf(await redeem(on().issuer, on().registered, { code, verifier }))).to.equal(mine());
    });

    it('in the exchange of a code', async () => {
      const { code, verifier } = await aCode(on().issuer, on().registered, on().member);
      const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, code_verifier: verifier };

      expect(await companyOf(await atToken({ ...form, ...forged() }))).to.equal(mine());
    });

    it('in a refresh', async () => {
      const { body } = await redeem(on().issuer, on().registered, await aCode(on().issuer, on().registered, on().member));

      const reply = await refresh(on().issuer, on().registered, String(body['refresh_token']), forged());

      expect(await companyOf(reply)).to.equal(mine());
    });

    it('in a device’s requests', async () => {
      const { client } = on().registered;
      const { body } = await post(`${on().issuer}/device_authorization`, { scope: 'openid EXPRPT', ...forged() }, client);
      const device = { deviceCode: String(body['device_code']), userCode: String(body['user_code']) };
      await decideDevice(on().issuer, device, on().member);

      const reply = await atToken({ grant_type: DEVICE_GRANT, device_code: device.deviceCode, ...forged() });

      expect(await companyOf(reply)).to.equal(mine());
    });

    it('in the forms of a person who signs in and approves', async () => {
      const device = await aDevice(on().issuer, on().registered);
      const login = { ...on().member.credentials, ...forged() };

      await decideDevice(on().issuer, device, { ...on().member, credentials: login });

      const reply = await atToken({ grant_type: DEVICE_GRANT, device_code: device.deviceCode });
      expect(await companyOf(reply)).to.equal(mine());
    });

    it('at introspection and userinfo', async () => {
      const { issuer, registered, member } = on();
      const token = expectToken(await redeem(issuer, registered, await aCode(issuer, registered, member)));
      const headers = { Authorization: `Bearer ${token}`, 'X-Company-Id': victim.company.id };

      const seen = await post(`${issuer}/introspect`, { token, ...forged() }, registered.client);
      const userinfo = await fetch(`${issuer}/userinfo?company_id=${victim.company.id}`, { headers });

      expect(seen.body['company_id']).to.equal(mine());
      expect(await userinfo.json()).to.include({ company_id: mine() });
    });
  });
});
