import { WEB_SERVICES } from '../registration/paths.ts';

/** Where a company's administrators find what they can enable. */
export const ENABLE_APPLICATIONS = `${WEB_SERVICES}/enable`;

/** The page on which they enable or disable one application. */
export const enablePathOf = (applicationId: string): string => `${ENABLE_APPLICATIONS}/${applicationId}`;

/** Where they find what their people have asked for. */
export const REQUESTS = `${WEB_SERVICES}/requests`;

/** One request: why, and what to do with it. */
export const requestPathOf = (requestId: string): string => `${REQUESTS}/${requestId}`;
