import type { Keyring } from '../keyring.ts';
import type { Caller } from '../operations/context.ts';

/** What a cursor continues: nobody else's list, no other list, and not the same list with another filter. */
export interface CursorScope {
  readonly caller: Caller;
  readonly path: string;
  readonly filter: Readonly<Record<string, unknown>>;
}

/** Where the next page begins, encrypted: who has not been given it cannot make it, and who alters it has none. */
export function cursorOf(keyring: Keyring, position: string, scope: CursorScope): string {
  return keyring.seal('cursor', position, bound(scope));
}

/** The position of a cursor; `undefined` for anything that was not given out in exactly this form for exactly this list. */
export function positionOf(keyring: Keyring, cursor: string, scope: CursorScope): string | undefined {
  // Base64url has several spellings of the same bytes; only ours counts.
  const [, text = '', ...rest] = cursor.split('.');
  if (rest.length > 0 || Buffer.from(text, 'base64url').toString('base64url') !== text) return undefined;
  return keyring.open('cursor', cursor, bound(scope));
}

function bound({ caller: { actor, company }, path, filter }: CursorScope): string {
  const filters = Object.entries(filter).filter(([, value]) => value !== undefined);
  return JSON.stringify([actor.type, actor.id, company?.id ?? null, path, filters.toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}
