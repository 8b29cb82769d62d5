import { expect } from 'chai';
import { companyOf, modifiedCompany } from '../../server/domain/company.ts';
import { newId } from '../../server/domain/id.ts';
import { aCompany, T0 } from '../builders.ts';
import { refusalOf } from './refusals.ts';

const make = (name: string, domain: string) => companyOf({ name, domain }, newId('company', T0), T0);

describe('a company', () => {
  it('begins active, unverified, and as no Development Partner', () => {
    expect(make(' Northwind Ltd. ', 'Northwind.Example')).to.include({
      name: 'Northwind Ltd.',
      domain: 'northwind.example',
      active: true,
      domainVerified: false,
      developmentPartner: false,
      platform: false,
    });
  });

  it('has its domain in lower case after NFKC', () => {
    expect(make('N', 'ＮＯＲＴＨ.example').domain).to.equal('north.example');
  });

  for (const domain of [
    '',
    ' ',
    '.',
    'a..b',
    '-a.example',
    'a-.example',
    'a b.example',
    'a\0.example',
    'https://a.example',
    'a.example/',
    'a@b',
    'a.example.',
    'a\u05d0b.example',
  ]) {
    it(`has no domain ${JSON.stringify(domain)}`, () => {
      expect(refusalOf(() => make('N', domain))).to.equal('invalid /domain');
    });
  }

  it('has a name of 1 to 200 characters', () => {
    expect(refusalOf(() => make('', 'a.example'))).to.equal('invalid /name');
    expect(refusalOf(() => make('a'.repeat(201), 'a.example'))).to.equal('invalid /name');
    expect(refusalOf(() => make('', ''))).to.equal('invalid /name /domain');
  });

  it('ends for good what was issued when it is deactivated', () => {
    const company = aCompany();
    const off = modifiedCompany(company, { active: false });

    expect(off).to.include({ active: false, epoch: 1 });
    expect(modifiedCompany(off, { active: true })).to.include({ active: true, epoch: 1 });
    expect(modifiedCompany(off, { active: false }).epoch).to.equal(1);
  });

  it('of the platform cannot be deactivated', () => {
    expect(refusalOf(() => modifiedCompany(aCompany({ platform: true }), { active: false }))).to.equal('conflict');
  });

  it('has to have another domain verified anew', () => {
    const company = aCompany({ domain: 'old.example', domainVerified: true });

    expect(modifiedCompany(company, { domain: 'new.example' }).domainVerified).to.equal(false);
    expect(modifiedCompany(company, { domain: 'new.example', domainVerified: true }).domainVerified).to.equal(true);
    expect(modifiedCompany(company, { domain: 'OLD.example' }).domainVerified).to.equal(true);
    expect(modifiedCompany(company, { name: 'New' }).domainVerified).to.equal(true);
  });
});
