import type { en } from './en.ts';

export const de: typeof en = {
  name: 'Name',
  loginId: 'Anmeldename',
  loginIdHint:
    'Was die Person beim Anmelden eingibt. Groß- und Kleinschreibung zählt nicht, und keine zwei Personen haben hier denselben.',
  email: 'E-Mail-Adresse',
  password: 'Passwort',
  passwordHint: '12 bis 128 beliebige Zeichen. Vier oder fünf Wörter hintereinander sind gut und leicht zu merken.',
  passwordAgain: 'Das neue Passwort noch einmal',
  companyName: 'Unternehmen',
  domain: 'Internet-Domain des Unternehmens',
  domainHint: 'Zum Beispiel example.com.',
  changed: {
    title: 'Inzwischen hat jemand anderes gespeichert',
    lead: 'Von Ihnen wurde nichts gespeichert. Geändert wurde:',
    typed: 'Sie hatten etwas anderes eingegeben. Ihre Eingabe steht noch im Formular unten: Speichern ersetzt die andere.',
    taken: 'Das Formular unten zeigt es jetzt.',
  },
};
