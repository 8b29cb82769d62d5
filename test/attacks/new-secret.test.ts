import { expect } from 'chai';
import { replaceApplicationSecret } from '../../server/operations/secrets.ts';
import { aCode, companyToken, introspect, redeem, refresh } from '../flows/authorization.ts';
import { aPublishedApplication, enabledFor, type Registered } from '../flows/cast.ts';
import { aDevice, startDevice } from '../flows/device.ts';
import { post, type Reply } from '../flows/world.ts';
import { expectError, expectToken, ground } from './ground.ts';

describe('an application whose secret is replaced (security.md §1)', () => {
  const on = ground();
  let old: Registered;
  let access: string;
  let refreshToken: string;
  let company: string;

  beforeEach(async () => {
    const { issuer, services, administrator, member } = on();
    old = await aPublishedApplication(services);
    await enabledFor(services, administrator, old);
    const reply = await redeem(issuer, old, await aCode(issuer, old, member));
    access = expectToken(reply);
    refreshToken = String(reply.body['refresh_token']);
    company = expectToken(await companyToken(issuer, old, member.company.id));
  });

  async function replaced(revokeTokens: boolean): Promise<Registered> {
    const { record, secret } = await replaceApplicationSecret(on().services, old.owner.caller, old.application.id, {
      revokeTokens,
    });
    return { ...old, application: record, client: { id: record.id, secret } };
  }

  const isActive = async (registered: Registered, token: string): Promise<unknown> =>
    (await introspect(on().issuer, registered.client, token)).body['active'];

  it('49, 50 · the old secret is good for nothing, anywhere, and the new one is', async () => {
    const renewed = await replaced(false);
    const everywhere = ({ client }: Registered): Promise<Reply[]> =>
      Promise.all([
        post(`${on().issuer}/token`, { grant_type: 'client_credentials' }, client),
        post(`${on().issuer}/token`, {
          grant_type: 'client_credentials',
          client_id: client.id,
          client_secret: client.secret,
        }),
        post(`${on().issuer}/introspect`, { token: access }, client),
        post(`${on().issuer}/revoke`, { token: 'unknown' }, client),
        startDevice(on().issuer, { ...old, client }),
        refresh(on().issuer, { ...old, client }, refreshToken),
      ]);

    for (const reply of await everywhere(old)) expectError(reply, 401, 'invalid_client');
    for (const { status } of await everywhere(renewed)) expect(status).to.equal(200);
  });

  it('56 · what was issued lives on when nothing else is asked for', async () => {
    const renewed = await replaced(false);

    for (const token of [access, refreshToken, company]) expect(await isActive(renewed, token)).to.equal(true);
    expectToken(await refresh(on().issuer, renewed, refreshToken));
  });

  it('56 · everything that was issued ends with `revoke_tokens`', async () => {
    const code = await aCode(on().issuer, old, on().member);
    const device = await aDevice(on().issuer, old);

    const renewed = await replaced(true);

    for (const token of [access, refreshToken, company]) expect(await isActive(renewed, token)).to.equal(false);
    expectError(await refresh(on().issuer, renewed, refreshToken), 400, 'invalid_grant');
    expectError(await redeem(on().issuer, renewed, code), 400, 'invalid_grant');
    expectError(
      await post(
        `${on().issuer}/token`,
        { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: device.deviceCode },
        renewed.client,
      ),
      400,
      'invalid_grant',
    );
    expectToken(await companyToken(on().issuer, renewed, on().member.company.id));
  });

  it('49 · no secret that ever was comes back', async () => {
    const secrets = [old];
    for (let round = 0; round < 3; round += 1) secrets.push(await replaced(false));

    const answers = await Promise.all(secrets.map((each) => companyToken(on().issuer, each, on().member.company.id)));

    expect(answers.map(({ status }) => status)).to.deep.equal([401, 401, 401, 200]);
  });
});
