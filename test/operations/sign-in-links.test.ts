import { expect } from 'chai';
import { createMail } from '../../server/mail.ts';
import type { Caller } from '../../server/operations/context.ts';
import { changeCompany, readCompany } from '../../server/operations/companies.ts';
import { changeOwnPassword } from '../../server/operations/passwords.ts';
import { signIn } from '../../server/operations/sign-in.ts';
import { createSignInLink, openSignInLink, setPasswordByLink } from '../../server/operations/sign-in-links.ts';
import { changeUser, createUser } from '../../server/operations/users.ts';
import { aCompany, unique } from '../builders.ts';
import { refusal } from '../domain/refusals.ts';
import { type SmtpServer, startSmtpServer, textOf } from '../running/smtp-server.ts';
import { aPerson, aSignedUp, eventsOf, PASSWORD, type Person, staged } from './stage.ts';

const NEW = 'another horse battery';
const DAY = 24 * 60 * 60 * 1_000;

/** This file is over 200 lines because it is one link, and everything that ends it. */
describe('a link to set a password', () => {
  const stage = staged();
  const link = (of: Person, by: Caller = stage.customer) => createSignInLink(stage.services, by, of.company.id, of.user.id);
  /** The token of a link that was shown. */
  const tokenFor = async (of: Person, by?: Caller): Promise<string> => {
    const made = await link(of, by);
    return made.sent ? '' : made.token;
  };
  const set = (token: string, password = NEW) => setPasswordByLink(stage.services, { token, password });
  const open = (token: string) => refusal(openSignInLink(stage.services, token));

  it('lets the person choose a password, which ends their sessions and tokens', async () => {
    const { services, customer } = stage;
    const person = await aSignedUp(stage);
    const token = await tokenFor(person);

    const seen = await openSignInLink(services, token);
    const { user } = await set(token);

    expect(seen.user.id).to.equal(person.user.id);
    expect(user.epoch).to.equal(person.user.epoch + 1);
    expect(await refusal(signIn(services, { loginId: user.loginId, password: NEW }))).to.equal('none');
    expect(await refusal(signIn(services, { loginId: user.loginId, password: PASSWORD }))).to.equal('forbidden');
    const mine = (await eventsOf(stage, customer.company.id)).filter(({ after }) => after?.['user'] === person.user.id);
    expect(mine.map(({ action, actor }) => [action, actor.id])).to.deep.equal([
      ['user.created', 'operator'],
      ['user.sign_in_link_made', customer.user.id],
      ['user.password_set', person.user.id],
    ]);
  });

  it('is the first sign-in of who has no password yet, and an operator may make it, too', async () => {
    const { services, customer, operator } = stage;
    const user = await createUser(services, customer, customer.company.id, {
      loginId: unique('new'),
      name: 'N',
      email: 'n@a.example',
    });
    const person = { ...customer, user };

    await set(await tokenFor(person, operator));

    expect(await refusal(signIn(services, { loginId: user.loginId, password: NEW }))).to.equal('none');
  });

  it('works once, of any number of attempts at the same time', async () => {
    const token = await tokenFor(await aSignedUp(stage));

    const outcomes = await Promise.all(Array.from({ length: 6 }, (_, count) => refusal(set(token, `${NEW} ${count}`))));

    expect(outcomes.toSorted()).to.deep.equal(['none', ...Array.from({ length: 5 }, () => 'not_found')].toSorted());
    expect(await open(token)).to.equal('not_found');
  });

  it('is not used up by looking, nor by a password that does not do', async () => {
    const token = await tokenFor(await aSignedUp(stage));

    expect([await open(token), await open(token)]).to.deep.equal(['none', 'none']);
    expect(await refusal(set(token, 'short'))).to.equal('invalid /password');
    expect(await refusal(set(token))).to.equal('none');
  });

  it('ends with a new one', async () => {
    const person = await aSignedUp(stage);
    const [old, current] = [await tokenFor(person), await tokenFor(person)];

    expect([await refusal(set(old)), await open(current)]).to.deep.equal(['not_found', 'none']);
  });

  it('ends when the person changes the password, is deactivated, or their company is', async () => {
    const { services, operator, customer } = stage;
    const [one, two] = [await aSignedUp(stage), await aSignedUp(stage)];
    const company = await changeCompany(services, operator, (await aPerson(services, aCompany(), {})).company.id, {});
    const three = await aSignedUp(stage, company);
    const tokens = [await tokenFor(one), await tokenFor(two), await tokenFor(three, operator)];

    await changeOwnPassword(services, one, { currentPassword: PASSWORD, password: NEW });
    await changeUser(services, customer, customer.company.id, two.user.id, { active: false });
    await changeUser(services, customer, customer.company.id, two.user.id, { active: true });
    await changeCompany(services, operator, company.id, { active: false });

    expect(await Promise.all(tokens.map(open))).to.deep.equal(['not_found', 'not_found', 'not_found']);
  });

  it('ends with the rights of who made it, and of the company', async () => {
    const { services, operator, customer } = stage;
    const maker = await aPerson(services, customer.company, { roles: ['admin'] });
    const [one, two, three] = [await aSignedUp(stage), await aSignedUp(stage), await aSignedUp(stage)];
    const company = await changeCompany(services, operator, (await aPerson(services, aCompany(), {})).company.id, {});
    const elsewhere = await aSignedUp(stage, company);
    const tokens = [await tokenFor(one, maker), await tokenFor(elsewhere, operator)];
    await changeUser(services, customer, customer.company.id, maker.user.id, { roles: [] });
    await changeCompany(services, operator, company.id, { active: false });
    await changeCompany(services, operator, company.id, { active: true });
    expect(await Promise.all(tokens.map(open))).to.deep.equal(['not_found', 'not_found']);

    const later = await tokenFor(two, customer);
    expect(await open(later)).to.equal('none');
    const dismissed = await aPerson(services, customer.company, { roles: ['admin'] });
    const kept = await tokenFor(three, dismissed);
    await changeUser(services, customer, customer.company.id, dismissed.user.id, { active: false });
    expect(await refusal(set(kept))).to.equal('not_found');
  });

  it('does not lead into roles or to an address that the person has been given since', async () => {
    const { services, customer } = stage;
    for (const change of [
      { roles: ['admin'] as const },
      { email: `${unique('other')}@example.com` },
      { loginId: unique('renamed') },
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const person = await aSignedUp(stage);
      // oxlint-disable-next-line no-await-in-loop
      const token = await tokenFor(person);
      // oxlint-disable-next-line no-await-in-loop
      await changeUser(services, customer, customer.company.id, person.user.id, { name: 'Renamed' });
      // oxlint-disable-next-line no-await-in-loop
      expect(await open(token)).to.equal('none');
      // oxlint-disable-next-line no-await-in-loop
      await changeUser(services, customer, customer.company.id, person.user.id, change);
      // oxlint-disable-next-line no-await-in-loop
      expect(await refusal(set(token)), JSON.stringify(change)).to.equal('not_found');
    }
  });

  it('ends after 24 hours', async () => {
    const { services } = stage;
    const person = await aSignedUp(stage);
    const made = await link(person);
    const token = made.sent ? '' : made.token;
    const at = (time: number) => refusal(openSignInLink({ ...services, now: () => time }, token));

    expect([await at(made.expiresAt - 1), await at(made.expiresAt)]).to.deep.equal(['none', 'not_found']);
    expect(made.expiresAt % DAY).to.be.greaterThan(0);
  });

  it('is answered like one that was never made when anything in it is altered (71)', async () => {
    const [person, other] = [await aSignedUp(stage), await aSignedUp(stage)];
    const token = await tokenFor(person);
    await tokenFor(other);
    const [userId = '', secret = ''] = token.split('.');
    const altered = [
      '',
      '.',
      userId,
      secret,
      `${userId}.`,
      `${userId}.${secret}.`,
      `${userId}.${secret}x`,
      `${userId}.${secret.slice(0, -1)}`,
      `${other.user.id}.${secret}`,
      `${'x'.repeat(5000)}.${secret}`,
    ];

    expect(new Set(await Promise.all(altered.map(open)))).to.deep.equal(new Set(['not_found']));
    expect(await refusal(set(`${other.user.id}.${secret}`))).to.equal('not_found');
  });

  it('is kept as a keyed hash only (52)', async () => {
    const { services } = stage;
    const person = await aSignedUp(stage);
    const token = await tokenFor(person);
    const [, secret = ''] = token.split('.');

    const kept = JSON.stringify([await services.directory.get('user', person.user.id), await eventsOf(stage, person.company.id)]);

    expect(kept).to.include('"signInLink":{"digest"').and.not.to.include(secret);
  });

  it('is made for nobody above own rank, of another company, deactivated, or oneself', async () => {
    const { services, operator, customer, ordinary, partner } = stage;
    const platform = await readCompany(services, operator, services.platformId);
    const administrator = await aPerson(services, platform, { roles: ['admin'] });
    const staff = await aPerson(services, platform, { roles: ['operator'] });
    const gone = await aPerson(services, customer.company, { active: false });

    expect(await refusal(link(staff, administrator))).to.equal('forbidden');
    expect(await refusal(link(administrator, staff))).to.equal('none');
    expect(await refusal(link(ordinary, partner))).to.equal('not_found');
    expect(await refusal(link(customer, ordinary))).to.equal('forbidden');
    expect(await refusal(link(customer, customer))).to.equal('forbidden');
    expect(await refusal(link(staff, staff))).to.equal('forbidden');
    expect(await refusal(link(gone))).to.equal('conflict');
    expect(await refusal(link(gone, operator))).to.equal('conflict');
  });
});

describe('a link to set a password, where mail is sent', () => {
  let smtp: SmtpServer;
  const stage = staged();
  const withMail = () => ({
    ...stage.services,
    mail: createMail({ url: smtp.url, from: 'login@example.com' }, 'https://login.example.com', 'Countersign'),
  });

  before(async () => void (smtp = await startSmtpServer()));
  after(() => smtp.close());

  it('is in the letter, and never in the answer', async () => {
    const person = await aSignedUp(stage);

    const made = await createSignInLink(withMail(), stage.customer, person.company.id, person.user.id);

    const [letter] = smtp.received;
    const [, token = ''] = /set-password\/(\S+)/.exec(letter === undefined ? '' : textOf(letter)) ?? [];
    expect(made).to.have.all.keys('sent', 'expiresAt').and.to.include({ sent: true });
    expect(letter?.recipients).to.deep.equal([person.user.email]);
    expect(await refusal(setPasswordByLink(stage.services, { token, password: NEW }))).to.equal('none');
  });

  it('is said to have failed when the mail server does not take it', async () => {
    const person = await aSignedUp(stage);
    smtp.willing = false;

    expect(await refusal(createSignInLink(withMail(), stage.customer, person.company.id, person.user.id))).to.equal('conflict');
    smtp.willing = true;
  });
});
