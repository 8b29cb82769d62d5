import { expect } from 'chai';
import type { CompanyId } from '../../../server/domain/id.ts';
import { aCompany, anApplication, anEnablement, anEvent, aUser, replace, write } from '../../builders.ts';
import type { Call } from './calls.ts';
import { countOf, type Opened } from './opened.ts';

const PARALLEL = 32;

export function describeCommits(store: Opened): void {
  const eventsOf = (companyId: CompanyId) => store.directory.events({ companyId }, { limit: 100 });

  describe('commit', () => {
    it('refuses to create what exists', async () => {
      const company = aCompany();
      await store.directory.commit([write('company', company)], []);

      const again = await store.directory.commit([write('company', { ...company, epoch: 7 })], []);

      expect(again).to.equal(false);
      expect(await store.directory.get('company', company.id)).to.deep.equal(company);
    });

    it('refuses to replace what does not exist', async () => {
      const company = aCompany({ revision: 2 });

      expect(await store.directory.commit([write('company', company)], [])).to.equal(false);
      expect(await store.directory.get('company', company.id)).to.equal(undefined);
    });

    for (const revision of [1, 2, 4]) {
      it(`refuses revision ${revision} over revision 2`, async () => {
        const company = aCompany();
        await store.directory.commit([write('company', company)], []);
        await store.directory.commit([replace('company', company, { epoch: 1 })], []);

        expect(await store.directory.commit([write('company', { ...company, revision, epoch: 2 })], [])).to.equal(false);
        expect(await store.directory.get('company', company.id)).to.include({ revision: 2, epoch: 1 });
      });
    }

    it('writes nothing at all, no event either, when one of its changes is stale', async () => {
      const stale = aCompany();
      const [fresh, other] = [anApplication({ companyId: stale.id }), anEnablement()];
      await store.directory.commit([write('company', stale)], []);

      const written = await store.directory.commit(
        [write('application', fresh), write('company', stale), write('enablement', other)],
        [anEvent({ companyId: stale.id })],
      );

      expect(written).to.equal(false);
      expect(await store.directory.get('application', fresh.id)).to.equal(undefined);
      expect(await store.directory.get('enablement', other.id)).to.equal(undefined);
      expect(await store.directory.list('application', { companyId: stale.id }, { limit: 10 })).to.deep.equal([]);
      expect(await eventsOf(stale.id)).to.deep.equal([]);
    });

    it('writes several records and their events together', async () => {
      const company = aCompany();
      const users = [aUser({ companyId: company.id }), aUser({ companyId: company.id })];

      const written = await store.directory.commit(
        [write('company', company), ...users.map((user) => write('user', user))],
        [
          anEvent({ companyId: company.id, action: 'company.created' }),
          anEvent({ companyId: company.id, action: 'user.created' }),
        ],
      );

      expect(written).to.equal(true);
      expect(await store.directory.list('user', { companyId: company.id }, { limit: 10 })).to.have.deep.members(users);
      expect((await eventsOf(company.id)).map(({ action }) => action)).to.deep.equal(['company.created', 'user.created']);
    });

    it(`lets one of ${2 * PARALLEL} replacements of two processes win, which alone leaves its event`, async () => {
      const company = aCompany();
      await store.directory.commit([write('company', company)], []);
      const calls = Array.from({ length: PARALLEL }, (_, epoch): Call => ({
        port: 'directory',
        method: 'commit',
        args: [[replace('company', company, { epoch })], [anEvent({ companyId: company.id })]],
      }));

      const outcomes = await store.race(calls);

      expect(countOf(outcomes, true)).to.equal(1);
      expect(countOf(outcomes, false)).to.equal(2 * PARALLEL - 1);
      expect(await eventsOf(company.id)).to.have.lengthOf(1);
    });

    it(`lets one of ${2 * PARALLEL} creations of two processes win`, async () => {
      const enablement = anEnablement();
      const calls = Array.from({ length: PARALLEL }, (_, generation): Call => ({
        port: 'directory',
        method: 'commit',
        args: [[write('enablement', { ...enablement, generation })], []],
      }));

      expect(countOf(await store.race(calls), true)).to.equal(1);
    });

    it('loses no increment of two processes that try again when they were late', async () => {
      const company = aCompany();
      await store.directory.commit([write('company', company)], []);
      let won = 0;

      for (let round = 0; round < 20; round += 1) {
        const present = (await store.directory.get('company', company.id)) ?? company;
        const change = replace('company', present, { epoch: present.epoch + 1 });
        won += countOf(await store.race([{ port: 'directory', method: 'commit', args: [[change], []] }]), true);
      }

      expect(won).to.equal(20);
      expect(await store.directory.get('company', company.id)).to.include({ epoch: 20, revision: 21 });
    });
  });
}
