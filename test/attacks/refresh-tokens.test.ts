import { expect } from 'chai';
import { LIFETIMES, refreshTokenLife } from '../../server/provider/lifetimes.ts';
import { aCode, introspect, redeem, refresh } from '../flows/authorization.ts';
import { post, type Reply } from '../flows/world.ts';
import { expectError, expectToken, ground } from './ground.ts';
import { dateOf, nowSeconds, redate } from './stored.ts';

const DAY = 24 * 3_600;

describe('attacks with refresh tokens (security.md §1)', () => {
  const on = ground();

  async function aRefreshToken(): Promise<string> {
    const { body } = await redeem(on().issuer, on().registered, await aCode(on().issuer, on().registered, on().member));
    return String(body['refresh_token']);
  }

  /** One that was issued so many days ago, in a family of that age. */
  async function anAgedRefreshToken(daysOld: number, familyDays = daysOld): Promise<string> {
    const token = await aRefreshToken();
    const now = nowSeconds();
    const dates = { iat: now - daysOld * DAY, exp: now - daysOld * DAY + LIFETIMES.refreshToken, iiat: now - familyDays * DAY };
    await redate(on().world, 'RefreshToken', token, dates);
    return token;
  }

  const use = (token: string): Promise<Reply> => refresh(on().issuer, on().registered, token);
  const isActive = async (token: unknown): Promise<unknown> =>
    (await introspect(on().issuer, on().registered.client, String(token))).body['active'];

  it('18 · another application gets nothing for it, and ends nothing', async () => {
    const token = await aRefreshToken();

    const stolen = await refresh(on().issuer, on().rival, token);
    const byPublicClient = await post(`${on().issuer}/token`, {
      grant_type: 'refresh_token',
      client_id: 'countersign-cli',
      refresh_token: token,
    });
    const own = await use(token);

    expectError(stolen, 400, 'invalid_grant');
    expectError(byPublicClient, 400, 'invalid_grant');
    expectToken(own);
  });

  it('20 · replaying an exchanged one ends the family, and leaves a trace', async () => {
    const old = await anAgedRefreshToken(130);
    const exchanged = await use(old);

    const replayed = await use(old);

    expect(exchanged.body['refresh_token']).to.be.a('string').and.not.to.equal(old);
    expectError(replayed, 400, 'invalid_grant');
    expect(await isActive(exchanged.body['access_token'])).to.equal(false);
    expect(await isActive(exchanged.body['refresh_token'])).to.equal(false);
    expectError(await use(String(exchanged.body['refresh_token'])), 400, 'invalid_grant');
    const filter = { applicationId: on().registered.application.id, action: 'authorization.replayed' };
    const [event] = await on().services.directory.events(filter, { limit: 10 });
    expect(event?.after).to.deep.equal({ artifact: 'RefreshToken' });
  });

  it('20 · another application’s replay of an exchanged one ends nothing', async () => {
    const old = await anAgedRefreshToken(130);
    const exchanged = await use(old);

    const stolen = await refresh(on().issuer, on().rival, old);

    expectError(stolen, 400, 'invalid_grant');
    expect(await isActive(exchanged.body['access_token'])).to.equal(true);
  });

  it('20 · one that is far from its end stays, so that a lost answer ends nothing', async () => {
    const token = await anAgedRefreshToken(100);

    const first = await use(token);
    const second = await use(token);

    expect([first.body['refresh_token'], second.body['refresh_token']]).to.deep.equal([token, token]);
  });

  it('22 · exchanging it again and again does not move the family’s end', async () => {
    const familyBegan = nowSeconds() - 300 * DAY;
    const old = await anAgedRefreshToken(130, 300);

    const successor = String((await use(old)).body['refresh_token']);

    expect(await dateOf(on().world, 'RefreshToken', successor, 'iiat')).to.be.closeTo(familyBegan, 5);
    expect(await dateOf(on().world, 'RefreshToken', successor, 'exp')).to.be.closeTo(familyBegan + 365 * DAY, 5);
  });

  it('22 · one that has ended gets nothing', async () => {
    const over = await anAgedRefreshToken(181);

    expectError(await use(over), 400, 'invalid_grant');
  });

  it('22 · a successor lives 180 days, or what is left of the family’s year', () => {
    const now = 1_800_000_000_000;
    const bornDaysAgo = (days: number) => ({ iiat: now / 1_000 - days * DAY });

    expect(refreshTokenLife({}, now)).to.equal(180 * DAY);
    expect(refreshTokenLife(bornDaysAgo(100), now)).to.equal(180 * DAY);
    expect(refreshTokenLife(bornDaysAgo(300), now)).to.equal(65 * DAY);
    expect(refreshTokenLife(bornDaysAgo(366), now)).to.equal(1);
  });
});
