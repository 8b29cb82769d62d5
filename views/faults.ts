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
  /** In a field that takes many lines: which ones, counted from one, in their order. */
  readonly lines?: { readonly of: keyof Messages['sentences']['inLines']; readonly numbers: readonly number[] };
}

/** The faults in the reader's words. */
export function faultsIn({ words: { sentences }, language }: Reader, faults: readonly FormFault[]): FieldFault[] {
  return faults.map(({ field, sentence, about = field, lines }) => {
    const message = sentences.say(sentence, about);
    if (lines === undefined) return { field, message };
    const say = sentences[lines.numbers.length === 1 ? 'inLine' : 'inLines'][lines.of];
    return { field, message: say(listed(lines.numbers, language.locale), message) };
  });
}

/** Numbers in their order as a list in which those that follow each other are one: 1–3, 5 and 7. */
function listed(numbers: readonly number[], locale: string): string {
  const figures = new Intl.NumberFormat(locale);
  const firsts = numbers.filter((number) => !numbers.includes(number - 1));
  const lasts = numbers.filter((number) => !numbers.includes(number + 1));
  const ranges = firsts.map((first, at) => {
    const last = lasts[at] ?? first;
    return first === last ? figures.format(first) : figures.formatRange(first, last);
  });
  return new Intl.ListFormat(locale).format(ranges);
}
