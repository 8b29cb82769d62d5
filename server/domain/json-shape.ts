import type { Fault } from './error.ts';

/** Readers of parsed JSON, each of which names what is wrong by its pointer and goes on, so that all faults are found at once. */
export type Read<T> = (value: unknown, pointer: string, faults: Fault[]) => T;

/** A list, empty where it is absent. */
export function list<T>(read: Read<T>): Read<readonly T[]> {
  return (value = [], pointer, faults) => {
    if (!Array.isArray(value)) return fault(faults, pointer, 'Must be a list.', []);
    return value.map((item: unknown, index) => read(item, `${pointer}/${index}`, faults));
  };
}

/** An object with exactly these members: an unknown one is a misspelt one. */
export function record<T extends object>(members: { readonly [Name in keyof T]: Read<T[Name]> }): Read<T> {
  const names = Object.keys(members) as (keyof T & string)[];
  return (value, pointer, faults) => {
    const given: Readonly<Record<string, unknown>> = isRecord(value) ? value : fault(faults, pointer, 'Must be an object.', {});
    const unknown = Object.keys(given).filter((name) => !Object.hasOwn(members, name));
    for (const name of unknown) fault(faults, `${pointer}/${name}`, 'There is no such field.', '');
    return Object.fromEntries(names.map((name) => [name, members[name](given[name], `${pointer}/${name}`, faults)])) as T;
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Notes a fault and reads on with something else. */
export function fault<T>(faults: Fault[], pointer: string, message: string, instead: T): T {
  faults.push({ pointer, message });
  return instead;
}
