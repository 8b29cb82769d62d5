import { de } from './messages/de.ts';
import { en, type Messages } from './messages/en.ts';
import { pseudo } from './messages/pseudo.ts';

/** A language in which pages are written. */
export interface Language {
  /** BCP 47, for `lang`. */
  readonly tag: string;
  /** Its name in itself; empty where it is not for choosing. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** How dates and figures are written. */
  readonly locale: string;
  readonly words: Messages;
}

const ENGLISH: Language = { tag: 'en', name: 'English', direction: 'ltr', locale: 'en-GB', words: en };
const GERMAN: Language = { tag: 'de', name: 'Deutsch', direction: 'ltr', locale: 'de-DE', words: de };

/** The languages among which a person chooses; the first is for who understands none of them. */
export const LANGUAGES: readonly [Language, ...Language[]] = [ENGLISH, GERMAN];

/**
 * No language: longer words that run from right to left, generated. Pages that show in it a word as it stands in English have
 * that word outside the catalogue. Its tag is one that browsers know and nobody speaks.
 */
export const PSEUDO: Language = { tag: 'ar-XB', name: '', direction: 'rtl', locale: 'en-GB', words: pseudo };
