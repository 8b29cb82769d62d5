import type { ApplicationId, CompanyId, UserId } from './id.ts';
import { DomainError, invalid } from './error.ts';
import { type EnablementRequest, requestId, type RequestState } from './request.ts';
import { textFaults, tidyText } from './text.ts';

/**
 * How people ask their administrators for an application, and what becomes of it. Whoever asks learns of the own wish and of the
 * decision; how many others asked, and why, is the administrators' to know.
 */

/** Who asks for what. */
export interface Wish {
  readonly companyId: CompanyId;
  readonly applicationId: ApplicationId;
  readonly userId: UserId;
  readonly reason: string;
  readonly at: number;
}

/** What an administrator can say to a request, beside enabling the application. */
export type RequestDecision = 'deny' | 'block' | 'unblock';

/** Who decides, and when. */
export interface Decider {
  readonly at: number;
  /** A user's id, or a client's. */
  readonly by: string;
}

/** Whoever comes later is counted, but without a reason: a row must not grow with every text. */
const MOST_REASONS = 100;

/**
 * The request after somebody has asked; the very same one where that says nothing new. Asking twice counts once, and the later
 * reason stands. What was decided is opened again, with this one wish; what is blocked refuses it.
 */
export function asked(current: EnablementRequest | undefined, wish: Wish): EnablementRequest {
  const { companyId, applicationId, userId, at } = wish;
  const reason = tidyText(wish.reason);
  const faults = textFaults('/reason', reason);
  if (faults.length > 0) throw invalid(...faults);
  if (current?.state === 'blocked') {
    throw new DomainError('conflict', 'The administrators take no more requests for this application.');
  }
  if (current?.state === 'pending') return withWish(current, { userId, reason, at });
  return {
    id: requestId(companyId, applicationId),
    revision: current?.revision ?? 1,
    companyId,
    applicationId,
    state: 'pending',
    requesters: [{ userId, reason, at }],
    createdAt: at,
  };
}

function withWish(current: EnablementRequest, wish: { userId: UserId; reason: string; at: number }): EnablementRequest {
  const place = current.requesters.findIndex(({ userId }) => userId === wish.userId);
  const full = current.requesters.filter(({ reason }) => reason !== '').length >= MOST_REASONS;
  const own = current.requesters[place];
  if (own === undefined) return { ...current, requesters: [...current.requesters, full ? { ...wish, reason: '' } : wish] };
  const kept = full && own.reason === '' ? '' : wish.reason;
  return own.reason === kept ? current : { ...current, requesters: current.requesters.with(place, { ...own, reason: kept }) };
}

const DECISIONS: Readonly<Record<RequestDecision, { readonly from: readonly RequestState[]; readonly to: RequestState }>> = {
  deny: { from: ['pending'], to: 'denied' },
  block: { from: ['pending', 'denied'], to: 'blocked' },
  // Nothing that was asked before is open again: whoever still wants it asks anew.
  unblock: { from: ['blocked'], to: 'denied' },
};

/** The request after an administrator has decided. */
export function decided(current: EnablementRequest, decision: RequestDecision, decider: Decider): EnablementRequest {
  const { from, to } = DECISIONS[decision];
  if (!from.includes(current.state)) throw impossible(current, decision);
  return inState(current, to, decider);
}

/** Approving is enabling: throws where the request does not stand open to it. */
export function assertApprovable(current: EnablementRequest): void {
  if (current.state !== 'pending' && current.state !== 'denied') throw impossible(current, 'approve');
}

/** The request after the application was enabled, whichever way: who asked was heard. What is blocked stays so. */
export function settledByEnabling(current: EnablementRequest, decider: Decider): EnablementRequest {
  return current.state === 'pending' || current.state === 'denied' ? inState(current, 'approved', decider) : current;
}

function inState(current: EnablementRequest, state: RequestState, { at, by }: Decider): EnablementRequest {
  return { ...current, state, decidedAt: at, decidedBy: by };
}

function impossible({ state }: EnablementRequest, decision: string): DomainError {
  return new DomainError('conflict', `The request is "${state}"; it cannot be changed by "${decision}" from there.`);
}
