import { createHash } from 'node:crypto';
import { expect } from 'chai';
import type { AuditEvent } from '../../server/domain/audit.ts';
import { hashedId } from '../../server/provider/hashed-id.ts';
import { aCode, introspect, redeem } from '../flows/authorization.ts';
import { REDIRECT_URI } from '../flows/cast.ts';
import { aPkce, post, type Reply } from '../flows/world.ts';
import { expectError, expectToken, ground } from './ground.ts';
import { dateOf, nowSeconds, redate, storedOf } from './stored.ts';

describe('attacks with authorization codes (security.md §1)', () => {
  const on = ground();

  const code = () => aCode(on().issuer, on().registered, on().member);

  const replays = (): Promise<AuditEvent[]> => {
    const filter = { applicationId: on().registered.application.id, action: 'authorization.replayed' };
    return on().services.directory.events(filter, { limit: 1_000 });
  };

  const isActive = async (reply: Reply, name: 'access_token' | 'refresh_token'): Promise<unknown> =>
    (await introspect(on().issuer, on().registered.client, String(reply.body[name]))).body['active'];

  it('16 · replaying a used code ends the tokens that it gave, and leaves a trace', async () => {
    const used = await code();
    const first = await redeem(on().issuer, on().registered, used);
    const before = await replays();

    const second = await redeem(on().issuer, on().registered, used);

    expectToken(first);
    expectError(second, 400, 'invalid_grant');
    expect([await isActive(first, 'access_token'), await isActive(first, 'refresh_token')]).to.deep.equal([false, false]);
    const [replay, ...rest] = (await replays()).slice(before.length);
    expect(replay).to.include({ action: 'authorization.replayed', result: 'failure', company_id: on().member.company.id });
    expect(rest).to.deep.equal([]);
  });

  it('16 · replaying a code that is used up while it is looked at leaves a trace, too', async () => {
    const used = await code();
    const { artifacts } = on().world.storage;
    const read = artifacts.get;
    const before = await replays();
    // Another process redeems the code and meets a replay of it between two reads of this one.
    artifacts.get = async (key) => {
      const artifact = await read(key);
      if (key.model !== 'AuthorizationCode' || artifact === undefined) return artifact;
      artifacts.get = read;
      await artifacts.consume(key);
      await artifacts.remove({ model: 'Grant', id: hashedId(String(artifact.payload['grantId'])) });
      return artifact;
    };

    expectError(await redeem(on().issuer, on().registered, used), 400, 'invalid_grant');

    expect((await replays()).slice(before.length).map(({ result }) => result)).to.deep.equal(['failure']);
  });

  it('16 · replaying a used code ends this authorization, not the others of the same person', async () => {
    const used = await code();
    const other = await redeem(on().issuer, on().registered, await code());
    await redeem(on().issuer, on().registered, used);

    await redeem(on().issuer, on().registered, used);

    expect(await isActive(other, 'access_token')).to.equal(true);
  });

  it('16 · replaying another application’s code ends nothing of that application', async () => {
    const used = await code();
    const first = await redeem(on().issuer, on().registered, used);
    const before = await replays();

    const stolen = await redeem(on().issuer, on().rival, used);

    expectError(stolen, 400, 'invalid_grant');
    expect(await isActive(first, 'access_token')).to.equal(true);
    expect(await replays()).to.have.lengthOf(before.length);
  });

  it('17 · waiting longer than a minute with a code leaves nothing to redeem', async () => {
    const { world } = on();
    const late = await code();
    const [issued, end] = [
      await dateOf(world, 'AuthorizationCode', late.code, 'iat'),
      await dateOf(world, 'AuthorizationCode', late.code, 'exp'),
    ];
    await redate(world, 'AuthorizationCode', late.code, { iat: nowSeconds() - 61, exp: nowSeconds() - 1 });

    const reply = await redeem(on().issuer, on().registered, late);

    expect(end - issued).to.equal(60);
    expectError(reply, 400, 'invalid_grant');
  });

  it('17 · a code that has ended is swept soon after', async () => {
    const { expiresAt } = await storedOf(on().world, 'AuthorizationCode', (await code()).code);

    expect(expiresAt - Date.now()).to.be.at.most(75_000);
  });

  describe('18 · a code in wrong hands', () => {
    const attempts: Record<string, (code: string, verifier: string) => Promise<Reply>> = {
      'another application with the verifier': (stolen, verifier) => redeem(on().issuer, on().rival, { code: stolen, verifier }),
      'another application with a verifier of its own': (stolen) =>
        redeem(on().issuer, on().rival, { code: stolen, verifier: aPkce().verifier }),
      'another redirect URI': (stolen, code_verifier) =>
        attempt({ code: stolen, code_verifier, redirect_uri: `${REDIRECT_URI}/` }),
      'no redirect URI': (stolen, code_verifier) => attempt({ code: stolen, code_verifier }),
      'another verifier': (stolen) => attempt({ code: stolen, code_verifier: aPkce().verifier, redirect_uri: REDIRECT_URI }),
      'the challenge as the verifier': (stolen, verifier) =>
        attempt({ code: stolen, code_verifier: challengeOf(verifier), redirect_uri: REDIRECT_URI }),
      'no verifier': (stolen) => attempt({ code: stolen, redirect_uri: REDIRECT_URI }),
      'the code in another case': (stolen, code_verifier) =>
        attempt({ code: stolen.toUpperCase(), code_verifier, redirect_uri: REDIRECT_URI }),
    };

    const attempt = (form: Record<string, string>): Promise<Reply> =>
      post(`${on().issuer}/token`, { grant_type: 'authorization_code', ...form }, on().registered.client);

    for (const [name, steal] of Object.entries(attempts)) {
      it(`yields nothing to ${name}, and stays good for its owner`, async () => {
        const mine = await code();

        const stolen = await steal(mine.code, mine.verifier);
        const own = await redeem(on().issuer, on().registered, mine);

        expect(stolen.status, stolen.text).to.equal(400);
        expect(stolen.body).not.to.have.any.keys('access_token', 'refresh_token', 'id_token');
        expectToken(own);
      });
    }
  });
});

describe('a replay behind a proxy (security.md 16, 78)', () => {
  const on = ground({ trustProxy: true });

  it('78 · is traced with the address that the proxy says', async () => {
    const { issuer, registered, member, services } = on();
    const { code, verifier } = await aCode(issuer, registered, member);
    const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, code_verifier: verifier };
    await post(`${issuer}/token`, form, registered.client);

    await post(`${issuer}/token`, form, registered.client, { 'X-Forwarded-For': '198.51.100.1, 203.0.113.9' });

    const filter = { applicationId: registered.application.id, action: 'authorization.replayed' };
    const replays = await services.directory.events(filter, { limit: 10 });
    expect(replays.map(({ address }) => address)).to.deep.equal(['203.0.113.9']);
  });
});

/** What an attacker sees of the verifier in the authorization request (RFC 7636 §4.2). */
function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
