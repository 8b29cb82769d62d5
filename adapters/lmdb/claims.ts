import { createHash } from 'node:crypto';
import { type Change, claims } from '../../server/domain/records.ts';
import { nameTaken } from '../../server/domain/name-taken.ts';
import type { Table } from './tables.ts';

/** A claim's key in the table: names may be longer than LMDB's keys, and are of no use there in clear. */
export function claimKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

/** A change with the record that it replaces. */
export interface Replacement {
  readonly change: Change;
  readonly before: Change | undefined;
}

/** Throws `conflict` when a name that is claimed is another record's, unless that one gives it up in the same commit. */
export function requireFreeNames(table: Table, replacements: readonly Replacement[]): void {
  const released = new Set(
    replacements.flatMap(({ before }) => (before === undefined ? [] : claims(before).map(({ key }) => key))),
  );
  const claimed = new Set<string>();
  for (const { change } of replacements) {
    for (const claim of claims(change)) {
      const holder = table.get(claimKey(claim.key))?.toString();
      if (claimed.has(claim.key) || (holder !== undefined && holder !== change.record.id && !released.has(claim.key)))
        throw nameTaken(claim);
      claimed.add(claim.key);
    }
  }
}

/** Gives up the names of what is replaced and writes those that are claimed. */
export function writeClaims(table: Table, replacements: readonly Replacement[]): void {
  for (const { before } of replacements) {
    if (before !== undefined) for (const { key } of claims(before)) table.removeSync(claimKey(key));
  }
  for (const { change } of replacements) {
    for (const { key } of claims(change)) table.putSync(claimKey(key), Buffer.from(change.record.id));
  }
}
