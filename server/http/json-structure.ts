import type { Fault } from '../domain/error.ts';

const DEEPEST = 16;
const MOST_ITEMS = 1_000;
const MOST_VALUES = 10_000;
const LONGEST_MEMBER_NAME = 100;
const MOST_FAULTS = 100;

interface Place {
  readonly value: unknown;
  readonly pointer: string;
  readonly depth: number;
}

/**
 * What no schema should have to meet: nesting without end, lists by the hundred thousand, NUL, which stores and libraries in C
 * take for an end, and `__proto__`, which some code takes for more than a name (CWE-1321).
 */
export function structureFaults(json: unknown): Fault[] {
  const faults: Fault[] = [];
  const open: Place[] = [{ value: json, pointer: '', depth: 0 }];
  let values = 0;
  for (let place = open.pop(); place !== undefined && faults.length < MOST_FAULTS; place = open.pop()) {
    values += 1;
    if (values > MOST_VALUES) return [{ pointer: '', message: `Must hold at most ${MOST_VALUES} values.` }];
    const message = faultOf(place);
    if (message === undefined) open.push(...insideOf(place));
    else faults.push({ pointer: place.pointer, message });
  }
  return faults;
}

/** One step of a JSON pointer (RFC 6901 §3). */
export function step(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function faultOf({ value, pointer, depth }: Place): string | undefined {
  if (typeof value === 'string') return value.includes('\0') ? 'A NUL character cannot stand here.' : undefined;
  if (depth > DEEPEST) return `Is nested more than ${DEEPEST} levels deep.`;
  if (Array.isArray(value)) return value.length > MOST_ITEMS ? `Must have at most ${MOST_ITEMS} items.` : undefined;
  if (pointer.endsWith('/__proto__')) return 'There is no such field.';
  if (typeof value !== 'object' || value === null) return undefined;
  const names = Object.keys(value);
  if (names.length > MOST_ITEMS) return `Must have at most ${MOST_ITEMS} fields.`;
  const odd = names.some((name) => name.length > LONGEST_MEMBER_NAME || name.includes('\0'));
  return odd ? `A field's name must have at most ${LONGEST_MEMBER_NAME} characters, and no NUL.` : undefined;
}

function insideOf({ value, pointer, depth }: Place): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([name, inner]) => ({
    value: inner as unknown,
    pointer: pointer + step(name),
    depth: depth + 1,
  }));
}
