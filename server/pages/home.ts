import type Koa from 'koa';
import { type Home, readHome } from '../operations/home.ts';
import type { OperatorDeed } from '../operations/operator-deeds.ts';
import type { RequestView } from '../operations/request-views.ts';
import type { Person } from '../provider/sessions.ts';
import type { AskedFor } from '../../views/home/asked.tsx';
import type { Deed } from '../../views/home/deeds.tsx';
import { homeView } from '../../views/home/home.tsx';
import type { Place } from '../../views/home/places.tsx';
import type { WaitingProps } from '../../views/home/waiting.tsx';
import { CONNECTIONS } from './connections/paths.ts';
import { ENABLE_APPLICATIONS, enablePathOf, REQUESTS } from './enabling/paths.ts';
import { callerOf, inLanguage, type PageParts, show } from './kit.ts';
import { COMPANIES, REVIEW, TRAIL } from './operators/paths.ts';
import { PEOPLE } from './people/paths.ts';
import { applicationPath, APPLICATIONS, WEB_SERVICES } from './registration/paths.ts';
import { addressOf } from './trail/query.ts';
import { OWN_TRAIL } from './trail/trail.ts';

const PATHS = { requests: REQUESTS, waiting: `${ENABLE_APPLICATIONS}?only=waiting`, review: REVIEW };

/** As many of each kind as a glance takes in. */
const MOST_DEEDS = 5;

/** `GET /`: where whoever has signed in begins. */
export async function showHome(parts: PageParts, ctx: Koa.Context, person: Person): Promise<void> {
  const { user, company } = person;
  const home = await readHome(inLanguage(parts, ctx), callerOf(parts, ctx, person));
  const deeds = home.company?.operatorDeeds ?? [];
  const ofApplications = ({ event }: OperatorDeed): boolean => event.action.startsWith('application.');
  const view = homeView({
    name: user.name,
    company: company.name,
    waiting: waitingOf(home),
    requests: home.company === undefined ? home.requests.map(askedFor) : undefined,
    applicationDeeds: deeds.filter(ofApplications).slice(0, MOST_DEEDS).map(deedOf),
    companyDeeds: deeds
      .filter((deed) => !ofApplications(deed))
      .slice(0, MOST_DEEDS)
      .map(deedOf),
    trail: addressOf(OWN_TRAIL, { byOperators: true }),
    places: placesFor(home, person),
  });
  show(parts, ctx, view, { person });
}

function waitingOf({ company, submittedApplications }: Home): WaitingProps | undefined {
  if (company === undefined && submittedApplications === undefined) return undefined;
  return {
    administrators: company && {
      requests: company.pendingRequests,
      askingForMore: company.differences.applications.map(({ id, name }) => ({ application: name, path: enablePathOf(id) })),
      more: company.differences.count - company.differences.applications.length,
    },
    review: submittedApplications,
    paths: PATHS,
  };
}

function askedFor({ application, state, enabled, createdAt, decidedAt }: RequestView): AskedFor {
  return { application: application.name, state, enabled, at: decidedAt ?? createdAt };
}

function deedOf({ event, application, user }: OperatorDeed): Deed {
  return {
    action: event.action,
    after: event.after,
    at: Date.parse(event.at),
    application: application?.name,
    person: user?.name,
    path: application && applicationPath(application.id),
  };
}

function placesFor({ company, submittedApplications }: Home, person: Person): Place[] {
  const administrates = company !== undefined;
  return [
    ...(submittedApplications === undefined
      ? []
      : ([
          { name: 'review', path: PATHS.review },
          { name: 'companies', path: COMPANIES },
        ] as const)),
    ...(administrates ? [{ name: 'webServices', path: WEB_SERVICES } as const] : []),
    ...(administrates && person.company.developmentPartner ? [{ name: 'applications', path: APPLICATIONS } as const] : []),
    ...(administrates ? [{ name: 'people', path: PEOPLE } as const] : []),
    ...(submittedApplications !== undefined || administrates
      ? [{ name: 'trail', path: submittedApplications === undefined ? OWN_TRAIL : TRAIL } as const]
      : []),
    { name: 'connections', path: CONNECTIONS },
  ];
}
