import type { Change } from './records.ts';

/**
 * How lists are searched by name. A record is found by words: each word that is searched for has to begin one of its own. What
 * counts as the same letter is settled here, so that a store compares plain strings: it either keeps the beginnings of a
 * record's words (`searchKeys`) and looks a word up among them, or asks `isFoundBy`.
 */

/** More letters of a word are not looked at. */
const LONGEST_WORD = 20;
/** More words are not looked at. */
const MOST_WORDS = 8;

/** The words that a text searches for, each once: without case, accents, and whatever is no letter or digit. */
export function searchedWords(text: string): string[] {
  return [...new Set(wordsOf(text).map(cut))].slice(0, MOST_WORDS);
}

/** Every beginning of every word by which a record is found. */
export function searchKeys(change: Change): string[] {
  return [...new Set(wordsOfRecord(change).flatMap(beginnings))];
}

/** Whether each of the words, which `searchedWords` gave, begins a word of the record. */
export function isFoundBy(change: Change, words: readonly string[]): boolean {
  const own = wordsOfRecord(change);
  return words.every((word) => own.some((each) => each.startsWith(word)));
}

const known = new WeakMap<object, readonly string[]>();

/** Worked out once for each record: one never changes, and a search looks at thousands. */
function wordsOfRecord(change: Change): readonly string[] {
  const words = known.get(change.record) ?? textsOf(change).flatMap(wordsOf);
  known.set(change.record, words);
  return words;
}

function textsOf({ noun, record }: Change): string[] {
  switch (noun) {
    case 'application':
      return [record.name, record.publisherName];
    case 'company':
      return [record.name, record.domain];
    default:
      return [];
  }
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').toLowerCase().replaceAll(/\p{M}/gu, '');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function cut(word: string): string {
  return Array.from(word).slice(0, LONGEST_WORD).join('');
}

function beginnings(word: string): string[] {
  const letters = Array.from(word).slice(0, LONGEST_WORD);
  return letters.map((_, place) => letters.slice(0, place + 1).join(''));
}
