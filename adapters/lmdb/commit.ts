import { type AuditEvent, chained, type EventDraft } from '../../server/domain/audit.ts';
import type { Change } from '../../server/domain/records.ts';
import { type Replacement, requireFreeNames, writeClaims } from './claims.ts';
import type { Environment } from './environment.ts';
import type { Tables } from './tables.ts';
import { eventKey, eventKeys, indexKeys } from './indexes.ts';
import { encode, readRecord, recordKey } from './records.ts';

/** The chain of the events that belong to no company. No company's id looks like this. */
const PLATFORM = 'platform';
const NOTHING = Buffer.alloc(0);

/** The transaction behind `Directory.commit`. Decides before it writes: a refusal leaves nothing behind. */
export function commitChanges(environment: Environment, changes: readonly Change[], events: readonly EventDraft[]): boolean {
  const { tables } = environment;
  const replacements = changes.map((change) => ({ change, before: present(tables, change) }));
  if (!replacements.every(follows)) return false;
  requireFreeNames(tables.claims, replacements);

  writeClaims(tables.claims, replacements);
  for (const replacement of replacements) writeRecord(tables, replacement);
  for (const draft of events) append(tables, draft);
  if (changes.length > 0) environment.raiseDirectoryVersion();
  return true;
}

/** What is there of the record that a change writes. */
function present({ records }: Tables, { noun, record: { id } }: Change): Change | undefined {
  const record = readRecord(records, noun, id);
  return record === undefined ? undefined : ({ noun, record } as Change);
}

function follows({ change, before }: Replacement): boolean {
  return change.record.revision === (before?.record.revision ?? 0) + 1;
}

function writeRecord({ records, index }: Tables, { change, before }: Replacement): void {
  const keys = new Set(indexKeys(change));
  const old = new Set(before === undefined ? [] : indexKeys(before));
  for (const key of old) if (!keys.has(key)) index.removeSync(key);
  for (const key of keys) if (!old.has(key)) index.putSync(key, NOTHING);
  records.putSync(recordKey(change.noun, change.record.id), encode(change.record));
}

function append({ events, heads, index }: Tables, draft: EventDraft): void {
  const chain = draft.companyId ?? PLATFORM;
  const head = heads.get(chain);
  const event = chained(draft, head === undefined ? undefined : (JSON.parse(head.toString()) as AuditEvent));
  const bytes = Buffer.from(JSON.stringify(event));
  heads.putSync(chain, bytes);
  events.putSync(eventKey(event.id), bytes);
  for (const key of eventKeys(event)) index.putSync(key, NOTHING);
}
