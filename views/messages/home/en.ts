import { phrase } from '../../phrase.ts';

/** The home page of who is signed in. */
export const en = {
  title: (name: string) => phrase`Hello, ${name}`,
  lead: (company: string, platform: string) => phrase`You are signed in to ${platform} for ${company}.`,
  webServices: 'See which partner applications ask for data of your company, and enable or disable them.',
};
