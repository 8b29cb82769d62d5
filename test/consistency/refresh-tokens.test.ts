import { expect } from 'chai';
import { hashedId } from '../../server/provider/hashed-id.ts';
import { LIFETIMES } from '../../server/provider/lifetimes.ts';
import { aCode, redeem, refresh } from '../flows/authorization.ts';
import { crowd, CROWD, expectOneWinner } from './crowd.ts';
import { expectDead } from './families.ts';
import { replaysOf, type Scene, scene } from './scene.ts';

describe('a refresh token near its end (RFC 9700 §4.14.2)', () => {
  const played = scene();

  for (let round = 1; round <= 3; round += 1) {
    it(`19, 20 · that many use at once, on several processes, has one successor, and its family ends: round ${round}`, async () => {
      const { cluster, registered } = played();
      const refreshToken = await anOldRefreshToken(played());
      const before = await replaysOf(played());

      const replies = await crowd(cluster.urls, (url) => refresh(url, registered, refreshToken));

      const { winners, refused } = expectOneWinner(replies, '400 invalid_grant');
      await expectDead(played(), winners);
      expect((await replaysOf(played())).length - before.length).to.be.within(refused, CROWD - 1);
    });
  }

  it('19 · has one successor across the death of the process that exchanged it', async () => {
    const { cluster, registered } = played();
    const refreshToken = await anOldRefreshToken(played());
    const doomed = await cluster.join();
    const exchanged = await refresh(doomed.url, registered, refreshToken);
    doomed.child.kill('SIGKILL');
    await doomed.ended;
    const reborn = await cluster.join();

    const successor = await refresh(reborn.url, registered, String(exchanged.body['refresh_token']));
    const replayed = await refresh(reborn.url, registered, refreshToken);

    expect([exchanged.status, successor.status]).to.deep.equal([200, 200]);
    expect([replayed.status, replayed.body['error']]).to.deep.equal([400, 'invalid_grant']);
    await expectDead(played(), [exchanged]);
  });
});

/** One of which 80 % of its life have passed: what is stored of it was issued that long ago. */
async function anOldRefreshToken({ cluster, registered, member }: Scene): Promise<string> {
  const { issuer, storage } = cluster.world;
  const { body } = await redeem(issuer, registered, await aCode(issuer, registered, member));
  const refreshToken = String(body['refresh_token']);
  const key = { model: 'RefreshToken', id: hashedId(refreshToken) } as const;
  const artifact = await storage.artifacts.get(key);
  if (artifact === undefined) throw new Error('the refresh token is not stored under its hash');
  const aged = Object.entries(artifact.payload).map(([name, value]) => [
    name,
    isDate(name) ? Number(value) - AGE_SECONDS : value,
  ]);
  await storage.artifacts.put(key, { ...artifact, payload: Object.fromEntries(aged) });
  return refreshToken;
}

const AGE_SECONDS = LIFETIMES.refreshToken * 0.8;

function isDate(name: string): boolean {
  return name === 'iat' || name === 'exp' || name === 'iiat';
}
