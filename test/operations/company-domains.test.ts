import { domainToASCII } from 'node:url';
import { expect } from 'chai';
import { changeCompany, createCompany } from '../../server/operations/companies.ts';
import { unique } from '../builders.ts';
import { refusal } from '../domain/refusals.ts';
import { staged } from './stage.ts';

const domain = () => `${unique('company')}.example`;

describe('companies', () => {
  const stage = staged();

  it('have a verified domain that no other one has', async () => {
    const { services, operator } = stage;
    const given = { name: 'New', domain: domain(), developmentPartner: false };
    const [first, second] = [await createCompany(services, operator, given), await createCompany(services, operator, given)];

    await changeCompany(services, operator, first.id, { domainVerified: true });

    expect(await refusal(changeCompany(services, operator, second.id, { domainVerified: true }))).to.equal('conflict /domain');
  });

  // The first o is Cyrillic.
  for (const letters of ['n\u043erthwind', 'b\u00fccher']) {
    it(`65 · have a verified domain that no other one has as the DNS spells it: ${letters}`, async () => {
      const { services, operator } = stage;
      const shown = `${letters}-${domain()}`;
      const make = (each: string) => createCompany(services, operator, { name: 'N', domain: each, developmentPartner: false });
      const [first, second] = [await make(shown), await make(domainToASCII(shown))];

      await changeCompany(services, operator, first.id, { domainVerified: true });

      expect(await refusal(changeCompany(services, operator, second.id, { domainVerified: true }))).to.equal('conflict /domain');
    });
  }
});
