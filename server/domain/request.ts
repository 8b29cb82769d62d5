import { createHash } from 'node:crypto';
import { type ApplicationId, type CompanyId, type Id, idFrom, type UserId } from './id.ts';

export type RequestId = Id<'request'>;
export type RequestState = 'pending' | 'approved' | 'denied' | 'blocked';

/** One person's wish. */
export interface Requester {
  readonly userId: UserId;
  /** May be empty. For the company's administrators only. */
  readonly reason: string;
  readonly at: number;
}

/** That people of a company want an application which it has not enabled: one row for all of them. */
export interface EnablementRequest {
  /** See `requestId`. */
  readonly id: RequestId;
  readonly revision: number;
  readonly companyId: CompanyId;
  readonly applicationId: ApplicationId;
  readonly state: RequestState;
  /** Who has asked since it was opened, each once. */
  readonly requesters: readonly Requester[];
  /** When it was opened, or opened again. */
  readonly createdAt: number;
  /** Both absent while it is pending. */
  readonly decidedAt?: number;
  /** A user's id, or a client's. */
  readonly decidedBy?: string;
}

/** The id of the request for an application in a company: made from both, so that no store can hold two. */
export function requestId(companyId: CompanyId, applicationId: ApplicationId): RequestId {
  return idFrom('request', createHash('sha256').update(`${companyId}/${applicationId}`).digest());
}
