import type { Messages } from '../en.ts';

export const de: Messages['letters'] = {
  signInLink: {
    subject: 'Ihr Passwort festlegen',
    made: (platform) =>
      `Jemand, der Ihr Konto bei ${platform} verwaltet, hat diesen Link für Sie erstellt. Er legt Ihr Passwort fest und gilt einmal:`,
    until: (when) => `Er gilt bis ${when} – haben Sie ihn nicht erwartet, fragen Sie nach und benutzen Sie ihn nicht.`,
  },
};
