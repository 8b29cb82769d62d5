/** How much of what people wrote a page may hold. */
const MOST_CHARACTERS = 10_000;
const MOST_REASONS = 20;

/** A page of reasons. */
export interface ReasonsPage {
  readonly shown: readonly string[];
  /** Which one is the first, counted from 0. */
  readonly from: number;
  /** Where the next page begins, if there is one. */
  readonly next: number | undefined;
}

/** As many of the reasons as a page holds, at least one; the newest first. What is no place in the list is its start. */
export function reasonsFrom(oldestFirst: readonly string[], place: number): ReasonsPage {
  const reasons = oldestFirst.toReversed();
  const from = Number.isInteger(place) && place > 0 && place < reasons.length ? place : 0;
  let end = from;
  let characters = 0;
  for (const reason of reasons.slice(from, from + MOST_REASONS)) {
    characters += reason.length;
    if (end > from && characters > MOST_CHARACTERS) break;
    end += 1;
  }
  return { shown: reasons.slice(from, end), from, next: end < reasons.length ? end : undefined };
}
