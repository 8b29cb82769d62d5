import { expect } from 'chai';
import type { Change } from '../../../server/domain/records.ts';
import {
  aCompany,
  aConnection,
  anApplication,
  anEnablement,
  aRequest,
  aResourceServer,
  aSigningKey,
  aUser,
  replace,
  T0,
  write,
} from '../../builders.ts';
import { type Opened, whileRepeating } from './opened.ts';

/** How often a change of another process must be seen at once. */
const ROUNDS = 1000;

/** What nothing can be called, each of which some store chokes on. */
const NO_IDS = ['', 'nothing', 'x'.repeat(5000), 'a\0b', '\uFFFF', '$where', '__proto__', 'a/b/c', '\uD800'];

export function describeReads(store: Opened): void {
  describe('get', () => {
    const records: Change[] = [
      write('company', aCompany({ name: 'Ünïcode 株式会社 😀' })),
      write('user', aUser({ roles: ['admin'], passwordHash: '$argon2id$…' })),
      write(
        'application',
        anApplication({ secret: { digest: 'd', keyId: 'k', createdAt: T0 }, description: 'x'.repeat(20_000) }),
      ),
      write('enablement', anEnablement()),
      write('connection', aConnection({ scopes: [] })),
      write('request', aRequest({ state: 'denied', decidedAt: T0, decidedBy: aUser().id })),
      write('resourceServer', aResourceServer({ apis: ['ORDERS'] })),
      write('signingKey', aSigningKey({ state: 'current' })),
    ];

    for (const { noun, record } of records) {
      it(`gives back a record as it was written: ${noun}`, async () => {
        await store.directory.commit([write(noun, record)], []);

        expect(await store.directory.get(noun, record.id)).to.deep.equal(record);
      });
    }

    it('gives the latest revision', async () => {
      const company = aCompany({ epoch: 1 });
      await store.directory.commit([write('company', company)], []);

      await store.directory.commit([replace('company', company, { epoch: 2 })], []);

      expect(await store.directory.get('company', company.id)).to.include({ epoch: 2, revision: 2 });
    });

    it('knows nothing under another noun', async () => {
      const company = aCompany();
      await store.directory.commit([write('company', company)], []);

      expect(await store.directory.get('user', company.id)).to.equal(undefined);
    });

    for (const id of NO_IDS) {
      it(`answers undefined for an id that nothing has: ${JSON.stringify(id).slice(0, 20)}`, async () => {
        expect(await store.directory.get('company', id)).to.equal(undefined);
        expect(await store.directory.userByLoginId(id)).to.equal(undefined);
        expect(await store.directory.lastUsed([id])).to.deep.equal([undefined]);
      });
    }

    it('does not take an id for another one that begins alike', async () => {
      const company = aCompany();
      await store.directory.commit([write('company', company)], []);

      const found = await store.directory.getMany('company', [`${company.id}\0`, `${company.id} `, company.id.slice(0, -1)]);

      expect(found).to.deep.equal([undefined, undefined, undefined]);
    });
  });

  describe('getMany', () => {
    it('answers in the order of the ids, undefined for what is not there', async () => {
      const [a, b] = [aUser(), aUser()];
      await store.directory.commit([write('user', a), write('user', b)], []);

      expect(await store.directory.getMany('user', [b.id, 'nobody', a.id, b.id])).to.deep.equal([b, undefined, a, b]);
      expect(await store.directory.getMany('user', [])).to.deep.equal([]);
    });
  });

  describe('standing', () => {
    const [owner, company] = [aCompany(), aCompany()];
    const user = aUser({ companyId: company.id });
    const application = anApplication({ companyId: owner.id });
    const enablement = anEnablement({ companyId: company.id, applicationId: application.id });
    const connection = aConnection({ userId: user.id, applicationId: application.id });

    before(async () => {
      const changes = [
        write('company', owner),
        write('company', company),
        write('user', user),
        write('application', application),
      ];
      await store.directory.commit([...changes, write('enablement', enablement), write('connection', connection)], []);
    });

    it('has all that the gate needs', async () => {
      const standing = await store.directory.standing({
        application: application.id,
        ownerId: owner.id,
        companyId: company.id,
        userId: user.id,
      });

      expect(standing).to.deep.equal({ application, owner, company, enablement, user, connection });
    });

    it('takes an application that was read before', async () => {
      const standing = await store.directory.standing({ application, ownerId: owner.id, companyId: company.id });

      expect(standing.application).to.equal(application);
      expect(standing.enablement).to.deep.equal(enablement);
    });

    it('leaves undefined what the query does not name', async () => {
      const standing = await store.directory.standing({ application: application.id, ownerId: owner.id, companyId: undefined });

      expect(standing).to.include({ company: undefined, enablement: undefined });
      expect(standing.user ?? standing.connection).to.equal(undefined);
      expect(standing.owner).to.deep.equal(owner);
    });

    it('leaves undefined what is not there', async () => {
      const nobody = aUser().id;
      const nowhere = aCompany().id;

      const standing = await store.directory.standing({
        application: anApplication().id,
        ownerId: nowhere,
        companyId: nowhere,
        userId: nobody,
      });

      expect(Object.values(standing).filter((part) => part !== undefined)).to.deep.equal([]);
    });
  });

  describe('a change that another process was told is done', () => {
    it(`is seen by every read that begins afterwards, ${ROUNDS} times`, async () => {
      let application = anApplication();
      let owner = aCompany();
      await store.directory.commit([write('application', application), write('company', owner)], []);
      const standing = () => store.directory.standing({ application: application.id, ownerId: owner.id, companyId: undefined });
      const reads = async () => ({
        application: await store.directory.get('application', application.id),
        owner: await store.directory.get('company', owner.id),
      });
      let missed = 0;

      await whileRepeating(standing, async () => {
        for (let round = 0; round < ROUNDS; round += 1) {
          application = { ...application, revision: application.revision + 1, epoch: round };
          owner = { ...owner, revision: owner.revision + 1, epoch: round };
          const changes = [write('application', application), write('company', owner)];
          await store.peer.makeCalls([{ port: 'directory', method: 'commit', args: [changes, []] }]);
          const seen = round % 2 === 0 ? await standing() : await reads();
          if (seen.application?.epoch !== round || seen.owner?.epoch !== round) missed += 1;
        }
      });

      expect(missed).to.equal(0);
    });
  });
}
