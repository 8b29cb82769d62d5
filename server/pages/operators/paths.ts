/** Where the platform's staff find companies. */
export const COMPANIES = '/operations/companies';

/** The page of one company; with a step, the page of that. */
export const companyPath = (id: string, step?: 'suspend' | 'reactivate' | 'verify'): string =>
  step === undefined ? `${COMPANIES}/${id}` : `${COMPANIES}/${id}/${step}`;
