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
};
