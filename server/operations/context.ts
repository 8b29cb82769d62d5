import type { Actor } from '../domain/audit.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import type { Company } from '../domain/company.ts';
import type { CompanyId } from '../domain/id.ts';
import type { User } from '../domain/user.ts';
import type { Keyring } from '../keyring.ts';
import type { ArtifactStore, Directory } from '../storage.ts';

/**
 * What every operation works with. An operation loads what a decision rests on, asks the domain, and commits the change with
 * its audit event; the pages and the management API call the same ones.
 */
export interface Services {
  readonly directory: Directory;
  readonly artifacts: ArtifactStore;
  readonly catalogue: Catalogue;
  readonly keyring: Keyring;
  readonly passwords: Passwords;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly platformId: CompanyId;
  /** Attempts per window; `count` 0 switches the limit off. */
  readonly signInLimit: Limit;
  readonly wrongSecretLimit: Limit;
  /** How often one address may try to make a sandbox company; absent where nobody may. */
  readonly sandboxSignUp?: Limit | undefined;
  /** Absent where no mail is sent. */
  readonly mail?: Mail | undefined;
}

/** Sends mail to people. */
export interface Mail {
  /** Resolves once a mail server has taken it; rejects when none did. */
  sendSignInLink(letter: SignInLetter): Promise<void>;
}

/** What a person is sent so that they can set a password. */
export interface SignInLetter {
  readonly user: User;
  readonly company: Company;
  /** What stands at the end of the link. */
  readonly token: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

export interface Limit {
  readonly count: number;
  readonly windowSeconds: number;
}

/** People's passwords: Argon2id in a pool of its own, so that sign-ins cannot starve the token endpoint. */
export interface Passwords {
  /** A PHC string. */
  hash(password: string): Promise<string>;
  /** Takes the same time whether or not there is a hash. */
  matches(password: string, hash: string | undefined): Promise<boolean>;
}

/** Who asks, as looked up at this very request. */
export interface Caller {
  readonly actor: Actor;
  /** The person, unless a client acts in its own name. */
  readonly user?: User | undefined;
  /** The person's company. */
  readonly company?: Company | undefined;
  /** A person with the role, or the client `operator`. */
  readonly operator: boolean;
  readonly address?: string | undefined;
  readonly requestId?: string | undefined;
}
