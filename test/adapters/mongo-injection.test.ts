import { expect } from 'chai';
import mongoose from 'mongoose';
import { type Database, openDatabase } from '../../adapters/mongo/connection.ts';
import { mongoDirectory } from '../../adapters/mongo/directory.ts';
import { loginIdClaim } from '../../server/domain/records.ts';
import type { Directory } from '../../server/storage.ts';
import { aCompany, anApplication, anEnablement, anEvent, aUser, T0, unique, write } from '../builders.ts';
import { describeOnMongo } from './mongo-databases.ts';

/** What an attacker puts where a text belongs; each of them means "anything" to a database that takes it for an operator. */
const OPERATORS: readonly unknown[] = [
  { $ne: null },
  { $gt: '' },
  { $regex: '.*' },
  { $in: [] },
  { $exists: true },
  { $where: 'true' },
  { $expr: { $eq: [1, 1] } },
  { $not: { $eq: 'x' } },
  { $oid: '000000000000000000000000' },
  { $function: { body: 'return true', args: [], lang: 'js' } },
  [{ $ne: null }],
  ['$ne'],
  [],
  {},
  JSON.parse('{"__proto__":{"$ne":null}}'),
  { toString: 'x' },
  /.*/,
  true,
  0,
  null,
];

/** Texts that look like operators and are none. */
const TEXTS = ['{"$ne":null}', '$ne', '$where', 'a.b', '__proto__', 'constructor.prototype', '\0', '%', '*', '.*'];

describeOnMongo('74 · operators in the place of texts, on the MongoDB directory', (databases) => {
  const company = aCompany();
  const user = aUser({ companyId: company.id });
  const application = anApplication({ companyId: company.id, visibility: 'public' });
  const enablement = anEnablement({ companyId: company.id, applicationId: application.id });
  let database: Database;
  let directory: Directory;

  before(async () => {
    database = await openDatabase({ url: await databases.ready() });
    directory = mongoDirectory(database);
    const changes = [write('company', company), write('user', user), write('application', application)];
    await directory.commit([...changes, write('enablement', enablement)], [anEvent({ companyId: company.id })]);
    await directory.touch([{ id: enablement.id, at: T0 }]);
  });
  after(() => database.close());

  /** Everything that the directory can be asked with a text, asked with something else; all that comes back. */
  async function askedWith(value: unknown): Promise<unknown[]> {
    // The types forbid it; a hole in a schema at the rim would not.
    const id = value as never;
    const answers = await Promise.all([
      directory.get('company', id),
      directory.getMany('company', [id, id]),
      directory.userByLoginId(id),
      directory.standing({ application: id, ownerId: id, companyId: id, userId: id }),
      directory.list('user', { companyId: id }, { limit: 10 }),
      directory.list('application', { candidatesOf: id }, { limit: 10 }),
      directory.list('enablement', { applicationId: id }, { limit: 10 }),
      directory.list('connection', { userId: id }, { limit: 10 }),
      directory.lastUsed([id]),
      directory.events({ companyId: id, applicationId: id, action: id }, { limit: 10 }),
      directory.events({ applicationId: id }, { limit: 10 }),
    ]);
    return answers.flatMap((answer) => Object.values(answer ?? {})).filter((part) => part !== undefined);
  }

  for (const operator of OPERATORS) {
    it(`find nothing: ${JSON.stringify(operator)}`, async () => {
      const found = await askedWith(operator);

      // What was asked with comes back as the application of a standing that it was said to be; no record does.
      expect(found.filter((part) => part !== operator)).to.deep.equal([]);
    });

    if (!isOperator(operator)) continue;
    it(`are refused by the schemas, whatever the code before them does: ${JSON.stringify(operator)}`, async () => {
      const value = operator as never;
      const asked = [
        database.records.find({ _id: value }),
        database.records.find({ claims: value }),
        database.nouns.user.find({ companyId: value }),
        database.events.find({ company_id: value }),
        database.uses.find({ _id: value }),
      ];

      for (const query of asked) expect(await outcomeOf(query)).to.satisfy(isHarmless);
    });
  }

  for (const text of TEXTS) {
    it(`find nothing as a text: ${JSON.stringify(text)}`, async () => {
      const open = await directory.list('application', { candidatesOf: text as never }, { limit: 10 });

      expect(open).to.deep.equal([application]);
      expect(await directory.get('company', text)).to.equal(undefined);
      expect(await directory.userByLoginId(text)).to.equal(undefined);
      expect(await directory.list('user', { companyId: text as never }, { limit: 10 })).to.deep.equal([]);
      expect(await directory.events({ action: text }, { limit: 10 })).to.deep.equal([]);
    });

    it(`can be a name, and finds its own: ${JSON.stringify(text)}`, async () => {
      const named = aUser({ loginId: text, name: text });
      await directory.commit([write('user', named)], [anEvent({ companyId: named.companyId, action: text })]);

      expect(await directory.userByLoginId(text)).to.deep.equal(named);
      expect(await directory.events({ companyId: named.companyId }, { limit: 2 })).to.have.lengthOf(1);
      await directory.commit([write('user', { ...named, revision: 2, loginId: unique('gone') })], []);
    });
  }

  it('cannot be smuggled into a filter as a field that no schema knows', async () => {
    for (const filter of [{ companyID: company.id }, { 'a.b': 1 }]) {
      expect(await outcomeOf(database.nouns.user.find(filter as never))).to.satisfy(isHarmless);
    }
  });

  it('cannot be written: no field that the schema does not know, no operator as a value of one', async () => {
    const foreign = { ...aCompany(), isAdmin: true };
    const operator = aCompany({ name: { $ne: null } as never });

    for (const record of [foreign, operator]) {
      const error = await directory.commit([write('company', record)], []).catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(Error).and.not.have.property('name', 'StorageUnavailable');
      expect(await directory.get('company', record.id)).to.equal(undefined);
    }
  });

  it('leave the prototype of all objects as it is', async () => {
    const polluted = JSON.parse('{"__proto__":{"polluted":true},"kty":"EC"}') as Record<string, unknown>;
    const keyed = anApplication({ jwks: { keys: [polluted] } });
    await directory.commit([write('application', keyed)], []);

    await directory.get('application', keyed.id);

    expect({}).not.to.have.property('polluted');
  });

  it('would be taken for operators without the guard: the attack is a real one', async () => {
    const open = new mongoose.Mongoose({ sanitizeFilter: false });
    const connection = await open.createConnection(urlOf(database)).asPromise();
    const users = connection.collection<{ _id: string; claims: string[] }>('records');

    expect(await users.findOne({ claims: { $ne: 'x' } })).not.to.equal(null);
    expect(await users.findOne({ claims: loginIdClaim('{"$ne":"x"}') })).to.equal(null);
    await connection.close();
  });
});

function isOperator(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).some((key) => key.startsWith('$'));
}

function urlOf({ connection }: Database): string {
  return `mongodb://${connection.host}:${connection.port}/${connection.name}`;
}

/** What a query finds, or what it throws. */
async function outcomeOf(query: { lean(): { exec(): Promise<unknown> } }): Promise<unknown> {
  return query
    .lean()
    .exec()
    .catch((error: unknown) => error);
}

/** Whether a query was refused by mongoose, or found nothing. */
function isHarmless(outcome: unknown): boolean {
  if (Array.isArray(outcome)) return outcome.length === 0;
  return outcome instanceof mongoose.Error || outcome instanceof TypeError;
}
