import { expect } from 'chai';
import { setTimeout as pause } from 'node:timers/promises';
import { aRedisServer, type RedisServer } from '../adapters/redis-server.ts';
import { describeOnRedis } from '../adapters/redis-suite.ts';
import { aCode, companyToken, introspect, redeem } from '../flows/authorization.ts';
import { aBrowser } from '../flows/browser.ts';
import { aMember, anAdministrator, aPublishedApplication, enabledFor, type Member, type Registered } from '../flows/cast.ts';
import { aWorld, type Reply, type World } from '../flows/world.ts';
import { expectRefused, probe, RECOVERY_LIMIT } from './outage.ts';
import { aFaultProxy, type FaultProxy } from './proxy.ts';

describeOnRedis('a server whose Redis fails', () => {
  let redis: RedisServer;
  let proxy: FaultProxy;
  let world: World;
  let registered: Registered;
  let customer: Member;
  let token: string;

  beforeEach(async () => {
    redis = await aRedisServer();
    proxy = await aFaultProxy(redis.port);
    world = await aWorld({}, { artifactsUrl: `redis://127.0.0.1:${proxy.port}` });
    const { services } = world.app;
    registered = await aPublishedApplication(services);
    customer = await anAdministrator(services);
    await enabledFor(services, customer, registered);
    const { body } = await companyToken(world.issuer, registered, customer.company.id);
    token = String(body['access_token']);
  });
  afterEach(async () => {
    await world.close();
    await proxy.close();
    await redis.close();
  });

  const issue = (): Promise<Reply> => companyToken(world.issuer, registered, customer.company.id);
  const check = (): Promise<Reply> => introspect(world.issuer, registered.client, token);

  async function expectOutage(): Promise<void> {
    await expectRefused(issue);
    await expectRefused(check);
    await expectRefused(() => introspect(world.issuer, registered.client, `csn_at_${'x'.repeat(43)}`));
    expect(await probe(world.issuer, '/readyz')).to.deep.equal({
      status: 503,
      dependencies: { directory: 'up', artifacts: 'down' },
    });
    expect(await probe(world.issuer, '/livez')).to.have.property('status', 200);
  }

  async function expectRecovery(): Promise<void> {
    const deadline = performance.now() + RECOVERY_LIMIT;
    while ((await issue()).status !== 200 && performance.now() < deadline) await pause(50);

    expect(await issue()).to.have.property('status', 200);
    expect((await check()).body).to.have.property('active', true);
    expect(await probe(world.issuer, '/readyz')).to.deep.equal({
      status: 200,
      dependencies: { directory: 'up', artifacts: 'up' },
    });
  }

  it('answers 503 in time and names Redis while it is dead, and goes on when it is back', async () => {
    await redis.kill();
    await expectOutage();
    await redis.start();
    await expectRecovery();
  });

  it('answers 503 in time and names Redis while it stands still, and goes on after that', async () => {
    redis.freeze();
    await expectOutage();
    redis.thaw();
    await expectRecovery();
  });

  for (const latency of [1000, 2000]) {
    it(`answers 503 in time while Redis needs ${latency} ms, and goes on when it is faster`, async () => {
      proxy.latency = latency;
      await expectOutage();
      proxy.latency = 0;
      await expectRecovery();
    });
  }

  it('only takes longer while Redis needs 50 ms', async () => {
    proxy.latency = 50;

    expect(await issue()).to.have.property('status', 200);
    expect((await check()).body).to.have.property('active', true);
    expect(await probe(world.issuer, '/readyz')).to.have.property('status', 200);
  });

  it('calls no token inactive and issues none when an answer breaks off', async () => {
    proxy.cutAfter(2);
    await expectRefused(check);
    await expectRecovery();
    proxy.cutAfter(2);
    await expectRefused(issue);
    await expectRecovery();
  });

  it('refuses a code whose use it cannot settle, and never takes it twice', async () => {
    const { services } = world.app;
    const member = await aMember(services, customer.company);
    const code = await aCode(world.issuer, registered, member);
    const statuses: number[] = [];
    for (let bytes = 0; statuses.length < 10; bytes += 40) {
      if (bytes < 200) proxy.cutAfter(bytes);
      statuses.push((await redeem(world.issuer, registered, code)).status);
      await expectRecovery();
    }

    expect(statuses[0]).to.equal(503);
    expect(statuses.filter((status) => status === 200)).to.have.length.of.at.most(1);
    expect(statuses.every((status) => [200, 400, 503].includes(status))).to.equal(true);
  });

  it('tells people, too, and says in the log what it was', async () => {
    const member = await aMember(world.app.services, customer.company);
    await redis.command('CONFIG', 'SET', 'maxmemory', '1mb');
    const browser = aBrowser(world.issuer);
    const page = await browser.open(`${world.issuer}/administration/web-services/enable/${registered.application.id}`);
    const { loginId, password } = member.credentials;
    const answer = page.text.includes('name="login_id"') ? await browser.submit(page, { login_id: loginId, password }) : page;

    expect(answer.status).to.equal(503);
    expect(world.log.join('')).to.include('Redis is out of memory');
    await redis.command('CONFIG', 'SET', 'maxmemory', '0');
    await expectRecovery();
  });

  it('has lost tokens and sessions, and nothing else, when Redis was flushed', async () => {
    await redis.command('FLUSHALL');

    expect((await check()).body).to.deep.equal({ active: false });
    const { status, body } = await issue();
    expect(status).to.equal(200);
    expect((await introspect(world.issuer, registered.client, String(body['access_token']))).body).to.have.property(
      'active',
      true,
    );
  });
});
