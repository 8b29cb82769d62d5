import { expect } from 'chai';
import { createResourceServer } from '../../server/operations/resource-servers.ts';
import { aCode, companyToken, introspect, redeem, refresh } from '../flows/authorization.ts';
import { OPERATOR } from '../flows/cast.ts';
import { aDevice, poll } from '../flows/device.ts';
import { personToken, post, type Reply } from '../flows/world.ts';
import { expectError, expectToken, ground } from './ground.ts';

describe('attacks with revocation (RFC 7009, security.md §1)', () => {
  const on = ground();

  interface Tokens {
    readonly access: string;
    readonly refresh: string;
    readonly id: string;
  }

  async function theTokens(): Promise<Tokens> {
    const { body } = await redeem(on().issuer, on().registered, await aCode(on().issuer, on().registered, on().member));
    return { access: String(body['access_token']), refresh: String(body['refresh_token']), id: String(body['id_token']) };
  }

  const revoke = (token: string, client = on().registered.client, hint?: string): Promise<Reply> =>
    post(`${on().issuer}/revoke`, { token, ...(hint && { token_type_hint: hint }) }, client);

  const isActive = async (token: string): Promise<unknown> =>
    (await introspect(on().issuer, on().registered.client, token)).body['active'];

  it('36 · ending the refresh token ends the access tokens from it', async () => {
    const tokens = await theTokens();
    const later = expectToken(await refresh(on().issuer, on().registered, tokens.refresh));

    const { status } = await revoke(tokens.refresh);

    expect(status).to.equal(200);
    for (const token of [tokens.refresh, tokens.access, later]) expect(await isActive(token)).to.equal(false);
    expectError(await refresh(on().issuer, on().registered, tokens.refresh), 400, 'invalid_grant');
  });

  it('36 · ending the access token ends the authorization', async () => {
    const tokens = await theTokens();

    await revoke(tokens.access);

    expect(await isActive(tokens.access)).to.equal(false);
    expect(await isActive(tokens.refresh)).to.equal(false);
  });

  it('36 · ending one authorization leaves the person’s others alone', async () => {
    const [ended, other] = [await theTokens(), await theTokens()];

    await revoke(ended.refresh);

    expect(await isActive(other.access)).to.equal(true);
  });

  it('36 · a company’s token ends by itself', async () => {
    const first = expectToken(await companyToken(on().issuer, on().registered, on().member.company.id));
    const second = expectToken(await companyToken(on().issuer, on().registered, on().member.company.id));

    await revoke(first);

    expect([await isActive(first), await isActive(second)]).to.deep.equal([false, true]);
  });

  it('36 · a wrong hint saves no token', async () => {
    for (const hint of ['access_token', 'nonsense', 'client_credentials', '__proto__']) {
      const tokens = await theTokens();

      const { status } = await revoke(tokens.refresh, on().registered.client, hint);

      expect(status, hint).to.equal(200);
      expect(await isActive(tokens.refresh), hint).to.equal(false);
    }
  });

  it('36 · nobody else ends an application’s tokens, nor learns whether they exist', async () => {
    const tokens = await theTokens();
    const company = expectToken(await companyToken(on().issuer, on().registered, on().member.company.id));
    const { record, secret } = await createResourceServer(on().services, OPERATOR, { name: 'an API' });
    const strangers = [on().rival.client, { id: record.id, secret }];

    for (const stranger of strangers) {
      const unknown = await revoke('csn_at_there-is-no-such-token', stranger);
      for (const token of [tokens.access, tokens.refresh, company]) {
        const { status, text } = await revoke(token, stranger);
        expect([status, text]).to.deep.equal([unknown.status, unknown.text]);
      }
    }

    for (const token of [tokens.access, tokens.refresh, company]) expect(await isActive(token)).to.equal(true);
  });

  it('36 · a public client ends its own and no other', async () => {
    const own = await personToken(on().issuer, on().administrator.credentials);
    const { access } = await theTokens();

    const [mine, theirs] = [
      await post(`${on().issuer}/revoke`, { client_id: 'countersign-cli', token: own }),
      await post(`${on().issuer}/revoke`, { client_id: 'countersign-cli', token: access }),
    ];

    expect([mine.status, theirs.status]).to.deep.equal([200, 200]);
    expect(await isActive(access)).to.equal(true);
  });

  it('36 · what is unknown or no access or refresh token is answered 200 and changes nothing', async () => {
    const device = await aDevice(on().issuer, on().registered);
    const code = await aCode(on().issuer, on().registered, on().member);
    const { id, access } = await theTokens();

    for (const token of ['unknown', device.deviceCode, code.code, id, 'csn_rt_', 'x'.repeat(5_000)]) {
      expect((await revoke(token)).status, token).to.equal(200);
    }

    expect(await isActive(access)).to.equal(true);
    expectToken(await redeem(on().issuer, on().registered, code));
    expectError(await poll(on().issuer, on().registered, device), 400, 'authorization_pending');
  });
});
