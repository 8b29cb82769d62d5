/** The letters that the server sends. They are plain text, and the only name in them is the platform's own. */
export const en = {
  signInLink: {
    subject: 'Set your password',
    made: (platform: string) =>
      `Somebody who administers your account at ${platform} made this link for you. It sets your password and works once:`,
    until: (when: string) => `It works until ${when} – if you did not expect it, ask your administrator and leave it unused.`,
  },
};
