import type { ApplicationId, CompanyId } from './id.ts';

/** A company's decision on an application: the countersignature. */
export interface Enablement {
  /** See `enablementId`. */
  readonly id: string;
  readonly revision: number;
  readonly companyId: CompanyId;
  readonly applicationId: ApplicationId;
  readonly state: 'enabled' | 'disabled';
  /** What was approved, by scope: a snapshot. */
  readonly approvedScopes: readonly string[];
  /** The permission version that was shown when it was approved. */
  readonly permissionVersion: number;
  /** Goes up at every disable. */
  readonly generation: number;
  readonly changedAt: number;
  /** The user who decided, or the client that acted. */
  readonly changedBy: string;
}

/** The id of the enablement of an application in a company. The separator stands in no identifier, so it is unambiguous. */
export function enablementId(companyId: CompanyId, applicationId: ApplicationId): string {
  return `${companyId}/${applicationId}`;
}
