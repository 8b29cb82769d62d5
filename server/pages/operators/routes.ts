import { forPerson, type PageRoute } from '../route.ts';
import { showApplication } from './application.ts';
import { showApplications } from './applications.ts';
import { APPLICATION_STEPS } from './application-questions.ts';
import { decideNewCompany, showCompanies, showNewCompany } from './companies.ts';
import { decideCompany, showCompany, showCompanyApplications } from './company.ts';
import { COMPANY_STEPS } from './company-steps.ts';
import { applicationPath, APPLICATIONS, COMPANIES, companyPath, REVIEW } from './paths.ts';
import { showReview } from './review.ts';

/** The pages of the platform's staff. */
export const OPERATORS: readonly PageRoute[] = [
  forPerson('GET', REVIEW, showReview),
  forPerson('GET', APPLICATIONS, showApplications),
  forPerson('GET', applicationPath(':id'), showApplication),
  ...APPLICATION_STEPS,
  forPerson('GET', COMPANIES, showCompanies),
  forPerson('GET', `${COMPANIES}/new`, showNewCompany),
  forPerson('POST', `${COMPANIES}/new`, decideNewCompany),
  forPerson('GET', companyPath(':id'), showCompany),
  forPerson('POST', companyPath(':id'), decideCompany),
  forPerson('GET', companyPath(':id', 'applications'), showCompanyApplications),
  ...COMPANY_STEPS,
];
