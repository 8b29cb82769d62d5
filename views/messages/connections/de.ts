import { phrase, plural } from '../../phrase.ts';
import type { en } from './en.ts';

const LANGUAGE = 'de';

export const de: typeof en = {
  title: 'Verbindungen',
  lead: 'Diesen Anwendungen haben Sie erlaubt, für Sie zu handeln. Jede darf nutzen, was neben ihr steht, und sonst nichts. Sie können das jederzeit beenden.',
  caption: 'Die Anwendungen, die für Sie handeln',
  columns: { application: 'Anwendung', uses: 'Was sie nutzen darf', since: 'Seit', lastUsed: 'Zuletzt genutzt', end: 'Beenden' },
  neverUsed: 'Noch nicht genutzt',
  publisher: 'Angeboten von',
  identity: 'Ihren Namen und Ihr Unternehmen',
  email: 'Ihre E-Mail-Adresse',
  sensitive: 'Sensible Daten',
  more: (count) => plural(LANGUAGE, count, { one: 'und eines mehr', other: 'und {} weitere' }),
  nothing: 'Zurzeit nichts',
  whyNothing: {
    disabled: (company) => phrase`${company} hat sie gesperrt.`,
    outOfService: () => 'Sie ist außer Betrieb.',
    left: (company) => phrase`Sie bittet nicht mehr um das, was Sie erlaubt haben, oder ${company} genehmigt es nicht mehr.`,
  },
  end: 'Beenden …',
  ended: (application) => phrase`${application} handelt nicht mehr für Sie.`,
  empty: 'Keine Anwendung handelt für Sie.',
  emptyNext:
    'Eine Anwendung, die für Sie handeln will, fragt Sie zuvor, wenn Sie sich bei ihr anmelden. Erlauben Sie es, finden Sie sie hier und können es hier beenden.',
  ending: {
    about: 'Die Verbindung',
    title: (application) => phrase`Verbindung mit ${application} beenden?`,
    lead: 'Die Anwendung kann vom nächsten Augenblick an nichts mehr für Sie tun.',
    text: (company) =>
      phrase`Was die Anwendung in Ihrem Namen in Händen hat, gilt dann nicht mehr, und zwar endgültig. Nutzen Sie sie wieder, fragt sie Sie neu. Für ${company} und alle anderen dort ändert sich nichts.`,
    now: (application) => phrase`Verbindung mit ${application} beenden`,
    keep: 'Verbunden lassen',
  },
};
