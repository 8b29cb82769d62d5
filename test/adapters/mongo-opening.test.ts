import { expect } from 'chai';
import mongoose, { type Connection } from 'mongoose';
import { migrateDirectory } from '../../adapters/index.ts';
import { openMongoDirectory } from '../../adapters/mongo/mongo.ts';
import { aCompany, write } from '../builders.ts';
import { startPeer } from './contract/peer.ts';
import { describeOnMongo } from './mongo-databases.ts';

const MIGRATE = /countersign migrate/;

describeOnMongo('a MongoDB database', (databases) => {
  /** What opening throws. */
  async function refusal(url: string): Promise<unknown> {
    return openMongoDirectory({ url }).then(
      (opened) => opened.close(),
      (error: unknown) => error,
    );
  }

  /** Does something to a database past the product. */
  async function inside<T>(url: string, action: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = await mongoose.createConnection(url).asPromise();
    try {
      return await action(connection);
    } finally {
      await connection.close();
    }
  }

  describe('that nobody has prepared', () => {
    it('is not opened, and the sentence says what to run', async () => {
      const url = databases.fresh();

      expect(await refusal(url))
        .to.include({ name: 'StoreUnusable' })
        .and.have.property('message')
        .that.matches(MIGRATE)
        .and.includes(new URL(url).pathname.slice(1));
    });

    it('is made ready by a migration, which can be run again', async () => {
      const url = databases.fresh();

      await migrateDirectory(url);
      await migrateDirectory(url);

      expect(await refusal(url)).to.equal(undefined);
    });

    it('is made ready by many migrations at once', async () => {
      const url = databases.fresh();

      await Promise.all(Array.from({ length: 8 }, () => migrateDirectory(url)));

      expect(await refusal(url)).to.equal(undefined);
    });
  });

  describe('that is in use', () => {
    it('keeps what is in it through a migration', async () => {
      const url = await databases.ready();
      const { directory, close } = await openMongoDirectory({ url });
      const company = aCompany();
      await directory.commit([write('company', company)], []);

      await migrateDirectory(url);

      expect(await directory.get('company', company.id)).to.deep.equal(company);
      await close();
    });

    it('is opened by many at once', async () => {
      const url = await databases.ready();

      const opened = await Promise.all(Array.from({ length: 8 }, () => openMongoDirectory({ url })));

      await Promise.all(opened.map(({ close }) => close()));
    });

    it('answers another process that opens it by its URL', async () => {
      const peer = await startPeer({ directoryUrl: await databases.ready(), artifactsUrl: databases.artifacts() });
      const [outcome] = await peer.makeCalls([{ port: 'directory', method: 'get', args: ['company', 'co_'] }]);

      expect(outcome).to.deep.equal({ value: undefined });
      await peer.stop();
    });

    it('answers nothing more once it is closed', async () => {
      const { directory, ping, close } = await openMongoDirectory({ url: await databases.ready() });
      await close();

      for (const attempt of [ping(), directory.get('company', 'co_'), directory.commit([write('company', aCompany())], [])]) {
        expect(await (attempt as Promise<unknown>).catch((error: unknown) => error)).to.have.property(
          'name',
          'StorageUnavailable',
        );
      }
    });
  });

  describe('that is not as it must be', () => {
    it('is not opened while it lacks an index, which is named, until the next migration', async () => {
      const url = await databases.ready();
      await inside(url, (connection) => connection.collection('records').dropIndex('claims'));

      const lacking = await refusal(url);
      await migrateDirectory(url);

      expect(lacking)
        .to.have.property('message')
        .that.matches(/claims of records/)
        .and.matches(MIGRATE);
      expect(await refusal(url)).to.equal(undefined);
    });

    it('is not prepared where an index of ours is another one', async () => {
      const url = await databases.ready();
      await inside(url, async (connection) => {
        await connection.collection('records').dropIndex('claims');
        await connection.collection('records').createIndex({ claims: 1 }, { name: 'claims' });
      });

      expect(await migrateDirectory(url).catch((error: unknown) => error))
        .to.include({ name: 'StoreUnusable' })
        .and.have.property('message')
        .that.matches(/drop it and try again/);
    });

    it('is neither prepared nor opened where another program has its data, which stay', async () => {
      const url = databases.fresh();
      await inside(url, (connection) => connection.collection('orders').insertOne({ total: 7 }));

      const error = await migrateDirectory(url).catch((reason: unknown) => reason);

      expect(error)
        .to.include({ name: 'StoreUnusable' })
        .and.have.property('message')
        .that.matches(/another program/);
      expect(await refusal(url)).to.have.property('name', 'StoreUnusable');
      expect(await inside(url, (connection) => connection.listCollections())).to.have.lengthOf(1);
    });

    it('is not opened when another version has written it', async () => {
      const url = await databases.ready();
      await inside(url, (connection) => connection.collection('countersign').updateOne({}, { $set: { format: 99 } }));

      for (const error of [await refusal(url), await migrateDirectory(url).catch((reason: unknown) => reason)]) {
        expect(error)
          .to.include({ name: 'StoreUnusable' })
          .and.have.property('message')
          .that.matches(/format 99/);
      }
    });

    it('is not opened while a copy into it is not complete', async () => {
      const url = await databases.ready();
      await inside(url, (connection) => connection.collection('countersign').updateOne({}, { $set: { incomplete: true } }));

      expect(await refusal(url))
        .to.have.property('message')
        .that.matches(/countersign copy/);
    });
  });
});
