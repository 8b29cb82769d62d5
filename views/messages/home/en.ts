import { phrase } from '../../phrase.ts';

/** The home page of who is signed in. */
export const en = {
  title: (name: string) => phrase`Hello, ${name}`,
  lead: (company: string, platform: string) => phrase`For ${company}, you are signed in to ${platform} with this browser.`,
  webServices: 'See which partner applications ask for data of your company, and enable or disable them.',
};
