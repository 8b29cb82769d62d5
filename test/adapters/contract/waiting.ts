import { expect } from 'chai';
import type { Change, Noun } from '../../../server/domain/records.ts';
import type { Where } from '../../../server/storage.ts';
import { aCompany, aConnection, anApplication, anEnablement, aRequest, aUser, replace, T0, write } from '../../builders.ts';
import type { Opened } from './opened.ts';

/** What the pages list because somebody has to decide on it, or has to know before deciding. */
export function describeWaiting(store: Opened): void {
  const commit = (...changes: Change[]) => store.directory.commit(changes, []);
  const idsOf = async <N extends Noun>(noun: N, where: Where[N]): Promise<string[]> =>
    (await store.directory.list(noun, where, { limit: 1000 })).map(({ id }) => id);

  describe('list: requests', () => {
    it('are those of a company, with the pending ones by themselves', async () => {
      const { id: companyId } = aCompany();
      const pending = [aRequest({ companyId }), aRequest({ companyId })];
      const decided = aRequest({ companyId, state: 'denied', decidedAt: T0, decidedBy: 'usr' });
      await commit(...[...pending, decided, aRequest()].map((request) => write('request', request)));

      expect(await idsOf('request', { companyId })).to.deep.equal(sorted([...pending, decided]));
      expect(await idsOf('request', { pendingIn: companyId })).to.deep.equal(sorted(pending));
      expect(await store.directory.count('request', { pendingIn: companyId })).to.equal(2);
    });

    it('follow the state', async () => {
      const request = aRequest();
      const where = { pendingIn: request.companyId };
      await commit(write('request', request));
      const before = await idsOf('request', where);
      await commit(replace('request', request, { state: 'blocked' }));
      const decided = await idsOf('request', where);
      await commit(write('request', { ...request, revision: 3 }));

      expect([before, decided, await idsOf('request', where)]).to.deep.equal([[request.id], [], [request.id]]);
    });

    it('are those in which a user has asked, for as long as they have', async () => {
      const [one, other] = [aUser(), aUser()];
      const wish = (userId: typeof one.id) => ({ userId, reason: '', at: T0 });
      const both = aRequest({ requesters: [wish(one.id), wish(other.id)] });
      const alone = aRequest({ requesters: [wish(one.id)] });
      await commit(write('request', both), write('request', alone));

      expect(await idsOf('request', { userId: one.id })).to.deep.equal(sorted([both, alone]));
      expect(await idsOf('request', { userId: other.id })).to.deep.equal([both.id]);
      await commit(replace('request', both, { requesters: [wish(other.id)] }));
      expect(await idsOf('request', { userId: one.id })).to.deep.equal([alone.id]);
    });

    it('of one application in one company exist once, whoever comes first', async () => {
      const { companyId, applicationId } = aRequest();
      const call = () => ({
        port: 'directory' as const,
        method: 'commit' as const,
        args: [[write('request', aRequest({ companyId, applicationId }))], []] as [Change[], []],
      });

      const outcomes = await store.race([call(), call(), call()]);

      expect(outcomes.filter((outcome) => 'value' in outcome && outcome.value === true)).to.have.lengthOf(1);
    });
  });

  describe('list: applications under review', () => {
    it('are those that were submitted, until the review has decided', async () => {
      const [one, other] = [anApplication({ certification: 'submitted' }), anApplication({ certification: 'rejected' })];
      await commit(write('application', one), write('application', other));
      const before = await idsOf('application', { certification: 'submitted' });
      await commit(replace('application', one, { certification: 'approved' }));

      expect(before).to.include(one.id).and.not.to.include(other.id);
      expect(await idsOf('application', { certification: 'submitted' })).not.to.include(one.id);
    });
  });

  describe('list: what a company holds', () => {
    it('is every application that it ever enabled', async () => {
      const { id: companyId } = aCompany();
      const applications = [anApplication(), anApplication(), anApplication({ companyId, visibility: 'public' })];
      const [enabled, disabled] = applications.map(({ id }) => id);
      await commit(
        ...applications.map((application) => write('application', application)),
        write('enablement', anEnablement({ companyId, applicationId: enabled ?? 'app_' })),
        write('enablement', anEnablement({ companyId, applicationId: disabled ?? 'app_', state: 'disabled' })),
      );

      expect(await idsOf('application', { heldBy: companyId })).to.deep.equal(sorted(applications.slice(0, 2)));
    });
  });

  describe('count', () => {
    it('counts the connections of a company’s people with an application, those that act', async () => {
      const { id: companyId } = aCompany();
      const { id: applicationId } = anApplication();
      const acting = [aConnection({ companyId, applicationId }), aConnection({ companyId, applicationId })];
      const others = [
        aConnection({ companyId, applicationId, scopes: [] }),
        aConnection({ companyId }),
        aConnection({ applicationId }),
      ];
      await commit(...[...acting, ...others].map((connection) => write('connection', connection)));

      expect(await store.directory.count('connection', { companyId, applicationId })).to.equal(2);
      expect(await idsOf('connection', { companyId, applicationId })).to.deep.equal(sorted(acting));
      await commit(...acting.slice(0, 1).map((connection) => replace('connection', connection, { scopes: [] })));
      expect(await store.directory.count('connection', { companyId, applicationId })).to.equal(1);
    });

    it('counts what a list gives, over more than a page', async () => {
      const { id: companyId } = aCompany();
      await commit(...Array.from({ length: 1200 }, () => write('user', aUser({ companyId }))));
      await commit(write('application', anApplication({ companyId })), write('application', anApplication({ companyId })));

      expect(await store.directory.count('user', { companyId })).to.equal(1200);
      expect(await store.directory.count('application', { companyId })).to.equal(2);
      expect(await store.directory.count('application', { candidatesOf: companyId })).to.be.greaterThan(1);
      expect(await store.directory.count('user', { companyId: aCompany().id })).to.equal(0);
    });
  });
}

function sorted(records: readonly { readonly id: string }[]): string[] {
  return records.map(({ id }) => id).toSorted();
}
