import { expect } from 'chai';
import { aCode, redeem } from '../flows/authorization.ts';
import { aRoamingBrowser } from './cluster.ts';
import { crowd, CROWD, tally, winners } from './crowd.ts';
import { expectDead } from './families.ts';
import { replaysOf, scene } from './scene.ts';

const ROUNDS = 5;

describe('a code (RFC 6749 §4.1.2) that many redeem at once, on two processes', () => {
  const played = scene();

  for (let round = 1; round <= ROUNDS; round += 1) {
    it(`15, 16 · yields tokens once, ends them for the others’ sake and traces each of those: round ${round}`, async () => {
      const { cluster, registered, member } = played();
      const code = await aCode(cluster.world.issuer, registered, member, {}, aRoamingBrowser(cluster));
      const before = await replaysOf(played());

      const replies = await crowd(cluster.urls, (url) => redeem(url, registered, code));

      expect(tally(replies)).to.deep.equal({ '200': 1, '400 invalid_grant': CROWD - 1 });
      await expectDead(played(), winners(replies));
      expect(await replaysOf(played())).to.have.lengthOf(before.length + CROWD - 1);
    });
  }
});
