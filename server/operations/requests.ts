import { administers, assertAdministratorOf, assertMemberOf, assertPerson } from '../domain/authorization.ts';
import { assertMayEnable } from '../domain/availability.ts';
import { enablementId } from '../domain/enablement.ts';
import { DomainError, notFound } from '../domain/error.ts';
import { type EnablementRequest, requestId } from '../domain/request.ts';
import { assertApprovable, asked, decided, type RequestDecision } from '../domain/requesting.ts';
import type { Page, Where } from '../storage.ts';
import { settle, unchanged } from './commit.ts';
import type { Caller, Services } from './context.ts';
import { decideEnabling, type Signing } from './enablements.ts';
import { find } from './finding.ts';
import { chosen, type Listed } from './listing.ts';
import { requestChanged } from './request-events.ts';
import { type FoundRequest, ownViewOf, present, type RequestView, viewOf } from './request-views.ts';

/** What an administrator decides. Approving enables the application, and takes what enabling takes. */
export type RequestStep = { readonly action: RequestDecision } | ({ readonly action: 'approve' } & Signing);

/**
 * Somebody asks the administrators of their company for an application that it has not enabled. Asking again replaces the
 * reason. Answers with the own wish only.
 */
export async function askForApplication(
  services: Services,
  caller: Caller,
  companyId: string,
  applicationId: string,
  reason = '',
): Promise<RequestView> {
  const { user, company } = assertMemberOf(caller, companyId);
  const { directory, now } = services;
  const request = await settle(services, async () => {
    const application = await find(services, 'application', applicationId);
    const [owner, enablement, before] = await Promise.all([
      directory.get('company', application.companyId),
      directory.get('enablement', enablementId(company.id, application.id)),
      directory.get('request', requestId(company.id, application.id)),
    ]);
    assertMayEnable(application, owner, enablement, company.id);
    if (enablement?.state === 'enabled') throw new DomainError('conflict', 'The company has enabled this application already.');
    const wish = { companyId: company.id, applicationId: application.id, userId: user.id, reason, at: now() };
    const after = asked(before, wish);
    return after === before ? unchanged(after) : requestChanged(services, caller, 'request.asked', before, after);
  });
  return there(ownViewOf(await presentOne(services, request), user.id));
}

/** The requests of a company, for its administrators: the pending ones, or all. */
export async function listRequests(
  services: Services,
  caller: Caller,
  companyId: string,
  { pending = false }: { readonly pending?: boolean },
  page: Page,
): Promise<Listed<RequestView>> {
  const id = assertAdministratorOf(caller, companyId);
  return listed(services, pending ? { pendingIn: id } : { companyId: id }, page, viewOf);
}

/** What the caller may read of a company's requests: its administrators all, everybody else of it the own ones. */
export async function listReadableRequests(
  services: Services,
  caller: Caller,
  companyId: string,
  page: Page,
): Promise<Listed<RequestView>> {
  if (administers(caller, companyId)) return listRequests(services, caller, companyId, {}, page);
  assertMemberOf(caller, companyId);
  return listOwnRequests(services, caller, page);
}

/** How many requests of the company wait for a decision, for its administrators. */
export async function countPendingRequests({ directory }: Services, caller: Caller, companyId: string): Promise<number> {
  return directory.count('request', { pendingIn: assertAdministratorOf(caller, companyId) });
}

/** What the person has asked for, with what was decided: nothing of the others. */
export async function listOwnRequests(services: Services, caller: Caller, page: Page): Promise<Listed<RequestView>> {
  const { user } = assertPerson(caller);
  return listed(services, { userId: user.id }, page, (found) => ownViewOf(found, user.id));
}

/** The person's own wish for an application, if there is one. */
export async function readOwnRequest(
  services: Services,
  caller: Caller,
  applicationId: string,
): Promise<RequestView | undefined> {
  const { user, company } = assertPerson(caller);
  const application = await find(services, 'application', applicationId);
  const request = await services.directory.get('request', requestId(company.id, application.id));
  return request && ownViewOf(await presentOne(services, request), user.id);
}

/** One request of the company, for its administrators. */
export async function readRequest(services: Services, caller: Caller, companyId: string, id: string): Promise<RequestView> {
  assertAdministratorOf(caller, companyId);
  const request = await find(services, 'request', id);
  if (request.companyId !== companyId) throw notFound();
  return viewOf(await presentOne(services, request));
}

/** A company's administrator decides. Approving enables the application in the same stroke, or neither happens. */
export async function decideRequest(
  services: Services,
  caller: Caller,
  companyId: string,
  id: string,
  step: RequestStep,
): Promise<RequestView> {
  await settle<unknown>(services, async () => {
    const { application } = await readRequest(services, caller, companyId, id);
    const before = await find(services, 'request', id);
    if (step.action === 'approve') {
      assertApprovable(before);
      return decideEnabling(services, caller, companyId, application.id, step);
    }
    const after = decided(before, step.action, { at: services.now(), by: caller.actor.id });
    return requestChanged(services, caller, EVENTS[step.action], before, after);
  });
  return readRequest(services, caller, companyId, id);
}

const EVENTS = { deny: 'request.denied', block: 'request.blocked', unblock: 'request.unblocked' } as const;

async function listed(
  services: Services,
  where: Where['request'],
  page: Page,
  show: (found: FoundRequest) => RequestView | undefined,
): Promise<Listed<RequestView>> {
  return chosen(
    (each) => services.directory.list('request', where, each),
    page,
    async (requests) =>
      (await present(services, requests)).flatMap((found) => {
        const item = found && show(found);
        return item === undefined ? [] : [{ id: item.id, item }];
      }),
  );
}

async function presentOne(services: Services, request: EnablementRequest): Promise<FoundRequest> {
  const [found] = await present(services, [request]);
  return there(found);
}

function there<T>(found: T | undefined): T {
  if (found === undefined) throw notFound();
  return found;
}
