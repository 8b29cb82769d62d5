import { z } from 'zod';
import { invalid } from '../domain/error.ts';
import { LONGEST_TEXT } from '../domain/text.ts';
import { askForApplication, decideRequest, listReadableRequests, type RequestStep } from '../operations/requests.ts';
import type { RequestView } from '../operations/request-views.ts';
import { approvalFields } from './enablements.ts';
import { listRoute } from './lists.ts';
import { type Route, route, timeOf, timeOrNull } from './route.ts';

const requestShape = z
  .object({
    id: z.string(),
    company_id: z.string(),
    application_id: z.string(),
    application_name: z.string(),
    state: z.enum(['pending', 'approved', 'denied', 'blocked']),
    requesters: z.int().describe('How many have asked; who asks reads of nobody else.'),
    reasons: z.array(z.string()).describe('Those that were given, oldest first.'),
    created_at: z.iso.datetime(),
    decided_at: z.iso.datetime().nullable(),
  })
  .meta({ title: 'Request' });

const newRequest = z
  .strictObject({
    application_id: z.string(),
    reason: z.string().optional().describe(`For the administrators of the company. At most ${LONGEST_TEXT} characters.`),
  })
  .meta({ title: 'NewRequest' });

const requestStep = z
  .strictObject({
    action: z.enum(['approve', 'deny', 'block', 'unblock']).describe('Approving enables the application.'),
    ...approvalFields,
  })
  .meta({ title: 'RequestStep' });

export const requests: readonly Route[] = [
  listRoute({
    path: '/companies/{company_id}/requests',
    name: 'list_requests',
    summary:
      'What people of the company ask their administrators to enable: for administrators all, for everybody else their own',
    who: ['member'],
    item: requestShape,
    operation: ({ services, caller, params }, page) => listReadableRequests(services, caller, params.company_id, page),
    present: presentRequest,
  }),
  route({
    method: 'post',
    path: '/companies/{company_id}/requests',
    name: 'ask_for_application',
    summary: 'Ask the administrators of the own company to enable an application; asking again replaces the reason',
    who: ['member'],
    body: newRequest,
    status: 201,
    answer: requestShape,
    operation: ({ services, caller, params, body }) =>
      askForApplication(services, caller, params.company_id, body.application_id, body.reason),
    present: presentRequest,
  }),
  route({
    method: 'post',
    path: '/companies/{company_id}/requests/{request_id}',
    name: 'decide_request',
    summary: 'Decide on a request: approve it, which enables the application, deny it, take no more of them, or take them again',
    who: ['administrator'],
    body: requestStep,
    answer: requestShape,
    operation: ({ services, caller, params, body }) =>
      decideRequest(services, caller, params.company_id, params.request_id, stepOf(body)),
    present: presentRequest,
  }),
];

/** What is approved is said with `approve` only: elsewhere it would look as if it counted. */
function stepOf({ action, ...approval }: z.output<typeof requestStep>): RequestStep {
  const { approved_scopes: approvedScopes, permission_version: permissionVersion } = approval;
  if (action === 'approve') return { action, approvedScopes, permissionVersion };
  const [stray] = Object.keys(approval);
  if (stray !== undefined) throw invalid({ pointer: `/${stray}`, message: 'Belongs to the action "approve" only.' });
  return { action };
}

function presentRequest(view: RequestView): z.input<typeof requestShape> {
  return {
    id: view.id,
    company_id: view.companyId,
    application_id: view.application.id,
    application_name: view.application.name,
    state: view.state,
    requesters: view.requesters,
    reasons: [...view.reasons],
    created_at: timeOf(view.createdAt),
    decided_at: timeOrNull(view.decidedAt),
  };
}
