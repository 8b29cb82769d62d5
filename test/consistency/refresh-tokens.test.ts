import { expect } from 'chai';
import { refresh } from '../flows/authorization.ts';
import { crowd, CROWD, expectOneWinner } from './crowd.ts';
import { expectDead } from './families.ts';
import { anOldRefreshToken } from './once.ts';
import { replaysOf, scene } from './scene.ts';

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
