import { forPerson, type PageRoute } from '../route.ts';
import { decideNewCompany, showCompanies, showNewCompany } from './companies.ts';
import { decideCompany, showCompany, showCompanyApplications } from './company.ts';
import { COMPANY_STEPS } from './company-steps.ts';
import { COMPANIES, companyPath } from './paths.ts';

/** The pages of the platform's staff. */
export const OPERATORS: readonly PageRoute[] = [
  forPerson('GET', COMPANIES, showCompanies),
  forPerson('GET', `${COMPANIES}/new`, showNewCompany),
  forPerson('POST', `${COMPANIES}/new`, decideNewCompany),
  forPerson('GET', companyPath(':id'), showCompany),
  forPerson('POST', companyPath(':id'), decideCompany),
  forPerson('GET', companyPath(':id', 'applications'), showCompanyApplications),
  ...COMPANY_STEPS,
];
