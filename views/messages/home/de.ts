import { phrase } from '../../phrase.ts';
import type { en } from './en.ts';

export const de: typeof en = {
  title: (name) => phrase`Guten Tag, ${name}`,
  lead: (company, platform) => phrase`Sie sind für ${company} bei ${platform} angemeldet.`,
  webServices:
    'Sehen Sie, welche Partneranwendungen um Daten Ihres Unternehmens bitten, und geben Sie sie frei oder sperren Sie sie.',
};
