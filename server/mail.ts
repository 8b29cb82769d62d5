import { createTransport } from 'nodemailer';
import { signInLinkLetter } from './letters.ts';
import type { Mail } from './operations/context.ts';
import { SIGN_IN_LINK_PATH } from './operations/sign-in-links.ts';
import type { SmtpSettings } from './settings.ts';

/** A person waits for the answer; a mail server that is there is quicker. */
const TIMEOUT_MS = 5_000;

/** Sends mail for a platform through an SMTP server, a connection for each letter. Links lead to the issuer. */
export function createMail({ url, from }: SmtpSettings, issuer: string, platform: string): Mail {
  const transport = createTransport(
    { url, connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS },
    { from, disableFileAccess: true, disableUrlAccess: true },
  );
  return {
    async sendSignInLink({ user, token, expiresAt }) {
      const letter = signInLinkLetter(platform, `${issuer}${SIGN_IN_LINK_PATH}${token}`, expiresAt);
      // As an object: what somebody entered as a name or an address must not become more recipients.
      await transport.sendMail({ ...letter, to: { name: user.name, address: user.email } });
    },
  };
}
