import { expect } from 'chai';
import { aMongoDatabase } from '../adapters/mongo-databases.ts';
import { describeWithMongoServers } from '../adapters/mongo-server.ts';
import { openProxy, type Proxy } from '../adapters/mongo-proxy.ts';
import { withOwnPrefix } from '../adapters/redis-suite.ts';
import { settingsOfPeers } from '../consistency/cluster.ts';
import { companyToken, introspect } from '../flows/authorization.ts';
import { anAdministrator, aPublishedApplication, enabledFor, type Member, type Registered } from '../flows/cast.ts';
import { aWorld, type World } from '../flows/world.ts';
import { type ServerProcess, startServer, stopServer } from '../running/server-process.ts';

const SERVER = process.env['TEST_MONGODB_URL'] ?? '';
/** What a primary says that asks the others first and is no longer theirs; other reads it may still answer, for some seconds. */
const DEPOSED = { error: { code: 10107, codeName: 'NotWritablePrimary', errmsg: 'not primary' } };

describeWithMongoServers('a primary of MongoDB that was deposed and does not know it', (redis) => {
  let proxy: Proxy;
  /** The way to the database that leads past the proxy is `world`'s; this one is the other servers'. */
  let onTheWay: string;
  let world: World;
  let registered: Registered;
  let customer: Member;
  /** What reads ask for, in the order in which they come. */
  const levels: unknown[] = [];

  before(async () => {
    proxy = await openProxy(SERVER);
    const directoryUrl = aMongoDatabase(SERVER);
    onTheWay = proxy.url(new URL(directoryUrl).pathname.slice(1));
    world = await aWorld({}, { directoryUrl, artifactsUrl: withOwnPrefix(redis) });
    const { services } = world.app;
    registered = await aPublishedApplication(services);
    customer = await anAdministrator(services);
    await enabledFor(services, customer, registered);
  });
  after(async () => {
    await world.close();
    await proxy.close();
  });

  /** A server of its own with that setting, while the primary is deposed. */
  async function beside(reads: string, ask: (server: ServerProcess) => Promise<void>): Promise<void> {
    const server = await startServer(world.folder, {
      ...settingsOfPeers(world),
      DIRECTORY_URL: onTheWay,
      DIRECTORY_READS: reads,
    });
    levels.length = 0;
    proxy.decide = (command, { readConcern }) => {
      if (command !== 'find') return undefined;
      const { level } = readConcern as { level?: string };
      levels.push(level);
      return level === 'linearizable' ? DEPOSED : undefined;
    };
    try {
      await ask(server);
    } finally {
      proxy.decide = () => undefined;
      await stopServer(server);
    }
  }

  it('is believed with DIRECTORY_READS=majority: what was true before it was deposed is true for some seconds more', async () => {
    await beside('majority', async ({ url }) => {
      expect(await companyToken(url, registered, customer.company.id)).to.have.property('status', 200);
      expect(new Set(levels)).to.deep.equal(new Set(['majority']));
    });
  });

  it('is not with DIRECTORY_READS=linearizable: nothing is issued, nothing called active or inactive, nobody signed in', async () => {
    const { body } = await companyToken(world.issuer, registered, customer.company.id);

    await beside('linearizable', async ({ url }) => {
      const issued = await companyToken(url, registered, customer.company.id);
      const checked = await introspect(url, registered.client, String(body['access_token']));

      for (const { status, headers, text } of [issued, checked]) {
        expect([status, headers.get('Retry-After')], text).to.deep.equal([503, '1']);
      }
      expect(levels).to.include('linearizable');
    });
  });

  it('that is the primary after all answers with DIRECTORY_READS=linearizable as with the other', async () => {
    const settings = { ...settingsOfPeers(world), DIRECTORY_URL: onTheWay, DIRECTORY_READS: 'linearizable' };
    const server = await startServer(world.folder, settings);

    const { status, body } = await companyToken(server.url, registered, customer.company.id);
    const { body: checked } = await introspect(server.url, registered.client, String(body['access_token']));
    await stopServer(server);

    expect([status, checked['active']]).to.deep.equal([200, true]);
  });
});
