import { expect } from 'chai';
import { secretUseId } from '../../server/domain/secret.ts';
import { aPublishedApplication, type Registered } from './cast.ts';
import { aWorld, post, type World } from './world.ts';

describe('the last use of a secret', () => {
  let world: World;
  let used: Registered;
  let tried: Registered;

  before(async () => {
    world = await aWorld();
    [used, tried] = [await aPublishedApplication(world.app.services), await aPublishedApplication(world.app.services)];
  });
  after(() => world.close());

  it('is when it authenticated, and no wrong secret counts', async () => {
    const before = Date.now();
    const wrong = { ...tried.client, secret: used.client.secret };
    const answers = [
      await post(`${world.issuer}/token`, { grant_type: 'client_credentials' }, used.client),
      await post(`${world.issuer}/token`, { grant_type: 'client_credentials' }, wrong),
    ];
    await world.app.close();

    const ids = [used, tried].map(({ client }) => secretUseId(client.id));
    const [at, never] = await world.storage.directory.lastUsed(ids);

    expect(answers.map(({ status }) => status)).to.deep.equal([200, 401]);
    expect(at).to.be.within(before, Date.now());
    expect(never).to.equal(undefined);
  });
});
