import { expect } from 'chai';
import { aCode, redeem } from '../flows/authorization.ts';
import { aRoamingBrowser } from './cluster.ts';
import { crowd, CROWD, expectOneWinner } from './crowd.ts';
import { expectDead } from './families.ts';
import { replaysOf, scene } from './scene.ts';

const ROUNDS = 5;

describe('a code (RFC 6749 §4.1.2) that many redeem at once, on several processes', () => {
  const played = scene();

  for (let round = 1; round <= ROUNDS; round += 1) {
    it(`15, 16 · yields tokens once, ends them for the others’ sake and traces each of those: round ${round}`, async () => {
      const { cluster, registered, member } = played();
      const code = await aCode(cluster.world.issuer, registered, member, {}, aRoamingBrowser(cluster));
      const before = await replaysOf(played());

      const replies = await crowd(cluster.urls, (url) => redeem(url, registered, code));

      const { winners, refused } = expectOneWinner(replies, '400 invalid_grant');
      await expectDead(played(), winners);
      expect((await replaysOf(played())).length - before.length).to.be.within(refused, CROWD - 1);
    });
  }
});
