import type { Messages } from './messages/en.ts';
import type { FieldFault } from './parts/form.tsx';
import type { Reader } from './reader.ts';

/** Something that a rule finds wrong with a form, in the rule's own sentence. */
export interface FormFault {
  /** The field of the form, to which the summary leads. */
  readonly field: string;
  readonly sentence: string;
  /** What the sentence is about, where the field's name does not say it. */
  readonly about?: string;
  /** In a field that takes many lines: which one, counted from one. */
  readonly line?: { readonly of: keyof Messages['sentences']['inLine']; readonly number: number };
}

/** The faults in the reader's words. */
export function faultsIn({ words: { sentences }, language }: Reader, faults: readonly FormFault[]): FieldFault[] {
  const figures = new Intl.NumberFormat(language.locale);
  return faults.map(({ field, sentence, about = field, line }) => {
    const message = sentences.say(sentence, about);
    return { field, message: line === undefined ? message : sentences.inLine[line.of](figures.format(line.number), message) };
  });
}
