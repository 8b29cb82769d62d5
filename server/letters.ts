/** The letters that the server sends. What language their readers speak is not known, so each speaks all of them. */

/** A letter as it is sent. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** The link with which a person sets a password. */
export function signInLinkLetter(link: string, expiresAt: number): Letter {
  const until = new Date(expiresAt).toISOString().replace('T', ' ').slice(0, 16);
  return {
    subject: 'Set your password · Ihr Passwort festlegen',
    text: [
      'Somebody who administers your account made this link for you. It sets your password and works once:',
      link,
      `It works until ${until} UTC. If you did not expect it, ask your administrator and leave it unused.`,
      '–',
      'Jemand, der Ihr Konto verwaltet, hat diesen Link für Sie erstellt. Er legt Ihr Passwort fest und gilt einmal:',
      link,
      `Er gilt bis ${until} UTC. Haben Sie ihn nicht erwartet, fragen Sie nach und benutzen Sie ihn nicht.`,
    ].join('\n\n'),
  };
}
