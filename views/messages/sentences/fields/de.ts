import type { FIELDS as ENGLISH } from './en.ts';

/** The same in German. */
export const FIELDS: typeof ENGLISH = {
  name: {
    'Must not be empty.': 'Geben Sie einen Namen ein.',
    'Must be at most {} characters long.': 'Der Name darf höchstens {} Zeichen haben. Kürzen Sie ihn.',
    'Control characters cannot stand here.': 'Der Name enthält Steuerzeichen. Tippen Sie ihn neu ein.',
    'Another application of the company has this name; choose a different one.':
      'Eine andere Anwendung Ihres Unternehmens heißt so. Geben Sie einen anderen Namen ein.',
  },
  description: {
    'Must be at most {} characters long.': 'Die Beschreibung darf höchstens {} Zeichen haben. Kürzen Sie sie.',
    'Control characters other than a new line and a tab cannot stand here.':
      'Die Beschreibung enthält Steuerzeichen. Tippen Sie sie neu ein.',
  },
  reason: {
    'Must be at most {} characters long.': 'Eine Begründung darf höchstens {} Zeichen haben. Kürzen Sie sie.',
    'Control characters other than a new line and a tab cannot stand here.':
      'Eine Begründung enthält Steuerzeichen. Tippen Sie sie neu ein.',
    'Its group is not chosen: choose it, or leave the reason out.':
      'Eine Begründung gilt sensiblen Daten, die nicht angekreuzt sind. Kreuzen Sie die Daten an, oder leeren Sie die Begründung.',
  },
  note: {
    'Must not be empty.': 'Sagen Sie, was sich ändern muss: Ohne Anmerkung weiß es der Partner nicht.',
    'Must be at most {} characters long.': 'Die Anmerkung darf höchstens {} Zeichen haben. Kürzen Sie sie.',
    'Control characters other than a new line and a tab cannot stand here.':
      'Die Anmerkung enthält Steuerzeichen. Tippen Sie sie neu ein.',
  },
  visibility: {
    'Only an application that the review has approved can be public.':
      'Öffentlich kann die Anwendung erst sein, wenn die Prüfung sie zugelassen hat. Lassen Sie sie privat.',
  },
  redirect_uris: {
    'There can be at most {}.': 'Es dürfen höchstens {} Adressen sein. Entfernen Sie welche.',
    '{} needs at least one redirect URI.':
      'Geben Sie mindestens eine Adresse für die Rückkehr ein, oder wählen Sie „Menschen melden sich an“ ab.',
  },
  post_logout_redirect_uris: {
    'There can be at most {}.': 'Es dürfen höchstens {} Adressen sein. Entfernen Sie welche.',
  },
  grant_types: {
    'There must be at least one.': 'Kreuzen Sie mindestens eine Arbeitsweise der Anwendung an.',
    '{} goes with {} or the device code only.':
      'Verbunden bleibt eine Anwendung nur, wo Menschen sich anmelden oder Geräte genutzt werden. Kreuzen Sie eines davon an, oder wählen Sie es ab.',
  },
  company_name: {
    'Must not be empty.': 'Geben Sie den Namen des Unternehmens ein.',
    'Must be at most {} characters long.': 'Der Name des Unternehmens darf höchstens {} Zeichen haben. Kürzen Sie ihn.',
    'Control characters cannot stand here.': 'Der Name des Unternehmens enthält Steuerzeichen. Tippen Sie ihn neu ein.',
  },
  login_id: {
    'Must not be empty.': 'Geben Sie einen Anmeldenamen ein.',
    'Must be at most {} characters long.': 'Der Anmeldename darf höchstens {} Zeichen haben. Kürzen Sie ihn.',
    'Control characters cannot stand here.': 'Der Anmeldename enthält Steuerzeichen. Tippen Sie ihn neu ein.',
    'Cannot have spaces.': 'Der Anmeldename darf keine Leerzeichen haben. Lassen Sie sie weg.',
    'Another user has this login id; choose a different one.': 'Dieser Anmeldename ist vergeben. Wählen Sie einen anderen.',
  },
  email: {
    'Must be an e-mail address.': 'Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@example.com.',
    'Must be at most {} characters long.': 'Die E-Mail-Adresse darf höchstens {} Zeichen haben.',
    'Control characters cannot stand here.': 'Die E-Mail-Adresse enthält Steuerzeichen. Tippen Sie sie neu ein.',
  },
  password: {
    'Must be {} to {} characters long.': 'Das Passwort muss {} bis {} Zeichen haben.',
  },
  password_again: {
    'The two new passwords differ.': 'Die beiden neuen Passwörter stimmen nicht überein. Tippen Sie beide neu ein.',
  },
  current_password: {
    'This is not the current password.':
      'Das ist nicht das aktuelle Passwort. Tippen Sie es neu ein; Groß- und Kleinschreibung zählt.',
  },
  domain: {
    'Must be a domain name, such as {}.': 'Geben Sie eine Domain ein, zum Beispiel example.com, ohne „https://“ und ohne „@“.',
    'Must be at most {} characters long.': 'Die Domain darf höchstens {} Zeichen haben.',
    'Control characters cannot stand here.': 'Die Domain enthält Steuerzeichen. Tippen Sie sie neu ein.',
    'Another company has this domain; choose a different one.':
      'Ein anderes Unternehmen hat diese Domain, und dort ist sie bestätigt. Bestätigt sein kann sie nur bei einem Unternehmen.',
  },
  since: { 'Must be a date, such as {}.': 'Geben Sie bei „Von“ ein Datum ein, etwa {}.' },
  until: { 'Must be a date, such as {}.': 'Geben Sie bei „Bis“ ein Datum ein, etwa {}.' },
  roles: {
    '{} is a role in the platform company only.':
      'Zum Personal der Plattform gehört man nur in deren eigenem Unternehmen. Entfernen Sie das Häkchen bei „Betrieb“.',
  },
};
