import { expect } from 'chai';
import * as fc from 'fast-check';
import { registerApplication } from '../../server/operations/applications.ts';
import { createCompany } from '../../server/operations/companies.ts';
import { createResourceServer } from '../../server/operations/resource-servers.ts';
import { createUser } from '../../server/operations/users.ts';
import { createReads } from '../../server/provider/reads.ts';
import { unique } from '../builders.ts';
import { companyToken } from '../flows/authorization.ts';
import { OPERATOR, PASSWORD } from '../flows/cast.ts';
import { ground } from './ground.ts';

const DELIMITERS = [
  '',
  ' ',
  '/',
  ':',
  '|',
  ',',
  '.',
  '\0',
  '\n',
  '%20',
  '%2F',
  '"',
  '[',
  '{}',
  '\\',
  '\u00a0',
  '\u200b',
  '__proto__',
];

describe('identifiers with delimiters in them (security.md §1)', () => {
  const on = ground();

  const delimiter = fc.constantFrom(...DELIMITERS);

  it('48 · what one request has read answers no other question', async () => {
    const { services, registered, rival, member, administrator } = on();
    const companies = [member.company.id, registered.owner.company.id];
    const users = [member.user.id, administrator.user.id];
    // Few parts, so that texts which are put together in two ways do come up.
    const [company, user] = [member.company.id, member.user.id];
    const tail = fc.constantFrom('', ' ', '  ', ` ${company}`, ` ${company} `, ` ${company} ${user}`);
    const question = fc.record({
      client: fc.tuple(fc.constantFrom(registered.client.id, rival.client.id), tail).map((parts) => parts.join('')),
      owner: fc.constantFrom(...companies),
      company: fc.constantFrom(undefined, ...companies, `${company} ` as const, `${company} ${user}` as const),
      user: fc.constantFrom(undefined, ...users),
    });

    await fc.assert(
      fc.asyncProperty(fc.array(question, { minLength: 2, maxLength: 12 }), async (questions) => {
        const shared = createReads(services.directory, services.platformId)({});
        for (const asked of questions) {
          const alone = createReads(services.directory, services.platformId)(undefined);

          expect(await shared.standing(asked.client, asked.owner, asked.company, asked.user)).to.deep.equal(
            await alone.standing(asked.client, asked.owner, asked.company, asked.user),
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  it('48 · a company that is not exactly one that has enabled it gets no token', async () => {
    const { id } = on().member.company;
    const owner = on().registered.owner.company.id;
    const parts = fc.constantFrom(id, owner, on().registered.client.id, '', ...DELIMITERS);

    await fc.assert(
      fc.asyncProperty(fc.array(parts, { minLength: 2, maxLength: 4 }), delimiter, async (texts, between) => {
        const company = texts.join(between);
        fc.pre(company !== '' && company !== id && company !== owner);

        const { status, body } = await companyToken(on().issuer, on().registered, company);

        expect([status, body['error']], JSON.stringify(company)).to.deep.equal([400, 'unauthorized_client']);
      }),
      { numRuns: 60 },
    );
  });

  it('48 · a scope that is not exactly one of those approved is refused, whatever stands between', async () => {
    const scopes = fc.constantFrom('EXPRPT', 'BANK', 'IMAGE', 'TRVREQ');
    const separator = fc.constantFrom(...DELIMITERS.filter((each) => each !== ' ' && each !== ''));

    await fc.assert(
      fc.asyncProperty(fc.array(scopes, { minLength: 2, maxLength: 4 }), separator, async (texts, between) => {
        const scope = texts.join(between);

        const { status, body } = await companyToken(on().issuer, on().registered, on().member.company.id, { scope });

        expect([status, body['error']], JSON.stringify(scope)).to.deep.equal([400, 'invalid_scope']);
      }),
      { numRuns: 60 },
    );
  });

  describe('47 · an identifier that the request brings', () => {
    it('is not taken for an application, so that none gets the id of another', async () => {
      const { services, registered, rival } = on();
      const forged = { name: unique('Forged'), id: registered.application.id, companyId: rival.owner.company.id, revision: 99 };

      const { record } = await registerApplication(services, on().registered.owner.caller, forged);

      expect(record.id).not.to.equal(registered.application.id);
      expect([record.companyId, record.revision]).to.deep.equal([registered.owner.company.id, 1]);
      expect(await services.directory.get('application', registered.application.id)).to.deep.equal(registered.application);
    });

    it('is not taken for a company, a person or an API', async () => {
      const { services, member } = on();
      const forged = { id: member.company.id, companyId: member.company.id, revision: 99, name: unique('Forged') };
      const login = { ...forged, loginId: unique('forged'), email: 'f@example.com', password: PASSWORD, roles: [] };

      const company = await createCompany(services, OPERATOR, { ...forged, domain: `${forged.name}.example` });
      const user = await createUser(services, OPERATOR, company.id, login);
      const { record } = await createResourceServer(services, OPERATOR, forged);

      expect([company.id, user.id, record.id]).not.to.include(member.company.id);
      expect([company.revision, user.revision, record.revision]).to.deep.equal([1, 1, 1]);
      expect(user.companyId).to.equal(company.id);
    });

    it('cannot be written over by a creation', async () => {
      const { directory } = on().services;
      const taken = { ...on().registered.application, revision: 1, name: unique('Forged') };

      expect(await directory.commit([{ noun: 'application', record: taken }], [])).to.equal(false);
    });
  });
});
