import { phrase, plural } from '../../phrase.ts';
import type { en } from './en.ts';

const LANGUAGE = 'de';

export const de: typeof en = {
  skip: 'Zum Inhalt springen',
  faulty: (title) => `Fehler: ${title}`,
  signedInAs: 'Angemeldet als',
  password: 'Passwort',
  signOut: 'Abmelden',
  navigation: 'Hauptmenü',
  home: 'Startseite',
  connections: 'Verbindungen',
  administration: 'Verwaltung',
  webServices: 'Webdienste',
  people: 'Personen',
  auditTrail: 'Protokoll',
  platform: 'Plattform',
  review: 'Prüfung',
  companies: 'Unternehmen',
  breadcrumb: 'Weg zurück',
  language: 'Sprache',
  times: 'Zeiten sind in UTC angegeben.',
  faults: 'Hier ist etwas zu berichtigen',
  optional: '(freiwillig)',
  showAll: (characters) =>
    plural(LANGUAGE, characters, { one: 'Das eine weitere Zeichen zeigen', other: 'Die weiteren {} Zeichen zeigen' }),
  andOthers: (others) => plural(LANGUAGE, others, { one: 'und eine andere', other: 'und {} andere' }),
  search: 'Suchen',
  clearSearch: 'Alle zeigen',
  pages: 'Seiten der Liste',
  firstPage: 'Erste Seite',
  nextPage: 'Nächste Seite',
  never: 'nie',
  verified: 'Bestätigt',
  verifiedDomain: (domain) => phrase`Die Plattform hat bestätigt, dass ${domain} diesem Unternehmen gehört.`,
  unverified: 'Nicht bestätigt',
  back: 'Zurück',
  cancel: 'Abbrechen',
};
