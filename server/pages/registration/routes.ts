import { forPerson, type PageRoute } from '../route.ts';
import { decideSubmission, showSubmission } from './certification.ts';
import { decideDeactivate, decideRevokeTokens, showDeactivate, showRevokeTokens } from './ending.ts';
import { showApplications } from './list.ts';
import { decideApplication, showApplication } from './modify.ts';
import { decideNewSecret, showNewSecret } from './new-secret.ts';
import { applicationPath, APPLICATIONS, NEW_APPLICATION, WEB_SERVICES } from './paths.ts';
import { decideNewApplication, showNewApplication } from './register.ts';
import { showSecret } from './shown-secret.ts';
import { showWebServices } from './web-services.ts';

/** The partner's pages. */
export const REGISTRATION: readonly PageRoute[] = [
  forPerson('GET', WEB_SERVICES, showWebServices),
  forPerson('GET', APPLICATIONS, showApplications),
  // Before the path of an id, which it would be, too.
  forPerson('GET', NEW_APPLICATION, showNewApplication),
  forPerson('POST', NEW_APPLICATION, decideNewApplication),
  forPerson('GET', applicationPath(':id'), showApplication),
  forPerson('POST', applicationPath(':id'), decideApplication),
  forPerson('GET', applicationPath(':id', 'secret'), showNewSecret),
  forPerson('POST', applicationPath(':id', 'secret'), decideNewSecret),
  forPerson('GET', applicationPath(':id', 'secret/shown'), showSecret),
  forPerson('GET', applicationPath(':id', 'revoke-tokens'), showRevokeTokens),
  forPerson('POST', applicationPath(':id', 'revoke-tokens'), decideRevokeTokens),
  forPerson('GET', applicationPath(':id', 'deactivate'), showDeactivate),
  forPerson('POST', applicationPath(':id', 'deactivate'), decideDeactivate),
  forPerson('GET', applicationPath(':id', 'certification'), showSubmission),
  forPerson('POST', applicationPath(':id', 'certification'), decideSubmission),
];
