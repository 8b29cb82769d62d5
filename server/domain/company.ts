import { domainToASCII } from 'node:url';
import { DomainError, type Fault, invalid } from './error.ts';
import type { CompanyId } from './id.ts';
import { lineFaults, LONGEST_ADDRESS, tidyLine } from './text.ts';

/** A tenant: the customer whose data the partners want, the partner itself, or the platform. */
export interface Company {
  readonly id: CompanyId;
  /** Goes up by one at each change; the store refuses a change that was made from an older one. */
  readonly revision: number;
  readonly name: string;
  /** Lower case after NFKC. Unique among the verified ones, however it is spelled. */
  readonly domain: string;
  readonly domainVerified: boolean;
  readonly developmentPartner: boolean;
  readonly active: boolean;
  /** The company of the platform's own staff. There is one, and it cannot be deactivated. */
  readonly platform: boolean;
  /** Goes up whenever everything that was issued for the company must end for good. */
  readonly epoch: number;
  readonly createdAt: number;
}

/** What an operator says of a company when making it. */
export interface NewCompany {
  readonly name: string;
  readonly domain: string;
  readonly developmentPartner?: boolean | undefined;
}

/** A change; what is absent stays as it is. */
export interface CompanyChanges {
  readonly name?: string | undefined;
  readonly domain?: string | undefined;
  readonly domainVerified?: boolean | undefined;
  readonly developmentPartner?: boolean | undefined;
  readonly active?: boolean | undefined;
}

/** A new company: active, its domain unverified. */
export function companyOf({ name, domain, developmentPartner = false }: NewCompany, id: CompanyId, at: number): Company {
  const company: Company = {
    id,
    revision: 1,
    name: tidyLine(name),
    domain: canonicalDomain(domain),
    domainVerified: false,
    developmentPartner,
    active: true,
    platform: false,
    epoch: 0,
    createdAt: at,
  };
  return fit(company);
}

/**
 * The company after a change. Deactivating ends everything that was issued for it and to its applications, for good. A domain
 * that changes has to be verified anew.
 */
export function modifiedCompany(company: Company, changes: CompanyChanges): Company {
  const { name = company.name, developmentPartner = company.developmentPartner, active = company.active } = changes;
  const domain = canonicalDomain(changes.domain ?? company.domain);
  const { domainVerified = company.domainVerified && domain === company.domain } = changes;
  if (company.platform && !active) throw new DomainError('conflict', 'The platform company cannot be deactivated.');
  const epoch = company.epoch + (company.active && !active ? 1 : 0);
  return fit({ ...company, name: tidyLine(name), domain, domainVerified, developmentPartner, active, epoch });
}

function canonicalDomain(domain: string): string {
  return domain.normalize('NFKC').trim().toLowerCase();
}

/**
 * A domain as the DNS spells it (UTS #46, RFC 5891): two that look alike, but are written in letters of different scripts, differ
 * in it. Empty for what is no domain.
 */
export function domainInAscii(domain: string): string {
  return domainToASCII(domain);
}

function fit(company: Company): Company {
  const faults = [...lineFaults('/name', company.name), ...domainFaults(company.domain)];
  if (faults.length > 0) throw invalid(...faults);
  return company;
}

/** RFC 1034 §3.5, with the letters of every language. */
const LABEL = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}-]{0,62}$/u;

function domainFaults(domain: string): Fault[] {
  const pointer = '/domain';
  const wrong = domainInAscii(domain) === '' || domain.split('.').some((label) => !LABEL.test(label) || label.endsWith('-'));
  return wrong
    ? [{ pointer, message: 'Must be a domain name, such as "example.com".' }]
    : lineFaults(pointer, domain, LONGEST_ADDRESS);
}
