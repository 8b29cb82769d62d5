import type { Application, Term } from './application.ts';
import { type Enablement, enablementId } from './enablement.ts';
import { DomainError, type Fault, invalid } from './error.ts';
import type { ApplicationId, CompanyId } from './id.ts';
import type { Offer } from './offer.ts';

/**
 * How a company countersigns. What it approves is a snapshot, by scope; an approval counts for a scope only if it was given at
 * the version since which the scope is there, or later.
 */

/** What an administrator signs; what is absent is as it was, at the first time everything. */
export interface Approval {
  readonly approvedScopes?: readonly string[] | undefined;
  /** The version that the administrator was shown. */
  readonly permissionVersion?: number | undefined;
}

/** Who decides on what, and when. */
export interface Decision {
  readonly companyId: CompanyId;
  readonly applicationId: ApplicationId;
  readonly at: number;
  /** A user's id, or a client's. */
  readonly by: string;
}

/** The scopes among these that the company has approved: of a disabled one, what enabling again would bring back. */
export function approvedStill(terms: readonly Term[], enablement: Enablement | undefined): string[] {
  const approved = new Set(enablement?.approvedScopes);
  return scopesOf(terms.filter(({ scope, since }) => since <= (enablement?.permissionVersion ?? 0) && approved.has(scope)));
}

/** What waits for an approval: what is new, and what has become required where it was left out. */
export function pendingScopes(terms: readonly Term[], enablement: Enablement | undefined): string[] {
  return enablement?.state === 'enabled' ? undecided(terms, enablement) : [];
}

function undecided(terms: readonly Term[], enablement: Enablement): string[] {
  const approved = new Set(approvedStill(terms, enablement));
  return scopesOf(
    terms.filter(({ scope, since, required }) => !approved.has(scope) && (required || since > enablement.permissionVersion)),
  );
}

/**
 * The enablement after an administrator has signed; the very same one where that says nothing new. To approve more than was
 * approved takes both the scopes and the version that was shown: nothing is widened by repeating, or unseen.
 */
export function enabled(
  { version, terms }: Offer,
  current: Enablement | undefined,
  approval: Approval,
  decision: Decision,
): Enablement {
  const { approvedScopes, permissionVersion } = approval;
  if (permissionVersion !== undefined && permissionVersion !== version) {
    throw new DomainError('conflict', `What the application asks for has changed: the current permission version is ${version}.`);
  }
  if (current === undefined) {
    const first = approvedScopes ?? scopesOf(terms);
    assertApprovable(terms, terms, first);
    return signed(firstEnablement(decision), first, version, decision);
  }
  if (approvedScopes === undefined) return signed(current, current.approvedScopes, current.permissionVersion, decision);

  const approvedAt = permissionVersion ?? current.permissionVersion;
  assertWidensKnowingly(terms, current, approval);
  assertApprovable(terms, termsOf(approvedAt, terms), approvedScopes);
  return signed(current, approvedScopes, approvedAt, decision);
}

/** The enablement after it was disabled: the generation ends all that was issued, and what was approved is remembered. */
export function disabled(current: Enablement, at: number, by: string): Enablement {
  return { ...current, state: 'disabled', generation: current.generation + 1, changedAt: at, changedBy: by };
}

/** A registered application is enabled at once for the company that registered it, with everything that it asks for. */
export function enabledByRegistering(
  { id, companyId, terms, permissionVersion }: Application,
  at: number,
  by: string,
): Enablement {
  const decision = { companyId, applicationId: id, at, by };
  return signed(firstEnablement(decision), scopesOf(terms), permissionVersion, decision);
}

/** The owner's company approves by saving: what is new, and not what it had left out. */
export function approvedBySaving(
  { terms, permissionVersion }: Application,
  current: Enablement,
  at: number,
  by: string,
): Enablement {
  const approvedScopes = [...approvedStill(terms, current), ...undecided(terms, current)];
  return { ...current, approvedScopes, permissionVersion, changedAt: at, changedBy: by };
}

function firstEnablement({ companyId, applicationId, at, by }: Decision): Enablement {
  return {
    id: enablementId(companyId, applicationId),
    revision: 1,
    companyId,
    applicationId,
    state: 'disabled',
    approvedScopes: [],
    permissionVersion: 0,
    generation: 1,
    changedAt: at,
    changedBy: by,
  };
}

/** Signing what is signed already leaves it as it is. */
function signed(current: Enablement, scopes: readonly string[], permissionVersion: number, { at, by }: Decision): Enablement {
  const approvedScopes = [...new Set(scopes)];
  const known = new Set(current.approvedScopes);
  const sameScopes = approvedScopes.length === known.size && approvedScopes.every((scope) => known.has(scope));
  if (sameScopes && current.state === 'enabled' && current.permissionVersion === permissionVersion) return current;
  return { ...current, state: 'enabled', approvedScopes, permissionVersion, changedAt: at, changedBy: by };
}

function assertWidensKnowingly(
  terms: readonly Term[],
  current: Enablement,
  { approvedScopes = [], permissionVersion }: Approval,
): void {
  const approved = new Set(approvedStill(terms, current));
  if (permissionVersion === undefined && approvedScopes.some((scope) => !approved.has(scope))) {
    throw invalid({
      pointer: '/permission_version',
      message: 'To approve more than before, name the permission version that was shown.',
    });
  }
}

/** Every API and every required group of the version, and nothing that the application does not ask for. */
function assertApprovable(offered: readonly Term[], approvedTerms: readonly Term[], scopes: readonly string[]): void {
  const known = new Set(scopesOf(offered));
  const given = new Set(scopes);
  const foreign = scopes.flatMap((scope, index): Fault[] =>
    known.has(scope) ? [] : [{ pointer: `/approved_scopes/${index}`, message: 'The application does not ask for this.' }],
  );
  const missing = approvedTerms
    .filter(({ scope, required }) => required && !given.has(scope))
    .map(({ scope }): Fault => ({ pointer: '/approved_scopes', message: `"${scope}" cannot be left out.` }));
  if (foreign.length + missing.length > 0) throw invalid(...foreign, ...missing);
}

/** The terms as they were at an earlier version. */
function termsOf(version: number, terms: readonly Term[]): Term[] {
  return terms
    .filter(({ since }) => since <= version)
    .map((term) => ({ ...term, required: term.required && term.requiredSince <= version }));
}

function scopesOf(terms: readonly Term[]): string[] {
  return terms.map(({ scope }) => scope);
}
