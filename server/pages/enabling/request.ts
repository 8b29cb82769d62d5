import type Koa from 'koa';
import { DomainError } from '../../domain/error.ts';
import type { RequestDecision } from '../../domain/requesting.ts';
import { decideRequest, readRequest } from '../../operations/requests.ts';
import type { Person } from '../../provider/sessions.ts';
import { requestView } from '../../../views/enabling/request.tsx';
import { callerOf, formOf, type PageParts, seeOther, show, tokenFor } from '../kit.ts';
import { publisherOf } from '../publisher.ts';
import { WEB_SERVICES } from '../registration/paths.ts';
import { enablePathOf, REQUESTS, requestPathOf } from './paths.ts';
import { reasonsFrom } from './reasons.ts';

const DECISIONS: readonly RequestDecision[] = ['deny', 'block', 'unblock'];

/** One request: how many want the application, why, and what can be decided. Approving is done on the application's sheet. */
export async function showRequest(parts: PageParts, ctx: Koa.Context, person: Person, id: string): Promise<void> {
  return showOne(parts, ctx, person, id, false);
}

/** Denies, blocks or unblocks. Where somebody else has decided meanwhile, the page says how it stands now. */
export async function decideRequestOfCompany(parts: PageParts, ctx: Koa.Context, person: Person, id: string): Promise<void> {
  const form = await formOf(parts, ctx, person.sessionUid);
  const action = DECISIONS.find((each) => each === form.get('decision'));
  if (action === undefined) return seeOther(ctx, requestPathOf(id));
  try {
    await decideRequest(parts.services, callerOf(parts, ctx, person), person.company.id, id, { action });
    return seeOther(ctx, requestPathOf(id));
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'conflict') throw error;
    return showOne(parts, ctx, person, id, true);
  }
}

async function showOne(parts: PageParts, ctx: Koa.Context, person: Person, id: string, overtaken: boolean): Promise<void> {
  const request = await readRequest(parts.services, callerOf(parts, ctx, person), person.company.id, id);
  const { application, owner, state, requesters, reasons, createdAt, decidedAt } = request;
  const path = requestPathOf(id);
  const { shown, from, next } = reasonsFrom(reasons, Number(ctx.query['from'] ?? 0));
  const view = requestView({
    action: path,
    token: tokenFor(parts, person.sessionUid),
    company: person.company.name,
    application: application.name,
    publisher: publisherOf(owner),
    state,
    people: requesters,
    reasons: shown,
    createdAt,
    decidedAt,
    overtaken,
    paths: {
      webServices: WEB_SERVICES,
      requests: REQUESTS,
      sheet: enablePathOf(application.id),
      first: from === 0 ? undefined : path,
      next: next === undefined ? undefined : `${path}?from=${next}`,
    },
  });
  show(parts, ctx, view, { person, status: overtaken ? 409 : 200 });
}
