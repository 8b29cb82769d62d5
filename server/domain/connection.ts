import type { ApplicationId, CompanyId, UserId } from './id.ts';

/** A user's consent that an application acts for them. Never deleted: ending it raises its generation. */
export interface Connection {
  /** See `connectionId`. */
  readonly id: string;
  readonly revision: number;
  readonly userId: UserId;
  readonly companyId: CompanyId;
  readonly applicationId: ApplicationId;
  /** What the user has confirmed; empty while the connection is ended. */
  readonly scopes: readonly string[];
  /** Goes up when the user ends it. */
  readonly generation: number;
  readonly since: number;
}

/** The id of a user's connection with an application. */
export function connectionId(userId: UserId, applicationId: ApplicationId): string {
  return `${userId}/${applicationId}`;
}
