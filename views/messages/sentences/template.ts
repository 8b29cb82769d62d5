import { visible } from '../../visible.ts';

/** What differs from case to case in a sentence: what stands in quotation marks, and figures. */
const VARIABLE = /"[^"]*"|\b\d[\d,.]*\d\b|\b\d+\b/g;

/** A sentence with `{}` in the place of everything that differs from case to case. */
export function templateOf(sentence: string): string {
  return sentence.replaceAll(VARIABLE, '{}');
}

/** The sentence in another language: its template there, with what differs put in, in the same order. */
export function sentenceIn(templates: Readonly<Record<string, string>>, otherwise: string, sentence: string): string {
  const template = templates[templateOf(sentence)];
  if (template === undefined) return otherwise;
  const variables = sentence.match(VARIABLE) ?? [];
  return template.replaceAll('{}', () => visible(variables.shift() ?? ''));
}
