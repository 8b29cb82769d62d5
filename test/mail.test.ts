import { expect } from 'chai';
import { createMail } from '../server/mail.ts';
import type { Mail } from '../server/operations/context.ts';
import { aCompany, aUser, T0 } from './builders.ts';
import { type SmtpServer, startSmtpServer, textOf } from './running/smtp-server.ts';

const ISSUER = 'https://login.example.com';
const FROM = 'Countersign <login@example.com>';
const send = (mail: Mail, given: Parameters<typeof aUser>[0] = {}) =>
  mail.sendSignInLink({ user: aUser(given), company: aCompany(), token: `usr_1.${'x'.repeat(60)}`, expiresAt: T0 });

describe('mail', () => {
  let smtp: SmtpServer;
  let mail: Mail;

  before(async () => {
    smtp = await startSmtpServer();
    mail = createMail({ url: smtp.url, from: FROM }, ISSUER, 'Kontor');
  });
  after(() => smtp.close());

  it('brings a person the link, in every language', async () => {
    await send(mail, { name: 'Ümit', email: 'uemit@customer.example' });

    const letter = smtp.received.at(-1);
    const text = letter === undefined ? '' : textOf(letter);
    expect(letter).to.deep.include({ from: 'login@example.com', recipients: ['uemit@customer.example'] });
    expect(text.split(`${ISSUER}/set-password/usr_1.${'x'.repeat(60)}`)).to.have.lengthOf(3);
    for (const words of ['at Kontor', 'bei Kontor', '1 November 2026 at 00:00 UTC', '1. November 2026 um 00:00 UTC']) {
      expect(text).to.include(words);
    }
  });

  const hostile = [
    ['a name with a line of its own', { name: 'U\r\nBcc: evil@example.com', email: 'u@a.example' }],
    ['a name that looks like an address', { name: 'evil@example.com>, <evil@example.com', email: 'u@a.example' }],
  ] as const;
  for (const [what, given] of hostile) {
    it(`goes to the one person only: ${what}`, async () => {
      await send(mail, given);

      const letter = smtp.received.at(-1);
      expect(letter?.recipients).to.deep.equal(['u@a.example']);
      expect(letter?.data).not.to.match(/^bcc:/im);
    });
  }

  it('fails when no server takes it', async () => {
    smtp.willing = false;
    const refused = await send(mail).then(
      () => 'sent',
      () => 'failed',
    );
    smtp.willing = true;
    const nowhere = await send(createMail({ url: 'smtp://127.0.0.1:1', from: FROM }, ISSUER, 'Kontor')).then(
      () => 'sent',
      () => 'failed',
    );

    expect([refused, nowhere]).to.deep.equal(['failed', 'failed']);
  });
});
