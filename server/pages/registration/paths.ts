/** Where the partner's pages are. */
export const WEB_SERVICES = '/administration/web-services';
export const APPLICATIONS = `${WEB_SERVICES}/applications`;
export const NEW_APPLICATION = `${APPLICATIONS}/new`;

/** What can be done to an application on a page of its own. */
export type Step = 'secret' | 'secret/shown' | 'revoke-tokens' | 'deactivate' | 'certification';

/** Modify Partner Application; with a step, the page of that. */
export const applicationPath = (id: string, step?: Step): string =>
  step === undefined ? `${APPLICATIONS}/${id}` : `${APPLICATIONS}/${id}/${step}`;
