import { phrase, plural } from '../../phrase.ts';

const LANGUAGE = 'en';

/** The applications that act for who reads the page. */
export const en = {
  title: 'Connections',
  lead: 'You have let these applications act for you. Each may use what stands beside it, and nothing else. You can end that at any time.',
  caption: 'The applications that act for you',
  columns: { application: 'Application', uses: 'What it may use', since: 'Since', lastUsed: 'Last used', end: 'End' },
  neverUsed: 'Not used yet',
  publisher: 'Published by',
  identity: 'Your name and your company',
  email: 'Your e-mail address',
  sensitive: 'Sensitive data',
  more: (count: number) => plural(LANGUAGE, count, { one: 'and one more', other: 'and {} more' }),
  nothing: 'Nothing at present',
  whyNothing: {
    disabled: (company: string) => phrase`${company} has disabled it.`,
    outOfService: () => 'It is out of service.',
    left: (company: string) => phrase`It no longer asks for what you allowed, or ${company} no longer approves that.`,
  },
  end: 'End …',
  ended: (application: string) => phrase`${application} acts for you no longer.`,
  empty: 'No application acts for you.',
  emptyNext:
    'An application that wants to act for you asks you first, when you sign in to it. If you allow it, you find it here, and can end it here.',
  ending: {
    about: 'The connection',
    title: (application: string) => phrase`End the connection with ${application}?`,
    lead: 'It can do nothing for you any more, from the next moment on.',
    text: (company: string) =>
      phrase`Whatever it holds in your name stops working for good. If you use it again, it asks you anew. Nothing changes for ${company} and your colleagues.`,
    now: (application: string) => phrase`End the connection with ${application}`,
    keep: 'Leave it connected',
  },
};
