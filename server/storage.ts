import type { Application } from './domain/application.ts';
import type { AuditEvent, EventDraft } from './domain/audit.ts';
import type { Standing } from './domain/gate.ts';
import type { ApplicationId, CompanyId, UserId } from './domain/id.ts';
import type { Change, Noun, Records } from './domain/records.ts';
import type { User } from './domain/user.ts';

/**
 * The two ports. The directory is small, precious and queried; the artifacts are many, short-lived and only looked up. Every
 * adapter keeps the guarantees stated here under concurrency, from any number of processes, and proves it with the suites in
 * `test/adapters/contract`. No operation spans both ports. This file is over 200 lines because both stand in one place.
 *
 * Reads see every write that was acknowledged before they began, on any process: nothing here may be answered from a cache that
 * could be behind. What is returned must not be modified: it may be shared.
 */
export interface Storage {
  readonly directory: Directory;
  readonly artifacts: ArtifactStore;
  /** For each part: resolves when its store answers; throws `StorageUnavailable` otherwise. */
  readonly pings: Readonly<Record<'directory' | 'artifacts', () => Promise<void>>>;
  close(): Promise<void>;
}

/**
 * The store is down, slow, full or read-only. The rim answers 503 with `Retry-After`, whatever was asked. Whether what was to be
 * written is there is not known then.
 */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
}

/** The store cannot be used at all: damaged, foreign, of a newer version, or not writable. The message says what to do. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable';
}

/** The first `limit` records whose id is greater than `after`, in the order of ids. */
export interface Page {
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The same of events, in either direction. */
export type EventPage = Page & { readonly newestFirst?: boolean | undefined };

/** All records of the noun. */
export type Everything = { readonly all: true };

/** Those that `isFoundBy` the words, of which there is at least one, as `searchedWords` gives them. */
export type Search = { readonly words: readonly string[] };

/** By what each noun can be listed. Exactly one of the alternatives, each of which an index answers. */
export interface Where {
  company: Everything | Search;
  user: Everything | { readonly companyId: CompanyId };
  application:
    | Everything
    /** The company's own, active and inactive. */
    | { readonly companyId: CompanyId }
    /** What its administrators see under Enable Applications, as candidates: its own, all public ones, and all it ever enabled. */
    | ({ readonly candidatesOf: CompanyId } & Partial<Search>)
    /** What the company ever enabled. */
    | ({ readonly heldBy: CompanyId } & Partial<Search>)
    /** What waits for the review. */
    | { readonly certification: 'submitted' };
  enablement: Everything | { readonly companyId: CompanyId } | { readonly applicationId: ApplicationId };
  connection:
    | Everything
    | { readonly userId: UserId }
    /** Those of a company's people that act at present: not the ended ones. */
    | { readonly companyId: CompanyId; readonly applicationId: ApplicationId };
  request:
    | Everything
    | { readonly companyId: CompanyId }
    /** The company's pending ones. */
    | { readonly pendingIn: CompanyId }
    /** Those in which the user has asked. */
    | { readonly userId: UserId };
  resourceServer: Everything;
  signingKey: Everything;
}

export interface StandingQuery {
  /** The application where it has been read in this request already, else its id. */
  readonly application: Application | ApplicationId | undefined;
  readonly ownerId: CompanyId;
  readonly companyId: CompanyId | undefined;
  readonly userId?: UserId | undefined;
}

export interface EventFilter {
  /** Absent: every chain. */
  readonly companyId?: CompanyId | undefined;
  readonly applicationId?: ApplicationId | undefined;
  /** A whole action, or the noun before the dot: `application` stands for all that happens to applications. */
  readonly action?: string | undefined;
  /** Only what was done with the rights of the platform's staff. Asked together with `companyId`. */
  readonly byOperators?: true | undefined;
  /** Epoch milliseconds, inclusive. */
  readonly since?: number | undefined;
}

/** Whether a filter lets an event pass: for a store that has to look at each. */
export function passes(event: AuditEvent, { companyId, applicationId, action, byOperators }: EventFilter): boolean {
  return (
    (companyId === undefined || event.company_id === companyId) &&
    (applicationId === undefined || event.application_id === applicationId) &&
    (action === undefined || event.action === action || event.action.startsWith(`${action}.`)) &&
    (byOperators === undefined || event.actor.operator === true)
  );
}

/** Whoever uses an enablement, a connection or a secret leaves the time here. */
export interface Use {
  /** An enablement's or a connection's id, or `secretUseId`. */
  readonly id: string;
  readonly at: number;
}

/** Companies, users, applications, enablements, connections, requests, resource servers, keys, and the audit trail. */
export interface Directory {
  get<N extends Noun>(noun: N, id: string): Promise<Records[N] | undefined>;
  /** In the order of the ids; `undefined` for each that is not there. */
  getMany<N extends Noun>(noun: N, ids: readonly string[]): Promise<(Records[N] | undefined)[]>;
  userByLoginId(loginId: string): Promise<User | undefined>;

  /** All that the gate needs, in one round trip. What the query does not name is `undefined` in the answer. */
  standing(query: StandingQuery): Promise<Standing>;

  list<N extends Noun>(noun: N, where: Where[N], page: Page): Promise<Records[N][]>;
  /** How many records `list` would give in all. */
  count<N extends Noun>(noun: N, where: Where[N]): Promise<number>;

  /**
   * Writes the changes and their audit events, all or nothing, durably: once it is answered, neither a crash nor a power cut
   * loses it. `false` when one of the records is not at the revision before the one given (or exists, where it is to be
   * created): somebody else was first, and nothing was written. Throws a `DomainError` `conflict` with the field when a claimed
   * name is taken. Events are joined to their chains by `chained`, in the order given.
   */
  commit(changes: readonly Change[], events: readonly EventDraft[]): Promise<boolean>;

  /** By id, newest last unless asked for otherwise; `page.after` is the id after which to go on in that order; no event need have it. */
  events(filter: EventFilter, page: EventPage): Promise<AuditEvent[]>;

  /** Remembers when something was used last. Best effort: a crash may lose the latest; never takes part in a decision. */
  touch(uses: readonly Use[]): Promise<void>;
  lastUsed(ids: readonly string[]): Promise<(number | undefined)[]>;
}

/** A directory into which another one is brought as it is: records with their revisions, events with their hashes. */
export interface DirectoryImport {
  /** What is there so far. */
  readonly directory: Directory;
  /** Whether a copy was begun here before, and not finished. */
  readonly incomplete: boolean;
  /** To be called before anything is written: from then until `finish` nobody can open the directory to serve from it. */
  begin(): Promise<void>;
  /** Removes records, whatever their revision: those that `insertRecords` is to bring anew. */
  removeRecords(changes: readonly Change[]): Promise<void>;
  insertRecords(changes: readonly Change[]): Promise<void>;
  insertEvents(events: readonly AuditEvent[]): Promise<void>;
  /** Declares the directory complete. The heads are the last events of all chains: what comes next joins them. */
  finish(heads: readonly AuditEvent[]): Promise<void>;
  close(): Promise<void>;
}

/** Models of node-oidc-provider that are stored, and ours. */
export type ArtifactModel =
  | 'AccessToken'
  | 'AuthorizationCode'
  | 'ClientCredentials'
  | 'DeviceCode'
  | 'Grant'
  | 'Interaction'
  | 'PushedAuthorizationRequest'
  | 'RefreshToken'
  | 'ReplayDetection'
  | 'Session'
  /** How often a device has asked. */
  | 'DevicePoll'
  /** The answer that an idempotency key was given. */
  | 'IdempotentAnswer';

export interface ArtifactKey {
  readonly model: ArtifactModel;
  /** A hash of the identifier: what is stored must be of no use to who reads the store. At most 64 characters. */
  readonly id: string;
}

export interface Artifact {
  /** JSON. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** Epoch milliseconds. From then on it is not there, whether or not it was swept. */
  readonly expiresAt: number;
  /** When it was consumed, in epoch milliseconds. */
  readonly consumedAt?: number | undefined;
}

export interface Count {
  readonly count: number;
  /** Epoch milliseconds at which the window ends and the count is 0 again. */
  readonly resetsAt: number;
}

/** What the provider issues and must find again: sessions, grants, codes, tokens. */
export interface ArtifactStore {
  /**
   * Writes or replaces. What was consumed stays consumed. `alias` is a second key, of the same model, that leads here; an alias
   * belongs to the artifact that claimed it last.
   */
  put(key: ArtifactKey, artifact: Omit<Artifact, 'consumedAt'>, alias?: string): Promise<void>;
  get(key: ArtifactKey): Promise<Artifact | undefined>;
  getByAlias(key: ArtifactKey): Promise<Artifact | undefined>;
  /** Writes unless there is one. Of any number of concurrent calls exactly one gets `true`. */
  add(key: ArtifactKey, artifact: Omit<Artifact, 'consumedAt'>): Promise<boolean>;
  /**
   * Marks as used and reports whether this call was the one that did it. Of any number of concurrent calls exactly one gets
   * `true`; for what is not there, none. The remaining life is kept, so that a replay can be told from an unknown code.
   */
  consume(key: ArtifactKey): Promise<boolean>;
  /** Removes it with its alias. What is not there is removed already. */
  remove(key: ArtifactKey): Promise<void>;
  /**
   * Adds `by` to a counter and returns the sum. The window begins with the first count and lasts `windowSeconds`. `by: 0` only
   * looks. `key` is at most 64 characters.
   */
  count(key: string, windowSeconds: number, by: number): Promise<Count>;
}
