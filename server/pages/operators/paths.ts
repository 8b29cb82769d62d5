/** Where the platform's staff find companies. */
export const COMPANIES = '/operations/companies';

/** Where they find everything that has happened. */
export const TRAIL = '/operations/audit';

/** What is asked about a company on a page of its own, and what it has. */
export type CompanyPart = 'suspend' | 'reactivate' | 'verify' | 'unverify' | 'applications';

/** The page of one company; with a part, the page of that. */
export const companyPath = (id: string, part?: CompanyPart): string =>
  part === undefined ? `${COMPANIES}/${id}` : `${COMPANIES}/${id}/${part}`;

/** What waits for the review. */
export const REVIEW = '/operations/review';

/** All applications. */
export const APPLICATIONS = '/operations/applications';

/** The page of one application. */
export const applicationPath = (id: string): string => `${APPLICATIONS}/${id}`;

/** The page on which a step is decided. */
export const applicationStepPath = (id: string, step: string): string => `${applicationPath(id)}/${step}`;
