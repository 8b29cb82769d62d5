import { type ComponentChild, Fragment, h, isValidElement, type VNode } from 'preact';
import { visible } from './visible.ts';

/** A sentence with names in it. It stands anywhere in a page; `plain` makes it a text. */
export type Phrase = VNode;

/** What a message of the catalogue is: fixed words, or words around names. */
export type Text = string | Phrase;

/**
 * Words around values. A text that is put in is foreign: it is shown as it is, isolated from the direction of the words around
 * it, with its invisible characters made visible. A number has to be formatted first.
 */
export function phrase(words: readonly string[], ...values: readonly Text[]): Phrase {
  const parts = words.flatMap((text, at) => [text, ...values.slice(at, at + 1).map(isolated)]);
  return h(Fragment, null, ...parts);
}

function isolated(value: Text): ComponentChild {
  return typeof value === 'string' ? h('bdi', null, visible(value)) : value;
}

/** The form for a number, which `{}` in a fixed text stands for, in the rules and figures of the language. */
export function plural(
  language: string,
  count: number,
  forms: Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string },
): string {
  const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
  return form.replace('{}', new Intl.NumberFormat(language).format(count));
}

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** The same as a text, for titles and attributes, which have no elements: names are isolated by characters. */
export function plain(text: ComponentChild | ComponentChild[]): string {
  if (Array.isArray(text)) return text.map(plain).join('');
  if (!isValidElement(text)) return typeof text === 'string' || typeof text === 'number' ? String(text) : '';
  const inner = plain((text.props as { children?: ComponentChild | ComponentChild[] }).children);
  return text.type === 'bdi' ? `${FIRST_STRONG_ISOLATE}${inner}${POP_ISOLATE}` : inner;
}
