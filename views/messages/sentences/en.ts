import { visible } from '../../visible.ts';

/** The sentences in which the rules of the domain say no. They are written in English where the rule is. */
export const en = {
  /** A sentence of the domain in the reader's language. */
  say: (sentence: string): string => visible(sentence),
};
