import { phrase } from '../../phrase.ts';
import type { en } from './en.ts';

export const de: typeof en = {
  changing: {
    title: 'Ihr Passwort ändern',
    lead: 'Danach bleiben Sie in diesem Browser angemeldet. Überall sonst werden Sie abgemeldet, und Anwendungen, die für Sie handeln, müssen neu fragen.',
    current: 'Aktuelles Passwort',
    new: 'Neues Passwort',
    now: 'Passwort ändern',
    done: 'Das Passwort ist geändert. Überall außer in diesem Browser sind Sie abgemeldet.',
  },
  setting: {
    title: 'Ihr Passwort festlegen',
    lead: (person, company) =>
      phrase`Sie sind ${person} von ${company} und melden sich mit diesem Anmeldenamen an und mit dem Passwort, das Sie jetzt festlegen.`,
    ends: 'Wer mit dem bisherigen Passwort angemeldet ist, wird abgemeldet.',
    password: 'Neues Passwort',
    now: 'Passwort festlegen und anmelden',
    gone: 'Dieser Link gilt nicht mehr',
    goneText: 'Ein Link zum Festlegen des Passworts gilt einmal und 24 Stunden lang, und ein neuerer beendet ihn.',
    goneNext:
      'Haben Sie Ihr Passwort damit schon festgelegt, melden Sie sich an. Sonst bitten Sie jemanden aus der Verwaltung Ihres Unternehmens um einen neuen Link.',
    signIn: 'Zur Anmeldung',
  },
  signingUp: {
    title: 'Für eine Sandbox registrieren',
    open: 'Für eine Sandbox registrieren',
    openText: 'Sie entwickeln eine Anwendung?',
    lead: 'Eine Sandbox ist ein eigenes Unternehmen, in dem Sie Anwendungen registrieren und ausprobieren. Sie verwalten es.',
    haveOne: 'Sie haben ein Konto?',
    signIn: 'Anmelden',
    domainHint:
      'Zum Beispiel example.com. Sie steht als „Nicht bestätigt“ da, bis das Personal der Plattform geklärt hat, dass sie Ihnen gehört.',
    name: 'Ihr Name',
    email: 'Ihre E-Mail-Adresse',
    loginIdHint: 'Was Sie beim Anmelden eingeben. Groß- und Kleinschreibung zählt nicht.',
    now: 'Sandbox anlegen',
  },
};
