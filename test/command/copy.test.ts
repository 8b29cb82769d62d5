import { expect } from 'chai';
import mongoose from 'mongoose';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDirectoryImport, openStorage } from '../../adapters/index.ts';
import { openMongoDirectory } from '../../adapters/mongo/mongo.ts';
import { copyDirectory } from '../../server/command/copying.ts';
import { compare } from '../../server/command/comparing.ts';
import { firstBreak } from '../../server/domain/audit.ts';
import type { Change } from '../../server/domain/records.ts';
import type { Directory, Storage } from '../../server/storage.ts';
import { describeOnMongo } from '../adapters/mongo-databases.ts';
import {
  aCompany,
  aConnection,
  anApplication,
  anEnablement,
  anEvent,
  aResourceServer,
  aSigningKey,
  aUser,
  replace,
  T0,
  write,
} from '../builders.ts';
import { countersign } from './run.ts';

describeOnMongo('moving a directory to MongoDB', (databases) => {
  const company = aCompany();
  const enablement = anEnablement({ companyId: company.id });
  const COMPANIES = 700;
  let folder: string;
  let url: string;
  let source: Storage;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'countersign-'));
    url = `lmdb:${join(folder, 'store')}`;
    source = await openStorage(url);
    const records: Change[] = [
      write('company', company),
      write('user', aUser({ companyId: company.id, roles: ['admin'] })),
      write('application', anApplication({ jwks: { keys: [{ kty: 'EC', x: 'ü' }] } })),
      write('enablement', enablement),
      write('connection', aConnection({ scopes: [] })),
      write('resourceServer', aResourceServer()),
      write('signingKey', aSigningKey()),
    ];
    const many = Array.from({ length: COMPANIES }, () => write('company', aCompany()));
    const events = Array.from({ length: 300 }, () => [anEvent(), anEvent({ companyId: company.id, address: '192.0.2.1' })]);
    await source.directory.commit([...records, ...many], events.flat());
    await source.directory.touch([{ id: enablement.id, at: T0 }]);
  });
  afterEach(async () => {
    await source.close();
    rmSync(folder, { recursive: true });
  });

  async function copyTo(destinationUrl: string) {
    const destination = await openDirectoryImport(destinationUrl);
    try {
      return await copyDirectory(source.directory, destination);
    } finally {
      await destination.close();
    }
  }

  async function at<T>(destinationUrl: string, action: (directory: Directory) => Promise<T>): Promise<T> {
    const { directory, close } = await openMongoDirectory({ url: destinationUrl });
    try {
      return await action(directory);
    } finally {
      await close();
    }
  }

  it('brings every record, every event with its hash, and the times of the last use', async () => {
    const to = await databases.ready();

    const { records, events, written } = await copyTo(to);

    expect(Object.fromEntries(records)).to.include({ company: COMPANIES + 1, user: 1, application: 1, enablement: 1 });
    expect([events, written]).to.deep.equal([600, COMPANIES + 7 + 600]);
    await at(to, async (directory) => {
      const { missing, outdated } = await compare(source.directory, directory);
      expect([missing, outdated]).to.deep.equal([0, []]);
      expect(await directory.lastUsed([enablement.id])).to.deep.equal([T0]);
      const trail = await directory.events({ companyId: company.id }, { limit: 1000 });
      expect(trail).to.deep.equal(await source.directory.events({ companyId: company.id }, { limit: 1000 }));
    });
  });

  it('goes on where the chains ended, and names stay taken', async () => {
    const to = await databases.ready();
    await copyTo(to);

    await at(to, async (directory) => {
      const rival = directory.commit([write('company', aCompany({ domain: company.domain }))], []);
      expect(await rival.catch((error: unknown) => error)).to.have.property('code', 'conflict');
      await directory.commit([], [anEvent({ companyId: company.id, action: 'next' })]);
      const trail = await directory.events({ companyId: company.id }, { limit: 1000 });
      expect(trail.at(-1)).to.include({ action: 'next', previous_hash: trail.at(-2)?.hash });
      expect(firstBreak(trail)).to.equal(undefined);
    });
  });

  it('can be done again, and writes nothing then', async () => {
    const to = await databases.ready();
    await copyTo(to);

    expect((await copyTo(to)).written).to.equal(0);
  });

  it('brings what the source has got since, also where names have changed hands', async () => {
    const to = await databases.ready();
    const heir = aCompany();
    await source.directory.commit([write('company', heir)], []);
    await copyTo(to);
    const [from, dest] = [{ domain: `was-${company.domain}` }, { domain: company.domain }];
    await source.directory.commit([replace('company', company, from), replace('company', heir, dest)], [anEvent()]);

    expect((await copyTo(to)).written).to.equal(3);
    await at(to, async (directory) => {
      expect(await directory.get('company', heir.id)).to.include({ revision: 2, ...dest });
    });
  });

  it('that was broken off is not served from, and can be completed', async () => {
    const to = await databases.ready();
    const destination = await openDirectoryImport(to);
    await destination.begin();
    await destination.insertRecords([write('company', company)]);
    await destination.close();

    const refused = await openMongoDirectory({ url: to }).catch((error: unknown) => error);
    const { written } = await copyTo(to);

    expect(refused)
      .to.have.property('message')
      .that.matches(/countersign copy/);
    expect(written).to.equal(COMPANIES + 6 + 600);
    await at(to, async (directory) => expect(await directory.get('company', company.id)).to.deep.equal(company));
  });

  const foreign: readonly (readonly [what: string, act: (directory: Directory) => Promise<boolean>])[] = [
    ['a record of its own', (directory) => directory.commit([write('user', aUser())], [])],
    ['a newer record', (directory) => directory.commit([replace('company', company, { epoch: 1 })], [])],
    ['an event of its own', (directory) => directory.commit([], [anEvent()])],
  ];
  for (const [what, act] of foreign) {
    it(`is refused where the destination has ${what}, and changes nothing there`, async () => {
      const to = await databases.ready();
      await copyTo(to);
      await at(to, act);
      await source.directory.commit([write('company', aCompany())], []);

      const error = await copyTo(to).catch((reason: unknown) => reason);

      expect(error).to.have.property('name', 'StartFault');
      expect(String(error)).to.match(/Nothing was copied/);
      await at(to, async (directory) => {
        expect(await directory.list('company', { all: true }, { limit: 1000 })).to.have.lengthOf(COMPANIES + 1);
      });
    });
  }

  it('is refused when the trail that is to be brought was altered', async () => {
    const to = await databases.ready();
    await copyTo(to);
    const connection = await mongoose.createConnection(to).asPromise();
    await connection.collection('events').updateOne({ company_id: company.id }, { $set: { action: 'forged' } });
    await connection.close();

    await at(to, async (directory) => {
      const error = await compare(directory, source.directory).catch((reason: unknown) => reason);
      expect(String(error)).to.match(/audit trail does not hang together at evt_/);
    });
  });

  it('is one command, which says what it brought', async () => {
    const to = databases.fresh();
    await source.close();

    const { code, stdout, stderr } = await countersign(['copy', '--from', url, '--to', to]);
    const again = await countersign(['copy', '--from', url], { DIRECTORY_URL: to });
    source = await openStorage(url);

    expect([code, stderr]).to.deep.equal([0, '']);
    expect(stdout)
      .to.include(`company ${COMPANIES + 1}`)
      .and.include('audit event 600')
      .and.include('SERVER_KEY');
    expect(again.stdout).to.include('It was there already.');
  });
});
