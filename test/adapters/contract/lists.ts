import { expect } from 'chai';
import type { Change, Noun } from '../../../server/domain/records.ts';
import type { Where } from '../../../server/storage.ts';
import {
  aCompany,
  aConnection,
  anApplication,
  anEnablement,
  aResourceServer,
  aSigningKey,
  aUser,
  replace,
  write,
} from '../../builders.ts';
import type { Opened } from './opened.ts';

const COUNT = 7;
const PAGE = 3;

export function describeLists(store: Opened): void {
  const commit = (...changes: Change[]) => store.directory.commit(changes, []);

  /** All ids of a list, read page by page. */
  async function idsOf<N extends Noun>(noun: N, where: Where[N]): Promise<string[]> {
    const ids: string[] = [];
    for (;;) {
      const page = await store.directory.list(noun, where, { after: ids.at(-1), limit: PAGE });
      ids.push(...page.map(({ id }) => id));
      if (page.length < PAGE) return ids;
    }
  }

  describe('list', () => {
    const builders = { company: aCompany, application: anApplication, resourceServer: aResourceServer, signingKey: aSigningKey };

    for (const noun of ['company', 'application', 'resourceServer', 'signingKey'] as const) {
      it(`pages through all records in the order of their ids: ${noun}`, async () => {
        const records = seven(() => builders[noun]());
        await commit(...records.map((record) => write(noun, record)));

        const ids = await idsOf(noun, { all: true });

        expect(ids).to.deep.equal([...new Set(ids)].toSorted());
        expect(ids).to.include.members(sorted(records));
      });
    }

    it('pages through the users of a company', async () => {
      const { id: companyId } = aCompany();
      const users = seven(() => aUser({ companyId }));
      await commit(write('user', aUser()), ...users.map((user) => write('user', user)));

      expect(await idsOf('user', { companyId })).to.deep.equal(sorted(users));
    });

    it('pages through the applications of a company, inactive ones included', async () => {
      const { id: companyId } = aCompany();
      const applications = [...seven(() => anApplication({ companyId })), anApplication({ companyId, active: false })];
      await commit(...[...applications, anApplication()].map((application) => write('application', application)));

      expect(await idsOf('application', { companyId })).to.deep.equal(sorted(applications));
    });

    it('pages through the enablements of a company and through those of an application', async () => {
      const { id: companyId } = aCompany();
      const { id: applicationId } = anApplication();
      const ofCompany = seven(() => anEnablement({ companyId }));
      const ofApplication = seven(() => anEnablement({ applicationId, state: 'disabled' }));
      await commit(...[...ofCompany, ...ofApplication].map((enablement) => write('enablement', enablement)));

      expect(await idsOf('enablement', { companyId })).to.deep.equal(sorted(ofCompany));
      expect(await idsOf('enablement', { applicationId })).to.deep.equal(sorted(ofApplication));
    });

    it('pages through the connections of a user', async () => {
      const { id: userId } = aUser();
      const connections = seven(() => aConnection({ userId }));
      await commit(...[...connections, aConnection()].map((connection) => write('connection', connection)));

      expect(await idsOf('connection', { userId })).to.deep.equal(sorted(connections));
    });

    it('gives whole records, in their latest revision, once each', async () => {
      const user = aUser();
      await commit(write('user', user));
      await commit(replace('user', user, { name: 'Uma Later' }));

      const users = await store.directory.list('user', { companyId: user.companyId }, { limit: 10 });

      expect(users).to.deep.equal([{ ...user, name: 'Uma Later', revision: 2 }]);
    });

    it('goes on after an id that is not there, or is of another list', async () => {
      const { id: companyId } = aCompany();
      const users = seven(() => aUser({ companyId }));
      await commit(...users.map((user) => write('user', user)));
      const list = (after: string) => store.directory.list('user', { companyId }, { after, limit: 100 });

      expect(await list('')).to.have.lengthOf(COUNT);
      expect(await list('usr_')).to.have.lengthOf(COUNT);
      expect(await list('aaa')).to.have.lengthOf(COUNT);
      expect(await list('zzz')).to.deep.equal([]);
      expect(await list('x'.repeat(5000))).to.deep.equal([]);
    });

    it('is empty for what has nothing, and for ids that nothing has', async () => {
      expect(await idsOf('user', { companyId: aCompany().id })).to.deep.equal([]);
      expect(await idsOf('user', { companyId: `co_${'x'.repeat(5000)}` })).to.deep.equal([]);
      expect(await idsOf('connection', { userId: 'usr_' })).to.deep.equal([]);
      expect(await idsOf('enablement', { applicationId: 'app_\0' })).to.deep.equal([]);
    });
  });

  describe('list: the candidates of a company', () => {
    it('are its own, all public ones and all that it ever enabled, each once, in the order of their ids', async () => {
      const { id: companyId } = aCompany();
      const own = anApplication({ companyId });
      const ownAndHeld = anApplication({ companyId, active: false });
      const open = anApplication({ visibility: 'public' });
      const openAndHeld = anApplication({ visibility: 'public', suspended: true });
      const held = anApplication();
      const foreign = anApplication();
      const candidates = [own, ownAndHeld, open, openAndHeld, held];
      await commit(
        ...[...candidates, foreign].map((application) => write('application', application)),
        ...[ownAndHeld, openAndHeld].map(({ id }) => write('enablement', anEnablement({ companyId, applicationId: id }))),
        write('enablement', anEnablement({ companyId, applicationId: held.id, state: 'disabled' })),
        write('enablement', anEnablement({ applicationId: foreign.id })),
      );

      const ids = await idsOf('application', { candidatesOf: companyId });

      expect(ids).to.deep.equal([...new Set(ids)].toSorted());
      expect(ids).to.include.members(sorted(candidates));
      expect(ids).not.to.include(foreign.id);
    });

    it('follow the visibility', async () => {
      const { id: companyId } = aCompany();
      const application = anApplication({ visibility: 'public' });
      await commit(write('application', application));
      const before = await idsOf('application', { candidatesOf: companyId });
      await commit(replace('application', application, { visibility: 'private' }));
      const unpublished = await idsOf('application', { candidatesOf: companyId });
      await commit(write('application', { ...application, revision: 3 }));

      expect(before).to.include(application.id);
      expect(unpublished).not.to.include(application.id);
      expect(await idsOf('application', { candidatesOf: companyId })).to.include(application.id);
    });
  });
}

function seven<R>(build: () => R): R[] {
  return Array.from({ length: COUNT }, build);
}

function sorted(records: readonly { readonly id: string }[]): string[] {
  return records.map(({ id }) => id).toSorted();
}
