import type { Application } from '../domain/application.ts';
import type { Facts } from '../domain/audit.ts';
import type { Enablement } from '../domain/enablement.ts';
import { approvedStill, pendingScopes } from '../domain/enabling.ts';
import type { ApplicationId, CompanyId } from '../domain/id.ts';
import { offeredTerms } from '../domain/offer.ts';

/** A company's decision as it is shown: beside what was approved, what waits. */
export interface EnablementView {
  readonly companyId: CompanyId;
  readonly applicationId: ApplicationId;
  readonly state: 'enabled' | 'disabled';
  /** What was approved and is still asked for. */
  readonly approvedScopes: readonly string[];
  readonly pendingScopes: readonly string[];
  /** The permission version that was approved; 0 where none ever was. */
  readonly permissionVersion: number;
  /** 0 where it was never enabled. */
  readonly generation: number;
  /** Epoch milliseconds; absent where it was never enabled. */
  readonly changedAt?: number;
  /** A user's id, or a client's. */
  readonly changedBy?: string;
}

/** An enablement beside what its application asks for. */
export function viewOf(application: Application | undefined, enablement: Enablement): EnablementView {
  const { companyId, applicationId, state, permissionVersion, generation, changedAt, changedBy } = enablement;
  const terms = application === undefined ? [] : offeredTerms(application, companyId);
  return {
    companyId,
    applicationId,
    state,
    approvedScopes: approvedStill(terms, enablement),
    pendingScopes: pendingScopes(terms, enablement),
    permissionVersion,
    generation,
    changedAt,
    changedBy,
  };
}

/** What is answered where there is no decision. */
export function neverEnabled(companyId: CompanyId, applicationId: ApplicationId): EnablementView {
  return {
    companyId,
    applicationId,
    state: 'disabled',
    approvedScopes: [],
    pendingScopes: [],
    permissionVersion: 0,
    generation: 0,
  };
}

/** What the trail says of an enablement. */
export function enablementFacts({ state, approvedScopes, permissionVersion, generation }: Enablement): Facts {
  return { state, approved_scopes: approvedScopes, permission_version: permissionVersion, generation };
}
