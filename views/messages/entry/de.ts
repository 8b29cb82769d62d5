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
  faults: {
    nameEmpty: 'Geben Sie einen Namen ein.',
    nameTooLong: 'Der Name darf höchstens 200 Zeichen haben. Kürzen Sie ihn.',
    nameControl: 'Der Name enthält Steuerzeichen. Tippen Sie ihn neu ein.',
    loginIdEmpty: 'Geben Sie einen Anmeldenamen ein.',
    loginIdTooLong: 'Der Anmeldename darf höchstens 254 Zeichen haben. Kürzen Sie ihn.',
    loginIdControl: 'Der Anmeldename enthält Steuerzeichen. Tippen Sie ihn neu ein.',
    loginIdSpaces: 'Der Anmeldename darf keine Leerzeichen haben. Lassen Sie sie weg.',
    loginIdTaken: 'Dieser Anmeldename ist vergeben. Wählen Sie einen anderen.',
    emailShape: 'Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@example.com.',
    emailTooLong: 'Die E-Mail-Adresse darf höchstens 254 Zeichen haben.',
    emailControl: 'Die E-Mail-Adresse enthält Steuerzeichen. Tippen Sie sie neu ein.',
    passwordLength: 'Das Passwort muss 12 bis 128 Zeichen haben.',
    passwordsDiffer: 'Die beiden neuen Passwörter stimmen nicht überein. Tippen Sie beide neu ein.',
    passwordWrong: 'Das ist nicht das aktuelle Passwort. Tippen Sie es neu ein; Groß- und Kleinschreibung zählt.',
    companyNameEmpty: 'Geben Sie den Namen des Unternehmens ein.',
    companyNameTooLong: 'Der Name des Unternehmens darf höchstens 200 Zeichen haben. Kürzen Sie ihn.',
    companyNameControl: 'Der Name des Unternehmens enthält Steuerzeichen. Tippen Sie ihn neu ein.',
    domainShape: 'Geben Sie eine Domain ein, zum Beispiel example.com, ohne „https://“ und ohne „@“.',
    domainTooLong: 'Die Domain darf höchstens 254 Zeichen haben.',
    domainControl: 'Die Domain enthält Steuerzeichen. Tippen Sie sie neu ein.',
    domainTaken:
      'Ein anderes Unternehmen hat diese Domain, und dort ist sie bestätigt. Bestätigt sein kann sie nur bei einem Unternehmen.',
    roleElsewhere:
      'Zum Personal der Plattform gehört man nur in deren eigenem Unternehmen. Entfernen Sie das Häkchen bei „Betrieb“.',
    other: 'Das geht so nicht. Prüfen Sie, was eingegeben wurde.',
  },
};
