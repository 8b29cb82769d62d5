import type { Company } from './company.ts';
import { DomainError, notFound } from './error.ts';
import type { CompanyId } from './id.ts';
import type { ApplicationChanges } from './registration.ts';
import { type Role, ROLES, type User } from './user.ts';

/**
 * Who may do what. What belongs to another company does not exist for who asks (`not_found`); what is there, but not theirs to
 * do, is `forbidden`.
 */

/** Who asks, with the rights of this moment. */
export interface Party {
  readonly user?: User | undefined;
  readonly company?: Company | undefined;
  /** Staff of the platform. */
  readonly operator: boolean;
}

/** A person who is signed in. */
export interface Person {
  readonly user: User;
  readonly company: Company;
}

/** Whether somebody administers this company's applications and users: the two roles are equal (seed:11-12). */
export function administers({ user, company }: Party, companyId: string | undefined): companyId is CompanyId {
  if (user === undefined || company === undefined || !user.active || !company.active) return false;
  return company.id === companyId && user.companyId === companyId && rankOf(user.roles) >= ADMINISTRATOR;
}

/** Only the company's own administrators; operators may look, but decide nothing for a company. */
export function assertAdministratorOf(party: Party, companyId: string): CompanyId {
  if (administers(party, companyId)) return companyId;
  throw party.operator || party.company?.id === companyId ? forbidden() : notFound();
}

/** The company's own administrators, and operators. */
export function assertReaderOf(party: Party, companyId: string | undefined): asserts companyId is CompanyId {
  if (party.operator || administers(party, companyId)) return;
  throw companyId === undefined || party.company?.id === companyId ? forbidden() : notFound();
}

/** Operators only. */
export function assertOperator({ operator }: Party): void {
  if (!operator) throw forbidden();
}

/** A person, not a client that acts in its own name. */
export function assertPerson({ user, company }: Party): Person {
  if (user === undefined || company === undefined) throw forbidden();
  return { user, company };
}

/** Somebody of the company who is signed in, whatever the role. */
export function assertMemberOf(party: Party, companyId: string): Person {
  const person = assertPerson(party);
  if (person.company.id !== companyId) throw party.operator ? forbidden() : notFound();
  if (!person.user.active || !person.company.active) throw forbidden();
  return person;
}

/** Registering and modifying is for administrators of a Development Partner, for their company (seed:11-12). */
export function assertDeveloper(party: Party, owner?: CompanyId): Company {
  const { company } = party;
  if (company === undefined || !administers(party, company.id)) throw forbidden();
  if (owner !== undefined) assertAdministratorOf(party, owner);
  if (!company.developmentPartner) {
    throw new DomainError('forbidden', 'Only a Development Partner may register and modify applications.');
  }
  return company;
}

/**
 * The owner's administrators change the fields of registration; visibility, suspension and the demand for PKCE are the
 * operators'. Deactivating stays possible for a company that is no Development Partner any more.
 */
export function assertMayChangeApplication(party: Party, owner: CompanyId, changes: ApplicationChanges): void {
  const sent = Object.entries(changes).filter(([, value]) => value !== undefined);
  const fields = sent.filter(([name]) => !OPERATORS_FIELDS.has(name));
  if (fields.length < sent.length) assertOperator(party);
  if (fields.length === 0) return;
  const deactivates = fields.every(([name, value]) => name === 'active' && value === false);
  if (deactivates) assertAdministratorOf(party, owner);
  else assertDeveloper(party, owner);
}

const OPERATORS_FIELDS: ReadonlySet<string> = new Set<keyof ApplicationChanges>(['visibility', 'suspended', 'requirePkce']);

/** Nobody edits a user whose role is above own, or anybody without a role. */
export function mayEditUser(party: Party, { roles, companyId }: User): boolean {
  const rank = rankOfParty(party, companyId);
  return rank > 0 && rankOf(roles) <= rank;
}

/** The same for who is about to. */
export function assertMayEditUser(party: Party, user: User): void {
  if (!mayEditUser(party, user)) throw forbidden();
}

/** Nobody shuts themself out: whoever is left could not let them in again. */
export function assertMayDeactivate({ user }: Party, { id }: User): void {
  if (user?.id === id) throw new DomainError('forbidden', 'Nobody deactivates themself; another administrator can.');
}

/**
 * A link with which somebody sets a password is for others: whoever has a session changes the own one by the current one, or a
 * stolen session would be a way around it.
 */
export function assertMayMakeSignInLink(party: Party, user: User): void {
  assertMayEditUser(party, user);
  if (party.user?.id === user.id) {
    throw new DomainError('forbidden', 'Change your own password with the current one; for a link ask another administrator.');
  }
  if (!user.active) throw new DomainError('conflict', 'The user is deactivated. Activate the user first.');
}

/** Nobody grants a role above own. */
export function assertMayGrant(party: Party, companyId: CompanyId, roles: readonly Role[]): void {
  if (rankOf(roles) > rankOfParty(party, companyId)) throw forbidden();
}

/** The roles that somebody can grant in a company: none above own, and the staff's in the platform company only. */
export function grantableRoles(party: Party, { id, platform }: Company): Role[] {
  const rank = rankOfParty(party, id);
  return ROLES.filter((role) => RANKS[role] <= rank && (role !== 'operator' || platform));
}

const ADMINISTRATOR = 1;
const OPERATOR = 2;
const RANKS: Readonly<Record<Role, number>> = {
  web_services_administrator: ADMINISTRATOR,
  admin: ADMINISTRATOR,
  operator: OPERATOR,
};

function rankOf(roles: readonly Role[]): number {
  return Math.max(0, ...roles.map((role) => RANKS[role]));
}

function rankOfParty(party: Party, companyId: CompanyId): number {
  if (party.operator) return OPERATOR;
  return administers(party, companyId) ? ADMINISTRATOR : 0;
}

function forbidden(): DomainError {
  return new DomainError('forbidden', 'This is not yours to do.');
}
