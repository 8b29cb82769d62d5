import type { Answer } from '../../flows/browser.ts';

/** What a person changes in a form: a field that is named is as given, all others are as the page shows them. */
export type Filled = Record<string, string | readonly string[]>;

/** Every field of the page's first form as a browser would send it, with what the person has changed. */
export function filled(page: Answer, changes: Filled = {}): Record<string, readonly string[]> {
  const form = /<form\b[^>]*>([^]*?)<\/form>/.exec(page.text.slice(page.text.indexOf('<main')))?.[1] ?? '';
  const shown = new Map<string, string[]>();
  const add = (name: string, value: string) => shown.set(name, [...(shown.get(name) ?? []), value]);
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const box = /type="(checkbox|radio)"/.test(tag);
    if (!box || /\bchecked\b/.test(tag)) add(attribute(tag, 'name'), attribute(tag, 'value'));
  }
  for (const [, tag = '', text = ''] of form.matchAll(/<textarea\b([^>]*)>([^]*?)<\/textarea>/g)) {
    add(attribute(tag, 'name'), unescaped(text.replace(/^\n/, '')));
  }
  return Object.fromEntries([
    ...shown,
    ...Object.entries(changes).map(([name, value]) => [name, typeof value === 'string' ? [value] : value]),
  ]);
}

/** What a page says, without its markup. */
export function wordsOf({ text }: Answer): string {
  const main = text.slice(text.indexOf('<main'));
  return unescaped(main.replaceAll(/<\/?(?:bdi|time|strong)\b[^>]*>/g, '').replaceAll(/<[^>]*>/g, ' ')).replaceAll(/\s+/g, ' ');
}

/** The fields to which the summary of what is wrong leads, in its order. */
export function faultyFields({ text }: Answer): string[] {
  return [...text.matchAll(/<li><a href="#([^"]*)"/g)].map(([, field = '']) => field);
}

function attribute(tag: string, name: string): string {
  return unescaped(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
