import { h, Fragment } from 'preact';
import { phrase, type Phrase, type Text } from '../../phrase.ts';

/**
 * Sentences by the sentence that they stand for. `{}` stands for what differs from case to case, in the same order on both sides;
 * a counterpart may leave out the last ones.
 */
export type Templates = Readonly<Record<string, string>>;

/** Finds the template that a sentence was made from, and puts what differs into its counterpart. */
export type Counterparts = (sentence: string) => Phrase | undefined;

/** The counterparts of sentences. What is put in is foreign; whole numbers are written as the language does. */
export function counterparts(templates: Templates, locale: string): Counterparts {
  const patterns = Object.entries(templates).map(([template, counterpart]) => ({ pattern: patternOf(template), counterpart }));
  return (sentence) => {
    for (const { pattern, counterpart } of patterns) {
      const found = pattern.exec(sentence);
      if (found !== null) return filled(counterpart, found.slice(1), locale);
    }
    return undefined;
  };
}

/** The sentences that a template makes: what differs may stand in quotation marks, which belong to it. */
export function patternOf(template: string): RegExp {
  const literals = template.split('{}').map((literal) => literal.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${literals.join('"?(.+?)"?')}$`, 'su');
}

function filled(template: string, values: readonly string[], locale: string): Phrase {
  const figures = new Intl.NumberFormat(locale);
  const shown = values.map((value): Text => (/^\d+$/.test(value) ? h(Fragment, null, figures.format(Number(value))) : value));
  const words = template.split('{}');
  return phrase(words, ...shown.slice(0, words.length - 1));
}
