import { expect } from 'chai';
import { aMonitor, type Monitor } from '../adapters/redis-monitor.ts';
import { aRedisServer, type RedisServer } from '../adapters/redis-server.ts';
import { describeOnRedis } from '../adapters/redis-suite.ts';
import { aCode, companyToken, introspect, redeem } from '../flows/authorization.ts';
import { aMember, anAdministrator, aPublishedApplication, enabledFor, type Member, type Registered } from '../flows/cast.ts';
import { aWorld, type World } from '../flows/world.ts';

describeOnRedis('what a request costs in Redis', () => {
  let redis: RedisServer;
  let monitor: Monitor;
  let world: World;
  let registered: Registered;
  let customer: Member;
  let member: Member;

  before(async () => {
    redis = await aRedisServer();
    world = await aWorld({}, { artifactsUrl: redis.url });
    const { services } = world.app;
    registered = await aPublishedApplication(services);
    customer = await anAdministrator(services);
    member = await aMember(services, customer.company);
    await enabledFor(services, customer, registered);
    // From here on Redis knows the scripts.
    await companyToken(world.issuer, registered, customer.company.id);
    monitor = await aMonitor(redis);
  });
  after(async () => {
    monitor.close();
    await world.close();
    await redis.close();
  });

  const names = async (): Promise<string[]> => (await monitor.commands()).map(({ name }) => name);

  it('is one write for client credentials', async () => {
    await companyToken(world.issuer, registered, customer.company.id);

    expect(await names()).to.deep.equal(['EVALSHA']);
  });

  it("is one read for the introspection of a company's token", async () => {
    const { body } = await companyToken(world.issuer, registered, customer.company.id);
    await monitor.commands();
    const { body: answer } = await introspect(world.issuer, registered.client, String(body['access_token']));

    expect(answer).to.have.property('active', true);
    expect(await names()).to.deep.equal(['GET']);
  });

  it("is two reads for the introspection of a user's token: the token, and the grant that it was issued under", async () => {
    const code = await aCode(world.issuer, registered, member);
    const { body } = await redeem(world.issuer, registered, code);
    await monitor.commands();
    const { body: answer } = await introspect(world.issuer, registered.client, String(body['access_token']));

    expect(answer).to.have.property('active', true);
    expect(await names()).to.deep.equal(['GET', 'GET']);
  });
});
