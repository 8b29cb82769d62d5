import { expect } from 'chai';
import type { Change } from '../../../server/domain/records.ts';
import type { User } from '../../../server/domain/user.ts';
import { aCompany, anApplication, anEvent, aUser, replace, unique, write } from '../../builders.ts';
import type { Call } from './calls.ts';
import { countOf, type Opened } from './opened.ts';

const NAMES = 20;
const PARALLEL = 3;

export function describeClaims(store: Opened): void {
  const commit = (...changes: Change[]) => store.directory.commit(changes, []);

  describe('a name that is taken', () => {
    it('is a conflict: the verified domain of a company', async () => {
      const domain = unique('taken');
      await commit(write('company', aCompany({ domain })));

      await expectConflict(commit(write('company', aCompany({ domain }))), '/domain');
    });

    it('is a conflict: the login id of a user', async () => {
      const loginId = unique('ünï');
      await commit(write('user', aUser({ loginId })));

      await expectConflict(commit(write('user', aUser({ loginId }))), '/login_id');
    });

    it('is a conflict: the name of an application of the same company, however long', async () => {
      const { companyId, name } = anApplication({ name: unique('名'.repeat(1000)) });
      await commit(write('application', anApplication({ companyId, name })));

      await expectConflict(commit(write('application', anApplication({ companyId, name }))), '/name');
    });

    it('is a conflict within one commit', async () => {
      const domain = unique('twice');

      await expectConflict(commit(write('company', aCompany({ domain })), write('company', aCompany({ domain }))), '/domain');
    });

    it('is a conflict when a record that exists takes it', async () => {
      const [holder, other] = [aUser(), aUser()];
      await commit(write('user', holder), write('user', other));

      await expectConflict(commit(replace('user', other, { loginId: holder.loginId })), '/login_id');
      expect(await store.directory.userByLoginId(holder.loginId)).to.deep.equal(holder);
      expect(await store.directory.userByLoginId(other.loginId)).to.deep.equal(other);
    });

    it('keeps everything else of the commit from being written', async () => {
      const { domain } = aCompany();
      await commit(write('company', aCompany({ domain })));
      const [company, late] = [aCompany(), aCompany({ domain })];

      await expectConflict(
        store.directory.commit([write('company', company), write('company', late)], [anEvent({ companyId: company.id })]),
        '/domain',
      );

      expect(await store.directory.getMany('company', [company.id, late.id])).to.deep.equal([undefined, undefined]);
      expect(await store.directory.events({ companyId: company.id }, { limit: 1 })).to.deep.equal([]);
    });
  });

  describe('a name that is free', () => {
    it('may be used: a domain that nobody has verified', async () => {
      const domain = unique('unverified');

      expect(await commit(write('company', aCompany({ domain, domainVerified: false })))).to.equal(true);
      expect(await commit(write('company', aCompany({ domain, domainVerified: false })))).to.equal(true);
      expect(await commit(write('company', aCompany({ domain })))).to.equal(true);
    });

    it('may be used: the name of another company’s application', async () => {
      const name = unique('name');

      expect(await commit(write('application', anApplication({ name })))).to.equal(true);
      expect(await commit(write('application', anApplication({ name })))).to.equal(true);
    });

    it('may be used: one that its holder has given up', async () => {
      const holder = aUser();
      await commit(write('user', holder));
      const renamed = { ...holder, revision: 2, loginId: unique('renamed') };
      await commit(write('user', renamed));
      const successor = aUser({ loginId: holder.loginId });

      expect(await commit(write('user', successor))).to.equal(true);
      expect(await store.directory.userByLoginId(holder.loginId)).to.deep.equal(successor);
      expect(await store.directory.userByLoginId(renamed.loginId)).to.deep.equal(renamed);
    });

    it('stays its holder’s through changes of other things', async () => {
      const company = aCompany();
      await commit(write('company', company));
      await commit(replace('company', company, { epoch: 1 }));

      await expectConflict(commit(write('company', aCompany({ domain: company.domain }))), '/domain');
    });

    it(`goes to one of ${2 * PARALLEL} who want it at the same time in two processes, for ${NAMES} names at once`, async () => {
      const names = Array.from({ length: NAMES }, () => unique('raced'));
      const wants = (loginId: string): Call[] => Array.from({ length: PARALLEL }, () => creation(aUser({ loginId })));

      const outcomes = await store.race(names.flatMap(wants), names.flatMap(wants));
      const users = await Promise.all(names.map((name) => store.directory.userByLoginId(name)));

      expect(countOf(outcomes, true)).to.equal(NAMES);
      expect(outcomes.filter((outcome) => 'failed' in outcome && outcome.failed === 'conflict')).to.have.lengthOf(
        (2 * PARALLEL - 1) * NAMES,
      );
      expect(users.map((user) => user?.loginId)).to.deep.equal(names);
    });
  });
}

function creation(user: User): Call {
  return { port: 'directory', method: 'commit', args: [[write('user', user)], []] };
}

async function expectConflict(attempt: Promise<boolean>, pointer: string): Promise<void> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).to.include({ name: 'DomainError', code: 'conflict' });
  expect(error).to.have.nested.property('faults[0].pointer', pointer);
  expect(error).to.have.nested.property('faults[0].message').that.is.a('string');
}
