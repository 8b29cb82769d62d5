import { phrase } from '../../phrase.ts';
import type { en } from './en.ts';
import { FIELDS } from './fields/de.ts';
import { RULES } from './rules/de.ts';
import { sentencesIn } from './saying.ts';

const say = sentencesIn({ fields: FIELDS, rules: RULES, locale: 'de-DE' });

export const de: typeof en = {
  say: (sentence, about) => say(sentence, about) ?? 'So lässt sich das nicht übernehmen. Prüfen Sie die Eingabe.',
  inLine: {
    redirect_uris: (line, fault) => phrase`Adresse nach der Anmeldung, Zeile ${line}: ${fault}`,
    post_logout_redirect_uris: (line, fault) => phrase`Adresse nach der Abmeldung, Zeile ${line}: ${fault}`,
  },
  inLines: {
    redirect_uris: (lines, fault) => phrase`Adresse nach der Anmeldung, jede der Zeilen ${lines}: ${fault}`,
    post_logout_redirect_uris: (lines, fault) => phrase`Adresse nach der Abmeldung, jede der Zeilen ${lines}: ${fault}`,
  },
};
