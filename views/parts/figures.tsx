import type { Reader } from '../reader.ts';

/** A moment in the reader's form, with the exact time for programs and on hover. Times are in UTC, which the foot of the page says. */
export function When({ reader, at }: { reader: Reader; at: number }) {
  const { locale } = reader.language;
  const short = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long', timeZone: 'UTC' });
  return (
    <time dateTime={new Date(at).toISOString()} title={exact.format(at)}>
      {short.format(at)}
    </time>
  );
}

/** A number in the reader's form, for phrases, too. */
export function figure({ language }: Reader, value: number): string {
  return new Intl.NumberFormat(language.locale).format(value);
}
