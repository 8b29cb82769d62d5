import { expect } from 'chai';
import { setTimeout as pause } from 'node:timers/promises';
import { aMongoServer, describeWithMongoServers, type MongoServer } from '../adapters/mongo-server.ts';
import { withOwnPrefix } from '../adapters/redis-suite.ts';
import { aCode, authorizationUrl, companyToken, introspect, redeem } from '../flows/authorization.ts';
import { aBrowser } from '../flows/browser.ts';
import { aMember, anAdministrator, aPublishedApplication, enabledFor, type Member, type Registered } from '../flows/cast.ts';
import { aPkce, aWorld, call, personToken, type Reply, signIn, type World } from '../flows/world.ts';
import { ANSWER_LIMIT, expectRefused, probe, RECOVERY_LIMIT, SLACK } from './outage.ts';
import { aFaultProxy, type FaultProxy } from './proxy.ts';

describeWithMongoServers('a server whose MongoDB fails', (redis) => {
  let mongo: MongoServer;
  let proxy: FaultProxy;
  let world: World;
  let registered: Registered;
  let customer: Member;
  /** The owner's, for the management API. */
  let owner: string;
  let token: string;

  before(async () => {
    mongo = await aMongoServer();
  });
  beforeEach(async () => {
    proxy = await aFaultProxy(mongo.port);
    // Without it the driver would find the way past the proxy.
    const directoryUrl = `mongodb://127.0.0.1:${proxy.port}/faults-${proxy.port}?directConnection=true`;
    world = await aWorld({}, { directoryUrl, artifactsUrl: withOwnPrefix(redis) });
    const { services } = world.app;
    registered = await aPublishedApplication(services);
    customer = await anAdministrator(services);
    await enabledFor(services, customer, registered);
    owner = await personToken(world.issuer, registered.owner.credentials);
    token = String((await issue()).body['access_token']);
  });
  afterEach(async () => {
    mongo.thaw();
    await mongo.start();
    await world.close();
    await proxy.close();
  });
  after(() => mongo.close());

  const issue = (): Promise<Reply> => companyToken(world.issuer, registered, customer.company.id);
  const check = (): Promise<Reply> => introspect(world.issuer, registered.client, token);
  const application = (): string => `/applications/${registered.application.id}`;
  const rename = (): Promise<Reply> => call(world.issuer, owner, 'PATCH', application(), { description: 'Another.' });
  const newSecret = (): Promise<Reply> => call(world.issuer, owner, 'POST', `${application()}/secret`, {});
  const works = async (secret: string): Promise<number> =>
    (await companyToken(world.issuer, { ...registered, client: { ...registered.client, secret } }, customer.company.id)).status;

  async function expectOutage(): Promise<void> {
    await expectRefused(issue);
    await expectRefused(check);
    await expectRefused(() => introspect(world.issuer, registered.client, `csn_at_${'x'.repeat(43)}`));
    await expectRefused(() => introspect(world.issuer, { ...registered.client, secret: 'wrong' }, token));
    await expectRefused(rename);
    await expectRefused(() => fetch(authorizationUrl(world.issuer, registered, aPkce().challenge), { redirect: 'manual' }));
    expect(await probe(world.issuer, '/readyz')).to.deep.equal({
      status: 503,
      dependencies: { directory: 'down', artifacts: 'up' },
    });
    expect(await probe(world.issuer, '/livez')).to.have.property('status', 200);
  }

  async function expectRecovery(): Promise<void> {
    const deadline = performance.now() + RECOVERY_LIMIT;
    while ((await rename()).status !== 200 && performance.now() < deadline) await pause(50);

    expect(await rename()).to.have.property('status', 200);
    expect(await issue()).to.have.property('status', 200);
    expect((await check()).body).to.have.property('active', true);
    expect(await probe(world.issuer, '/readyz')).to.deep.equal({
      status: 200,
      dependencies: { directory: 'up', artifacts: 'up' },
    });
  }

  it('answers 503 in time and names the directory while it is dead, and goes on when it was restarted', async () => {
    await mongo.kill();
    await expectOutage();
    await mongo.start();
    await expectRecovery();
  });

  it('answers 503 in time and names the directory while it stands still, and goes on after that', async () => {
    mongo.freeze();
    await expectOutage();
    mongo.thaw();
    await expectRecovery();
  });

  for (const latency of [1000, 2000]) {
    it(`answers 503 in time while MongoDB needs ${latency} ms, and goes on when it is faster`, async () => {
      proxy.latency = latency;
      await expectOutage();
      proxy.latency = 0;
      await expectRecovery();
    });
  }

  for (const latency of [50, 200]) {
    it(`only takes longer while MongoDB needs ${latency} ms`, async () => {
      proxy.latency = latency;

      expect(await issue()).to.have.property('status', 200);
      expect((await check()).body).to.have.property('active', true);
      expect(await rename()).to.have.property('status', 200);
      expect(await probe(world.issuer, '/readyz')).to.have.property('status', 200);
    });
  }

  it('says nothing wrong, and nothing late, when an answer breaks off: what was read is read again, or it is 503', async () => {
    for (const bytes of [0, 2, 40, 200, 400, 800]) {
      proxy.cutAfter(bytes);
      const began = performance.now();
      const { status, body } = await check();

      expect(performance.now() - began).to.be.below(ANSWER_LIMIT + SLACK);
      if (status === 200) expect(body).to.have.property('active', true);
      else expect(status).to.equal(503);
      await expectRecovery();
    }
  });

  it('ends a secret or does not when the answer breaks off, and what was acknowledged is never undone', async () => {
    let { secret } = registered.client;
    for (const bytes of [0, 2, 40, 200, 400, 600, 1_000]) {
      proxy.cutAfter(bytes);
      const { status, body } = await newSecret();
      expect(status).to.be.oneOf([200, 503]);
      // What is shown is current; what was not shown may be, or the one before is.
      if (status === 200) {
        expect(await statusOnceUp(secret)).to.equal(401);
        secret = String(body['client_secret']);
        expect(await statusOnceUp(secret)).to.equal(200);
      } else {
        expect(await statusOnceUp(secret)).to.be.oneOf([200, 401]);
        secret = String((await newSecret()).body['client_secret']);
        expect(await works(secret)).to.equal(200);
      }
    }
  });

  it('keeps what it acknowledged through the death of MongoDB, and nothing by half', async () => {
    const { body } = await newSecret();
    await mongo.kill();
    await mongo.start();

    expect(await statusOnceUp(String(body['client_secret']))).to.equal(200);
    expect(await works(registered.client.secret)).to.equal(401);
    const filter = { applicationId: registered.application.id, action: 'application.secret_replaced' };
    expect(await world.app.services.directory.events(filter, { limit: 10 })).to.have.lengthOf(1);
  });

  it('refuses a code while the directory is away and takes it afterwards, once', async () => {
    const code = await aCode(world.issuer, registered, await aMember(world.app.services, customer.company));
    mongo.freeze();
    await expectRefused(() => redeem(world.issuer, registered, code));
    mongo.thaw();
    await statusOnceUp(registered.client.secret);

    const statuses = [await redeem(world.issuer, registered, code), await redeem(world.issuer, registered, code)];

    expect(statuses.map(({ status }) => status)).to.deep.equal([200, 400]);
  });

  it('tells people, too, and says in the log what it was', async () => {
    const browser = aBrowser(world.issuer);
    const page = await browser.open(authorizationUrl(world.issuer, registered, aPkce().challenge));
    await mongo.kill();

    const { status, text } = await signIn(browser, page, customer.credentials);
    await mongo.start();

    expect(status).to.equal(503);
    expect(text).to.contain('<html');
    expect(world.log.join('')).to.include('MongoDB does not answer');
    await expectRecovery();
  });

  /** With which status a secret is met once MongoDB is there again. */
  async function statusOnceUp(secret: string): Promise<number> {
    const deadline = performance.now() + RECOVERY_LIMIT;
    for (;;) {
      const status = await works(secret);
      if (status !== 503) return status;
      expect(performance.now()).to.be.below(deadline);
      await pause(50);
    }
  }
});
