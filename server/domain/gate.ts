import type { Application } from './application.ts';
import type { BuiltInClient } from './built-in-client.ts';
import type { Company } from './company.ts';
import type { Connection } from './connection.ts';
import type { Enablement } from './enablement.ts';
import type { CompanyId } from './id.ts';
import type { User } from './user.ts';

/**
 * The gate: whether an application may act for a company, for one of its users where there is one, right now. Every grant and
 * every use of what was granted asks it, and nothing else answers that question.
 */

/** All that the decision rests on, as it is at this moment. */
export interface Standing {
  readonly application: Application | BuiltInClient | undefined;
  /** The company that owns the application. */
  readonly owner: Company | undefined;
  /** The company whose data the token is for. */
  readonly company: Company | undefined;
  readonly enablement: Enablement | undefined;
  /** Present exactly when the token is for a user. */
  readonly user?: User | undefined;
  readonly connection?: Connection | undefined;
}

/**
 * What everything that is issued carries: the epochs and generations of its making. Whatever is issued from it inherits them.
 * The parts that do not apply are absent: a pushed request has no company, a company's token no user.
 */
export interface Stamp {
  readonly ownerId: CompanyId;
  readonly application: number;
  readonly owner: number;
  readonly companyId?: CompanyId;
  readonly company?: number;
  readonly enablement?: number;
  readonly user?: number;
  readonly connection?: number;
}

export type Refusal =
  | 'application_inactive'
  | 'company_inactive'
  | 'user_inactive'
  | 'not_enabled'
  /** An epoch or a generation is older than the present one: the thing was ended, and stays so. */
  | 'ended';

export type Verdict =
  | { readonly admitted: true; readonly scopes: ReadonlySet<string>; readonly stamp: Stamp }
  | { readonly admitted: false; readonly refusal: Refusal };

/** Asked first, and alone where no company is known yet: whether the application itself may ask for anything. */
export function applicationStands({ application, owner }: Pick<Standing, 'application' | 'owner'>): boolean {
  if (application === undefined) return false;
  if (isBuiltIn(application)) return true;
  return application.active && !application.suspended && owner !== undefined && owner.active;
}

/**
 * Decides. `forUser` says whether the token is (to be) for a user; `carried` is the stamp of what is being used, absent when
 * something new is issued. The order of the checks is the order of the answers (domain.md §4).
 */
export function admit(standing: Standing, forUser: boolean, carried?: Partial<Stamp>): Verdict {
  const { application, owner, company, enablement, user, connection } = standing;
  if (application === undefined || !applicationStands(standing)) return refused('application_inactive');
  if (company === undefined || !company.active) return refused('company_inactive');
  if (forUser && (user === undefined || !user.active || user.companyId !== company.id)) return refused('user_inactive');
  const builtIn = isBuiltIn(application);
  if (!builtIn && enablement?.state !== 'enabled') return refused('not_enabled');

  const stamp: Stamp = {
    ownerId: application.companyId,
    application: application.epoch,
    owner: owner?.epoch ?? 0,
    companyId: company.id,
    company: company.epoch,
    enablement: enablement?.generation ?? 0,
    ...(forUser && { user: user?.epoch ?? 0, connection: connection?.generation ?? 0 }),
  };
  if (carried !== undefined && !agrees(carried, stamp)) return refused('ended');
  return { admitted: true, scopes: builtIn ? application.scopes : effectiveScopes(application, enablement), stamp };
}

/** Whether every epoch and generation that is carried is still the present one. */
export function agrees(carried: Partial<Stamp>, present: Partial<Stamp>): boolean {
  return (Object.keys(carried) as (keyof Stamp)[]).every((part) => carried[part] === present[part]);
}

/**
 * The scopes of the application that the company has approved: the application's ∩ the approved. An approval counts for a scope
 * only if it was given at the version since which the scope is there, or later: removed and added again is a new question.
 */
export function effectiveScopes(application: Application, enablement: Enablement | undefined): ReadonlySet<string> {
  const effective = new Set<string>();
  if (enablement?.state !== 'enabled') return effective;
  const approved = new Set(enablement.approvedScopes);
  for (const { scope, since } of application.terms) {
    if (since <= enablement.permissionVersion && approved.has(scope)) effective.add(scope);
  }
  return effective;
}

export function isBuiltIn(application: Application | BuiltInClient): application is BuiltInClient {
  return 'builtIn' in application;
}

function refused(refusal: Refusal): Verdict {
  return { admitted: false, refusal };
}
