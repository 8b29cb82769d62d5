import { expect } from 'chai';
import { type Database, openDatabase } from '../../adapters/mongo/connection.ts';
import { mongoDirectory } from '../../adapters/mongo/directory.ts';
import { eventsQuery } from '../../adapters/mongo/events.ts';
import { type Filter, filterOf, pageQuery } from '../../adapters/mongo/lists.ts';
import { keyOf } from '../../adapters/mongo/records.ts';
import { loginIdClaim, type Noun } from '../../server/domain/records.ts';
import type { EventFilter } from '../../server/storage.ts';
import { aCompany, aConnection, anApplication, anEnablement, anEvent, aUser, write } from '../builders.ts';
import { describeOnMongo } from './mongo-databases.ts';

const PAGE = { after: 'a', limit: 10 };

describeOnMongo('the queries of the MongoDB directory', (databases) => {
  const commands: string[] = [];
  let database: Database;

  before(async () => {
    database = await openDatabase({ url: await databases.ready(), onCommand: (name) => commands.push(name) });
  });
  beforeEach(() => {
    commands.length = 0;
  });
  after(() => database.close());

  describe('go along an index', () => {
    const lists: readonly (readonly [index: string, noun: Noun, filter: Filter])[] = [
      ['_id_', 'company', {}],
      ['_id_', 'application', {}],
      ['of_company', 'user', { companyId: 'co_1' }],
      ['of_company', 'application', { companyId: 'co_1' }],
      ['by_visibility', 'application', { visibility: 'public' }],
      ['of_company', 'enablement', { companyId: 'co_1' }],
      ['of_application', 'enablement', { applicationId: 'app_1' }],
      ['of_user', 'connection', { userId: 'usr_1' }],
      ['acting', 'connection', filterOf('connection', { companyId: 'co_1', applicationId: 'app_1' }) ?? {}],
      ['by_certification', 'application', { certification: 'submitted' }],
      ['of_company', 'request', { companyId: 'co_1' }],
      ['of_company_by_state', 'request', filterOf('request', { pendingIn: 'co_1' }) ?? {}],
      ['of_requester', 'request', filterOf('request', { userId: 'usr_1' }) ?? {}],
    ];
    for (const [index, noun, filter] of lists) {
      it(`${index}: ${noun} ${JSON.stringify(filter)}`, async () => {
        expect(await indexOf(pageQuery(database, noun, filter, PAGE))).to.equal(index);
      });
    }

    const trails: readonly (readonly [index: string, filter: EventFilter])[] = [
      ['_id_', {}],
      ['of_company', { companyId: 'co_1' }],
      ['of_application', { applicationId: 'app_1' }],
      ['by_action', { action: 'a' }],
      ['of_company_by_action', { companyId: 'co_1', action: 'a' }],
      ['of_company_and_application', { companyId: 'co_1', applicationId: 'app_1' }],
      ['of_company_by_operators', { companyId: 'co_1', byOperators: true }],
      ['of_application', { applicationId: 'app_1', action: 'a' }],
      ['of_company_and_application', { companyId: 'co_1', applicationId: 'app_1', action: 'a' }],
    ];
    for (const [index, filter] of trails) {
      it(`${index}: events ${JSON.stringify(filter)}`, async () => {
        expect(await indexOf(eventsQuery(database, filter, PAGE))).to.equal(index);
      });
    }

    it('claims: a user by login id', async () => {
      expect(await indexOf(database.records.findOne({ claims: loginIdClaim('x') }))).to.equal('claims');
    });

    it('_id_: what the gate needs', async () => {
      expect(await indexOf(database.records.find({ _id: keyOf('company', 'co_1') }))).to.equal('_id_');
    });
  });

  describe('are few', () => {
    const [owner, company] = [aCompany(), aCompany()];
    const application = anApplication({ companyId: owner.id });
    const user = aUser({ companyId: company.id });
    const enablement = anEnablement({ companyId: company.id, applicationId: application.id });
    const connection = aConnection({ userId: user.id, applicationId: application.id });
    const directory = () => mongoDirectory(database);

    before(async () => {
      const changes = [write('company', owner), write('company', company), write('application', application)];
      await directory().commit(
        [...changes, write('user', user), write('enablement', enablement), write('connection', connection)],
        [],
      );
    });

    it('one, for all that the gate needs of a user’s token, the application included', async () => {
      const standing = await directory().standing({
        application: application.id,
        ownerId: owner.id,
        companyId: company.id,
        userId: user.id,
      });

      expect(standing).to.deep.equal({ application, owner, company, enablement, user, connection });
      expect(commands).to.deep.equal(['find']);
    });

    it('one, for companies and enablement beside an application that was read', async () => {
      await directory().standing({ application, ownerId: owner.id, companyId: company.id });

      expect(commands).to.deep.equal(['find']);
    });

    it('one, for many records, and none for no record', async () => {
      await directory().getMany('company', [owner.id, company.id, owner.id]);
      await directory().getMany('company', []);
      await directory().getMany('company', ['']);

      expect(commands).to.deep.equal(['find']);
    });

    it('one, for the times of many uses, whether they are read or written', async () => {
      await directory().touch([enablement, connection].map(({ id }) => ({ id, at: 1 })));
      await directory().touch([]);
      await directory().lastUsed([enablement.id, connection.id]);

      expect(commands).to.deep.equal(['update', 'find']);
    });

    it('as many for ten records and their events as for one', async () => {
      const users = Array.from({ length: 10 }, () => aUser({ companyId: company.id }));
      await directory().commit(
        users.map((each) => write('user', each)),
        users.map(() => anEvent({ companyId: company.id })),
      );

      expect(commands).to.deep.equal(['findAndModify', 'insert', 'insert', 'update', 'commitTransaction']);
    });
  });

  it('ask the other members first, when reads are to be linearizable, at each read that the gate rests on', async () => {
    const levels: unknown[] = [];
    const strict = await openDatabase({ url: await databases.ready(), reads: 'linearizable', onCommand: () => undefined });
    strict.connection.on('commandStarted', ({ command }) => levels.push(command.readConcern?.level));
    const directory = mongoDirectory(strict);

    await directory.get('application', 'app_1');
    await directory.getMany('company', ['co_1']);
    await directory.standing({ application: anApplication().id, ownerId: aCompany().id, companyId: undefined });
    await directory.userByLoginId('x');
    await directory.list('company', { all: true }, { limit: 1 });
    const seen = levels.filter((level) => level !== undefined);
    await strict.close();

    expect(seen).to.deep.equal(['linearizable', 'linearizable', 'linearizable', 'linearizable', 'majority']);
  });
});

interface Plan {
  readonly stage?: string;
  readonly indexName?: string;
  readonly inputStage?: Plan;
}

/** The index that the server takes for a query. */
async function indexOf(query: { explain(): PromiseLike<unknown> }): Promise<string | undefined> {
  const explained = (await query.explain()) as { queryPlanner: { winningPlan: Plan } };
  for (let plan: Plan | undefined = explained.queryPlanner.winningPlan; plan !== undefined; plan = plan.inputStage) {
    if (plan.stage === 'IDHACK' || plan.stage === 'EXPRESS_IXSCAN') return plan.indexName ?? '_id_';
    if (plan.indexName !== undefined) return plan.indexName;
  }
  return undefined;
}
