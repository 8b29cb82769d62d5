import type Koa from 'koa';
import { isId } from '../../domain/id.ts';
import { listRequests } from '../../operations/requests.ts';
import type { RequestView } from '../../operations/request-views.ts';
import type { Person } from '../../provider/sessions.ts';
import { type RequestRow, requestsView } from '../../../views/enabling/requests.tsx';
import { callerOf, type PageParts, show } from '../kit.ts';
import { publisherOf } from '../publisher.ts';
import { WEB_SERVICES } from '../registration/paths.ts';
import { REQUESTS, requestPathOf } from './paths.ts';

/** With names and reasons at their longest, as much as a page may weigh. */
const ON_A_PAGE = 12;

/** What the company's people have asked for: what waits for a decision or, with `?show=all`, everything. */
export async function showRequests(parts: PageParts, ctx: Koa.Context, person: Person): Promise<void> {
  const all = ctx.query['show'] === 'all';
  const after = isId('request', ctx.query['after']) ? ctx.query['after'] : undefined;
  const caller = callerOf(parts, ctx, person);
  const page = { after, limit: ON_A_PAGE };
  const { items, next } = await listRequests(parts.services, caller, person.company.id, { pending: !all }, page);
  const here = all ? `${REQUESTS}?show=all` : REQUESTS;
  const view = requestsView({
    company: person.company.name,
    requests: items.map(rowOf),
    all,
    paths: {
      webServices: WEB_SERVICES,
      pending: REQUESTS,
      all: `${REQUESTS}?show=all`,
      first: after === undefined ? undefined : here,
      next: next === undefined ? undefined : `${here}${all ? '&' : '?'}after=${next}`,
    },
  });
  show(parts, ctx, view, { person });
}

function rowOf({ id, application, owner, state, requesters, reasons, createdAt, decidedAt }: RequestView): RequestRow {
  return {
    application: application.name,
    publisher: publisherOf(owner),
    state,
    people: requesters,
    reason: reasons.at(-1),
    at: decidedAt ?? createdAt,
    path: requestPathOf(id),
  };
}
