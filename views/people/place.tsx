import { Foreign } from '../parts/foreign.tsx';
import type { Crumb, Reader } from '../reader.ts';

/** Whose people a page is about. */
export interface Place {
  readonly company: string;
  /** Where they are listed. */
  readonly people: string;
  /** Where the platform's staff come from; absent for the company's own administrators. */
  readonly staff?: { readonly companies: string; readonly company: string } | undefined;
}

/** The way back to the list of people, and from there. */
export function crumbsTo({ words }: Reader, { company, staff }: Place): Crumb[] {
  if (staff === undefined) return [];
  return [
    { text: words.frame.companies, path: staff.companies },
    { text: <Foreign text={company} />, path: staff.company },
  ];
}

/** The way back from a page about one person, or to one: `person` is their page, where this is not it. */
export function crumbsWithin(reader: Reader, place: Place, person?: { readonly name: string; readonly path: string }): Crumb[] {
  const list = { text: reader.words.people.title, path: place.people };
  const one = person === undefined ? [] : [{ text: <Foreign text={person.name} />, path: person.path }];
  return [...crumbsTo(reader, place), list, ...one];
}
