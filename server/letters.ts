import { LANGUAGES } from '../views/languages.ts';

/** The letters that the server sends. What language their readers speak is not known, so each speaks all of them. */

/** A letter as it is sent. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** The link with which a person sets a password, at the platform of this name. */
export function signInLinkLetter(platform: string, link: string, expiresAt: number): Letter {
  const subjects = LANGUAGES.map(({ words }) => words.letters.signInLink.subject);
  const texts = LANGUAGES.map(({ locale, words }) => {
    const { made, until } = words.letters.signInLink;
    return [made(platform), link, until(momentIn(locale, expiresAt))].join('\n\n');
  });
  return { subject: `${platform}: ${subjects.join(' · ')}`, text: texts.join('\n\n–\n\n') };
}

/** As a reader writes it. Where they are is not known. */
function momentIn(locale: string, at: number): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return `${format.format(at)} UTC`;
}
