import type Koa from 'koa';
import { isId } from '../../domain/id.ts';
import { type AvailableApplication, listAvailableApplications } from '../../operations/available-applications.ts';
import { countPendingRequests } from '../../operations/requests.ts';
import type { Person } from '../../provider/sessions.ts';
import { type AvailableRow, availableView, FILTERS, type Filter } from '../../../views/enabling/applications.tsx';
import { callerOf, inLanguage, type PageParts, show } from '../kit.ts';
import { publisherOf } from '../publisher.ts';
import { WEB_SERVICES } from '../registration/paths.ts';
import { ENABLE_APPLICATIONS, enablePathOf, REQUESTS } from './paths.ts';
import { standingOf } from './sheet.ts';

/** With names and descriptions at their longest, as much as a page may weigh. */
const ON_A_PAGE = 10;

/** Enable Applications: what is available to the company, and what it holds. */
export async function showEnableApplications(parts: PageParts, ctx: Koa.Context, person: Person): Promise<void> {
  const services = inLanguage(parts, ctx);
  const caller = callerOf(parts, ctx, person);
  const { id, name } = person.company;
  const text = typeof ctx.query['query'] === 'string' ? ctx.query['query'] : '';
  const only: Filter | undefined = FILTERS.find((each) => each === ctx.query['only']);
  const after = isId('application', ctx.query['after']) ? ctx.query['after'] : undefined;
  const [{ items, next }, asked] = await Promise.all([
    listAvailableApplications(services, caller, id, { after, limit: ON_A_PAGE }, { text, only }),
    countPendingRequests(services, caller, id),
  ]);
  const address = addressWith({ query: text, only });
  const view = availableView({
    company: name,
    applications: items.map(rowOf),
    query: text,
    only,
    asked,
    paths: {
      webServices: WEB_SERVICES,
      here: ENABLE_APPLICATIONS,
      requests: REQUESTS,
      first: after === undefined ? undefined : address(undefined),
      next: next === undefined ? undefined : address(next),
    },
  });
  show(parts, ctx, view, { person });
}

function rowOf(found: AvailableApplication): AvailableRow {
  const { application, owner, offer, request, lastUsedAt } = found;
  return {
    id: application.id,
    name: application.name,
    description: application.description,
    visibility: application.visibility,
    publisher: publisherOf(owner),
    standing: standingOf(found),
    uses: offer.apis.map(({ title }) => title),
    lastUsedAt,
    asked: request?.state === 'pending' ? request.requesters.length : 0,
    path: enablePathOf(application.id),
  };
}

/** The list from another place on, with the same search. */
function addressWith(search: { readonly query: string; readonly only: string | undefined }) {
  return (after: string | undefined): string => {
    const given = Object.entries({ ...search, after }).filter(([, value]) => value !== undefined && value !== '');
    const asked = new URLSearchParams(given as [string, string][]).toString();
    return asked === '' ? ENABLE_APPLICATIONS : `${ENABLE_APPLICATIONS}?${asked}`;
  };
}
