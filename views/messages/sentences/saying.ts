import type { Phrase } from '../../phrase.ts';
import { counterparts, type Templates } from './template.ts';

/** The sentences of a language: those about one field go before those about any. */
export interface Sentences {
  readonly fields: Readonly<Record<string, Templates>>;
  readonly rules: Templates;
  readonly locale: string;
}

/** Says a sentence of the domain in a language; nothing where the language has none for it. */
export function sentencesIn({ fields, rules, locale }: Sentences): (sentence: string, about?: string) => Phrase | undefined {
  const byField = new Map(Object.entries(fields).map(([field, templates]) => [field, counterparts(templates, locale)]));
  const general = counterparts(rules, locale);
  return (sentence, about = '') => byField.get(about)?.(sentence) ?? general(sentence);
}
