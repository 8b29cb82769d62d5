import { expect } from 'chai';
import mongoose from 'mongoose';
import { migrateDirectory } from '../../adapters/index.ts';
import { aMongoServer, describeWithMongoServers, type MongoServer } from '../adapters/mongo-server.ts';
import { withOwnPrefix } from '../adapters/redis-suite.ts';
import { OPERATOR_SECRET } from '../flows/world.ts';
import { type Ended, failToStart, startServer, stopServer } from '../running/server-process.ts';
import { temporaryFolder } from '../running/temporary-folder.ts';

const DATABASE = 'countersign';

describeWithMongoServers('a MongoDB server that asks who comes', (redis) => {
  const folder = temporaryFolder();
  let mongo: MongoServer;

  before(async () => {
    mongo = await aMongoServer();
    await migrateDirectory(`${mongo.url}/${DATABASE}`);
    const connection = await mongoose.createConnection(`${mongo.url}/${DATABASE}`).asPromise();
    for (const [name, role] of Object.entries({ reader: 'read', writer: 'readWrite' })) {
      await connection
        .getClient()
        .db(DATABASE)
        .command({ createUser: name, pwd: 'sesame', roles: [{ role, db: DATABASE }] });
    }
    await connection.close();
    await mongo.kill();
    await mongo.start('--auth');
  });
  after(() => mongo.close());

  const settings = (login: string) => ({
    DIRECTORY_URL: `mongodb://${login}127.0.0.1:${mongo.port}/${DATABASE}`,
    ARTIFACTS_URL: withOwnPrefix(redis),
    SERVER_KEY: Buffer.alloc(32, 7).toString('base64url'),
    OPERATOR_SECRET,
  });

  function expectSentence({ code, stderr, stdout }: Ended): void {
    expect(stderr).to.match(
      /The MongoDB server refuses this user \(DIRECTORY_URL\): .*authSource.*"readWrite" on the database\./,
    );
    expect(code).to.equal(78);
    expect(stderr + stdout).not.to.include('sesame');
  }

  for (const [who, login] of Object.entries({
    'a user who may only read': 'reader:sesame@',
    'a wrong password': 'writer:sesame2@',
    'somebody unknown': 'nobody:sesame@',
    nobody: '',
  })) {
    it(`is told apart from one that is not there: with ${who} the start says what to do`, async () => {
      expectSentence(await failToStart(folder(), settings(login)));
    });
  }

  it('takes a user with "readWrite" on the database', async () => {
    const server = await startServer(folder(), settings('writer:sesame@'));

    expect((await fetch(`${server.url}/readyz`)).status).to.equal(200);
    expect(await stopServer(server)).to.equal(0);
  });
});
