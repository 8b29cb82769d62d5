import { apis } from './apis.ts';
import { applications } from './applications.ts';
import { auditEvents } from './audit-events.ts';
import { availableApplications } from './available-applications.ts';
import { certification } from './certification.ts';
import { companies } from './companies.ts';
import { connections } from './connections.ts';
import { documentRoute } from './document.ts';
import { enablements } from './enablements.ts';
import { me } from './me.ts';
import { problemTypes } from './problem-types.ts';
import { requests } from './requests.ts';
import { resourceServers } from './resource-servers.ts';
import type { Route } from './route.ts';
import { secrets } from './secrets.ts';
import { signInLinks } from './sign-in-links.ts';
import { users } from './users.ts';

/** Every call of the management API. A resource is one file that gives its rows, and one line here. */
export const ROUTES: readonly Route[] = [
  ...companies,
  ...users,
  ...signInLinks,
  ...me,
  ...apis,
  ...applications,
  ...secrets,
  ...certification,
  ...availableApplications,
  ...enablements,
  ...requests,
  ...connections,
  ...resourceServers,
  ...auditEvents,
  ...problemTypes,
  documentRoute(() => ROUTES),
];
