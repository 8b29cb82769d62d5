import { createHash } from 'node:crypto';
import { type ApplicationId, type CompanyId, type EventId, newId } from './id.ts';

/** Who acted: a user, a client in its own name, or the server itself (the first start). */
export interface Actor {
  readonly type: 'user' | 'client' | 'server';
  readonly id: string;
  /** Acted with the rights of the platform's staff, outside the own company. */
  readonly operator?: true | undefined;
}

/** What an event tells of a record: plain values, never a name, an address of a person, or anything secret. */
export type Facts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** An event as the code that acts describes it. */
export interface EventDraft {
  readonly at: number;
  /** Noun and past participle: `enablement.disabled`. */
  readonly action: string;
  readonly result: 'success' | 'failure';
  readonly actor: Actor;
  /** Where the request came from. Not part of the hash, so that it can be erased. */
  readonly address?: string | undefined;
  /** Whose chain it joins; absent: the platform's. */
  readonly companyId?: CompanyId | undefined;
  readonly applicationId?: ApplicationId | undefined;
  readonly before?: Facts | undefined;
  readonly after?: Facts | undefined;
  readonly requestId?: string | undefined;
}

/** An event in its chain, in the form in which it is hashed and shown. */
export interface AuditEvent {
  readonly id: EventId;
  readonly at: string;
  readonly action: string;
  readonly result: 'success' | 'failure';
  readonly actor: Actor;
  readonly address: string | null;
  readonly company_id: CompanyId | null;
  readonly application_id: ApplicationId | null;
  readonly before: Facts | null;
  readonly after: Facts | null;
  readonly request_id: string | null;
  readonly previous_hash: string | null;
  readonly hash: string;
}

/**
 * Joins an event to its chain. `head` is the chain's last event, read in the transaction that writes this one. Ids grow along
 * the chain even when clocks disagree, so that sorting by id gives the order of the chain.
 */
export function chained(draft: EventDraft, head: Pick<AuditEvent, 'id' | 'hash' | 'at'> | undefined): AuditEvent {
  const after = head === undefined ? 0 : Date.parse(head.at) + 1;
  const at = Math.max(draft.at, after);
  const event = {
    id: newId('event', at),
    at: new Date(at).toISOString(),
    action: draft.action,
    result: draft.result,
    actor: { type: draft.actor.type, id: draft.actor.id, ...(draft.actor.operator && { operator: true as const }) },
    address: draft.address ?? null,
    company_id: draft.companyId ?? null,
    application_id: draft.applicationId ?? null,
    before: draft.before ?? null,
    after: draft.after ?? null,
    request_id: draft.requestId ?? null,
    previous_hash: head?.hash ?? null,
  };
  return { ...event, hash: eventHash(event) };
}

/** base64url of SHA-256 over the RFC 8785 form of the event without `hash` and `address`. */
export function eventHash(event: Omit<AuditEvent, 'hash'>): string {
  const { address: _, hash: __, ...hashed } = event as AuditEvent;
  return createHash('sha256').update(canonical(hashed)).digest('base64url');
}

/** The first event of a chain (oldest first) that does not follow from the one before, or was altered. */
export function firstBreak(events: Iterable<AuditEvent>): AuditEvent | undefined {
  let previous: string | null = null;
  for (const event of events) {
    if (event.previous_hash !== previous || event.hash !== eventHash(event)) return event;
    previous = event.hash;
  }
  return undefined;
}

/** RFC 8785: no white space, members sorted by UTF-16 code units, primitives as ECMAScript writes them. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}
