import { expect } from 'chai';
import { poll } from '../flows/device.ts';
import { crowd, CROWD, expectOneWinner, tally } from './crowd.ts';
import { expectDead } from './families.ts';
import { anApprovedDevice } from './once.ts';
import { replaysOf, scene } from './scene.ts';

describe('a device code (RFC 8628) that many poll with at once, on several processes', () => {
  const played = scene();

  for (let round = 1; round <= 3; round += 1) {
    it(`15, 16 · yields tokens once at most, and none that live: round ${round}`, async () => {
      const { cluster, registered } = played();
      const device = await anApprovedDevice(played());
      const before = await replaysOf(played());

      const replies = await crowd(cluster.urls, (url) => poll(url, registered, device));

      // Who comes second may end the authorization before the first has its tokens.
      const { winners, refused } = expectOneWinner(replies, '400 invalid_grant', 0);
      await expectDead(played(), winners);
      expect((await replaysOf(played())).length - before.length).to.be.within(refused + winners.length - 1, CROWD - 1);
    });
  }

  it('16 · yields tokens to the first of two polls, which the second ends', async () => {
    const { cluster, registered } = played();
    const [here = '', there = ''] = cluster.urls;
    const device = await anApprovedDevice(played());

    const first = await poll(here, registered, device);
    const second = await poll(there, registered, device);

    expect(tally([first, second])).to.deep.equal({ '200': 1, '400 invalid_grant': 1 });
    await expectDead(played(), [first]);
  });
});
