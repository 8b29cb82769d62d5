import { phrase } from '../phrase.ts';
import type { Reader } from '../reader.ts';

const MOST_NAMED = 8;

/** As many of the names as can be read at a glance, and how many there are beyond. */
export function SomeNames({ reader, names }: { reader: Reader; names: readonly string[] }) {
  const named = names.length > MOST_NAMED + 1 ? names.slice(0, MOST_NAMED) : names;
  return (
    <>
      {phrase`${named.join(', ')}`}{' '}
      {named !== names && <span class="quiet-text">{reader.words.frame.andOthers(names.length - named.length)}</span>}
    </>
  );
}
