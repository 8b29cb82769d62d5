import { z } from 'zod';
import type { Company } from '../domain/company.ts';
import { LONGEST_NAME } from '../domain/text.ts';
import { changeCompany, createCompany, listCompanies, readCompany } from '../operations/companies.ts';
import { listRoute } from './lists.ts';
import { type Route, route, timeOf } from './route.ts';

/** A company as it is answered. */
export const companyShape = z
  .object({
    id: z.string(),
    name: z.string(),
    domain: z.string(),
    domain_verified: z.boolean(),
    development_partner: z.boolean(),
    active: z.boolean(),
    platform: z.boolean(),
    created_at: z.iso.datetime(),
  })
  .meta({ title: 'Company' });

const name = z.string().describe(`At most ${LONGEST_NAME} characters.`);
const domain = z.string().describe('A domain name; compared in lower case after NFKC.');

const newCompany = z.strictObject({ name, domain, development_partner: z.boolean().optional() }).meta({ title: 'NewCompany' });

const companyChanges = z
  .strictObject({
    name: name.optional(),
    domain: domain.optional(),
    domain_verified: z.boolean().optional(),
    development_partner: z.boolean().optional(),
    active: z.boolean().optional(),
  })
  .meta({ title: 'CompanyChanges' });

export const companies: readonly Route[] = [
  route({
    method: 'post',
    path: '/companies',
    name: 'create_company',
    summary: 'Make a company',
    who: ['operator'],
    body: newCompany,
    status: 201,
    answer: companyShape,
    refusals: ['conflict'],
    operation: ({ services, caller, body }) =>
      createCompany(services, caller, {
        name: body.name,
        domain: body.domain,
        developmentPartner: body.development_partner,
      }),
    present: presentCompany,
  }),
  listRoute({
    path: '/companies',
    name: 'list_companies',
    summary: 'All companies',
    who: ['operator'],
    item: companyShape,
    operation: ({ services, caller }, page) => listCompanies(services, caller, page),
    present: presentCompany,
  }),
  route({
    method: 'get',
    path: '/companies/{company_id}',
    name: 'read_company',
    summary: 'One company',
    who: ['administrator', 'operator'],
    answer: companyShape,
    operation: ({ services, caller, params }) => readCompany(services, caller, params.company_id),
    present: presentCompany,
  }),
  route({
    method: 'patch',
    path: '/companies/{company_id}',
    name: 'change_company',
    summary: 'Change a company, verify its domain, suspend it or let it in again',
    who: ['operator'],
    body: companyChanges,
    answer: companyShape,
    refusals: ['conflict'],
    operation: ({ services, caller, params, body }) =>
      changeCompany(services, caller, params.company_id, {
        name: body.name,
        domain: body.domain,
        domainVerified: body.domain_verified,
        developmentPartner: body.development_partner,
        active: body.active,
      }),
    present: presentCompany,
  }),
];

/** A company in the words of the API. */
export function presentCompany(company: Company): z.input<typeof companyShape> {
  return {
    id: company.id,
    name: company.name,
    domain: company.domain,
    domain_verified: company.domainVerified,
    development_partner: company.developmentPartner,
    active: company.active,
    platform: company.platform,
    created_at: timeOf(company.createdAt),
  };
}
