import { expect } from 'chai';
import { describeWithMongoServers } from '../adapters/mongo-server.ts';
import { aMongoDatabase } from '../adapters/mongo-databases.ts';
import { openProxy, type Proxy } from '../adapters/mongo-proxy.ts';
import { withOwnPrefix } from '../adapters/redis-suite.ts';
import { aCode, companyToken, introspect, redeem } from '../flows/authorization.ts';
import { createResourceServer } from '../../server/operations/resource-servers.ts';
import {
  aMember,
  anAdministrator,
  aPublishedApplication,
  enabledFor,
  type Member,
  OPERATOR,
  type Registered,
} from '../flows/cast.ts';
import { aWorld, type World } from '../flows/world.ts';

const SERVER = process.env['TEST_MONGODB_URL'] ?? '';

describeWithMongoServers('what a request costs in MongoDB', (redis) => {
  let proxy: Proxy;
  let world: World;
  let registered: Registered;
  let customer: Member;
  let member: Member;
  /** The ids that each read asked for, as far as they are known by name. */
  const reads: string[][] = [];

  before(async () => {
    proxy = await openProxy(SERVER);
    const directoryUrl = proxy.url(new URL(aMongoDatabase(SERVER)).pathname.slice(1));
    world = await aWorld({}, { directoryUrl, artifactsUrl: withOwnPrefix(redis) });
    const { services } = world.app;
    registered = await aPublishedApplication(services);
    customer = await anAdministrator(services);
    member = await aMember(services, customer.company);
    await enabledFor(services, customer, registered);
    proxy.decide = (command, { filter }) => {
      if (command === 'find') reads.push(nounsOf(filter));
      return undefined;
    };
  });
  after(async () => {
    await world.close();
    await proxy.close();
  });

  /** What a request reads, without what the server does by itself, all of which it lists or writes. */
  async function readsOf(request: () => Promise<unknown>): Promise<string[][]> {
    reads.length = 0;
    await request();
    return reads.filter((nouns) => nouns.length > 0);
  }

  it('is one read of the application and one round trip for companies and enablement, for client credentials', async () => {
    const read = await readsOf(() => companyToken(world.issuer, registered, customer.company.id));

    expect(read).to.deep.equal([['application'], ['company', 'company', 'enablement']]);
  });

  it("is two round trips for the introspection of a company's token", async () => {
    const { body } = await companyToken(world.issuer, registered, customer.company.id);

    const read = await readsOf(async () => {
      const { body: answer } = await introspect(world.issuer, registered.client, String(body['access_token']));
      expect(answer).to.have.property('active', true);
    });

    expect(read).to.deep.equal([['application'], ['company', 'company', 'enablement']]);
  });

  it("is as many for the introspection of a user's token, with the user and the connection in the second", async () => {
    const { body } = await redeem(world.issuer, registered, await aCode(world.issuer, registered, member));

    const read = await readsOf(async () => {
      const { body: answer } = await introspect(world.issuer, registered.client, String(body['access_token']));
      expect(answer).to.have.property('active', true);
    });

    expect(read).to.deep.equal([['application'], ['company', 'company', 'connection', 'enablement', 'user']]);
  });

  it('is one read of the resource server and one round trip for a company’s token that it introspects', async () => {
    const { record, secret } = await createResourceServer(world.app.services, OPERATOR, { name: 'Expense API' });
    const { body } = await companyToken(world.issuer, registered, customer.company.id);

    const read = await readsOf(async () => {
      const { body: answer } = await introspect(world.issuer, { id: record.id, secret }, String(body['access_token']));
      expect(answer).to.have.property('active', true);
    });

    expect(read).to.deep.equal([['resourceServer'], ['application', 'company', 'company', 'enablement']]);
  });

  it('is one read for a secret that is wrong, and for an application that does not exist', async () => {
    const { id } = registered.client;

    const wrong = await readsOf(() => introspect(world.issuer, { id, secret: 'wrong' }, 'x'));
    const unknown = await readsOf(() => introspect(world.issuer, { id: `${id.slice(0, -1)}0`, secret: 'wrong' }, 'x'));

    expect([wrong, unknown]).to.deep.equal([[['application']], [['application']]]);
  });
});

/** The nouns of the records that a filter names by their ids, in the order of the alphabet. */
function nounsOf(filter: unknown): string[] {
  const { _id: ids } = filter as { _id?: { $in?: string[] } };
  return (ids?.$in ?? []).map((id) => id.split('/', 1)[0] ?? '').toSorted();
}
