import { expect } from 'chai';
import { aCode, introspect, redeem } from '../flows/authorization.ts';
import { aMember, anAdministrator, aPublishedApplication, enabledFor, type Member, type Registered } from '../flows/cast.ts';
import { aCluster, aRoamingBrowser, type Cluster } from './cluster.ts';
import { crowd, CROWD, tally } from './crowd.ts';
import { replaysOf } from './replays.ts';

describe('a code that many redeem at once, on two processes', () => {
  let cluster: Cluster;
  let registered: Registered;
  let member: Member;

  before(async () => {
    cluster = await aCluster();
    const { services } = cluster.world.app;
    registered = await aPublishedApplication(services);
    const administrator = await anAdministrator(services);
    await enabledFor(services, administrator, registered);
    member = await aMember(services, administrator.company);
  });
  after(() => cluster.close());

  for (let round = 1; round <= 5; round += 1) {
    it(`15, 16 · yields tokens once at most, and none that live: round ${round}`, async () => {
      const { world, urls } = cluster;
      const code = await aCode(world.issuer, registered, member, {}, aRoamingBrowser(cluster));
      const before = await replaysOf(world, registered);

      const replies = await crowd(urls, (url) => redeem(url, registered, code));

      expect(tally(replies)).to.deep.equal({ '200': 1, '400 invalid_grant': CROWD - 1 });
      const [won] = replies.filter(({ status }) => status === 200);
      for (const kind of ['access_token', 'refresh_token']) {
        const seen = await crowd(urls, (url) => introspect(url, registered.client, String(won?.body[kind])), 2);
        expect(seen.map(({ text }) => text)).to.deep.equal(['{"active":false}', '{"active":false}']);
      }
      expect(await replaysOf(world, registered)).to.have.lengthOf(before.length + CROWD - 1);
    });
  }
});
