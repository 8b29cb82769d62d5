import { expect } from 'chai';
import { DomainError } from '../../server/domain/error.ts';
import { changeOwnPassword } from '../../server/operations/passwords.ts';
import { type SignInAttempt, signIn } from '../../server/operations/sign-in.ts';
import { changeUser, createUser } from '../../server/operations/users.ts';
import { aCompany, unique } from '../builders.ts';
import { refusal } from '../domain/refusals.ts';
import { aPerson, eventsOf, staged } from './stage.ts';

const PASSWORD = 'correct horse battery';
const WRONG = 'wrong horse battery';

describe('signing in', () => {
  const stage = staged();

  async function someone(given: { readonly active?: boolean } = {}) {
    const { services, customer } = stage;
    const loginId = unique('user');
    const user = await createUser(services, customer, customer.company.id, {
      loginId,
      name: 'N',
      email: 'n@a.example',
      password: PASSWORD,
      ...given,
    });
    return { loginId, user };
  }

  it('finds the person and the company, however the login id is written, and leaves a trace', async () => {
    const { services, customer } = stage;
    const { loginId, user } = await someone();

    const signedIn = await signIn(services, {
      loginId: ` ${loginId.toUpperCase()} `,
      password: PASSWORD,
      address: '192.0.2.1',
      requestId: 'r',
    });

    expect(signedIn).to.deep.equal({ user, company: customer.company });
    expect((await eventsOf(stage, customer.company.id)).at(-1)).to.deep.include({
      action: 'user.signed_in',
      result: 'success',
      actor: { type: 'user', id: user.id },
      address: '192.0.2.1',
      request_id: 'r',
    });
  });

  it('is one and the same refusal for every cause (71)', async () => {
    const { services } = stage;
    const inactiveCompany = await aPerson(services, aCompany({ active: false }), {});
    const attempts: SignInAttempt[] = [
      { loginId: (await someone()).loginId, password: WRONG },
      { loginId: unique('nobody'), password: PASSWORD },
      { loginId: (await someone({ active: false })).loginId, password: PASSWORD },
      { loginId: stage.customer.user.loginId, password: PASSWORD },
      { loginId: inactiveCompany.user.loginId, password: PASSWORD },
      { loginId: 'x'.repeat(20_000), password: 'y'.repeat(20_000) },
      { loginId: '\0', password: '' },
    ];

    const errors = await Promise.all(attempts.map((attempt) => signIn(services, attempt).catch((error: unknown) => error)));

    expect(errors.every((error) => error instanceof DomainError)).to.equal(true);
    expect(new Set(errors.map((error) => JSON.stringify(error) + String(error))).size).to.equal(1);
    expect(errors[0]).to.include({ code: 'forbidden' });
  });

  it("that fails stands in the trail of the company that was tried, else in the platform's, without the login id", async () => {
    const { services, customer } = stage;
    const { loginId } = await someone();
    const stranger = unique('nobody');
    await refusal(signIn(services, { loginId, password: WRONG }));
    await refusal(signIn(services, { loginId: stranger, password: WRONG }));

    const own = (await eventsOf(stage, customer.company.id)).at(-1);
    const [platforms] = (await services.directory.events({ action: 'user.sign_in_failed' }, { limit: 200 })).filter(
      ({ company_id }) => company_id === null,
    );

    expect(own).to.include({ action: 'user.sign_in_failed', result: 'failure' });
    expect(platforms).to.include({ result: 'failure' });
    expect(JSON.stringify([own, platforms]))
      .not.to.include(loginId)
      .and.not.to.include(stranger);
  });

  it('uses the whole password (53)', async () => {
    const { services, customer } = stage;
    const loginId = unique('user');
    const password = 'x'.repeat(128);
    await createUser(services, customer, customer.company.id, { loginId, name: 'N', email: 'n@a.example', password });

    expect(await refusal(signIn(services, { loginId, password: password.slice(1) }))).to.equal('forbidden');
    expect(await refusal(signIn(services, { loginId, password: `${password}x` }))).to.equal('forbidden');
    expect(await refusal(signIn(services, { loginId, password }))).to.equal('none');
  });
});

describe('the limit on signing in', () => {
  const stage = staged({ signInLimit: { count: 3, windowSeconds: 900 } });

  async function someone() {
    const { services, customer } = stage;
    const loginId = unique('user');
    const user = await createUser(services, customer, customer.company.id, {
      loginId,
      name: 'N',
      email: 'n@a.example',
      password: PASSWORD,
    });
    const attempt = (password: string, address = '192.0.2.1') => refusal(signIn(services, { loginId, password, address }));
    return { loginId, user, attempt };
  }

  it('refuses before the password is checked, the right one, too', async () => {
    const { attempt } = await someone();
    for (let count = 0; count < 3; count += 1) expect(await attempt(WRONG)).to.equal('forbidden');

    expect(await attempt(WRONG)).to.equal('too_many_attempts');
    expect(await attempt(PASSWORD)).to.equal('too_many_attempts');
  });

  it('says when the next attempt is worth making', async () => {
    const { loginId, attempt } = await someone();
    for (let count = 0; count < 3; count += 1) await attempt(WRONG);

    const error: unknown = await signIn(stage.services, { loginId, password: WRONG, address: '192.0.2.1' }).catch(
      (reason: unknown) => reason,
    );

    expect(error).to.have.property('retryAfterSeconds').that.is.a('number');
  });

  it('is for one login id from one address: nobody locks anybody else out', async () => {
    const [victim, other] = [await someone(), await someone()];
    for (let count = 0; count < 4; count += 1) await victim.attempt(WRONG);

    expect(await victim.attempt(PASSWORD, '192.0.2.2')).to.equal('none');
    expect(await other.attempt(PASSWORD)).to.equal('none');
  });

  it('takes a whole /64 for one address', async () => {
    const { attempt } = await someone();
    for (let count = 0; count < 3; count += 1) await attempt(WRONG, `2001:db8::${count}`);

    expect(await attempt(PASSWORD, '2001:db8:0:0:ffff::1')).to.equal('too_many_attempts');
    expect(await attempt(PASSWORD, '2001:db8:0:1::1')).to.equal('none');
  });

  it('lets no more through when guesses come at the same moment', async () => {
    const { attempt } = await someone();

    const outcomes = await Promise.all(Array.from({ length: 12 }, () => attempt(WRONG)));

    expect(outcomes.filter((outcome) => outcome === 'forbidden')).to.have.lengthOf(3);
  });

  it('does not count who signs in, and does not forget the guesses then', async () => {
    const { attempt } = await someone();
    for (let count = 0; count < 5; count += 1) expect(await attempt(PASSWORD)).to.equal('none');
    for (let count = 0; count < 2; count += 1) expect(await attempt(WRONG)).to.equal('forbidden');
    expect(await attempt(PASSWORD)).to.equal('none');

    expect(await attempt(WRONG)).to.equal('forbidden');
    expect(await attempt(PASSWORD)).to.equal('too_many_attempts');
  });

  it('holds for the current password when a person changes it', async () => {
    const { services, customer } = stage;
    const { user, attempt } = await someone();
    const caller = {
      actor: { type: 'user', id: user.id },
      user,
      company: customer.company,
      operator: false,
      address: '192.0.2.1',
    } as const;
    const change = (currentPassword: string) =>
      refusal(changeOwnPassword(services, caller, { currentPassword, password: 'another horse battery' }));

    for (let count = 0; count < 3; count += 1) expect(await change(WRONG)).to.equal('invalid /current_password');

    expect(await change(PASSWORD)).to.equal('too_many_attempts');
    expect(await attempt(PASSWORD)).to.equal('too_many_attempts');
  });
});

describe('changing the own password', () => {
  const stage = staged();

  it('ends sessions and tokens, and the old password', async () => {
    const { services, customer } = stage;
    const loginId = unique('user');
    const user = await createUser(services, customer, customer.company.id, {
      loginId,
      name: 'N',
      email: 'n@a.example',
      password: PASSWORD,
    });
    const caller = { actor: { type: 'user', id: user.id }, user, company: customer.company, operator: false } as const;

    const changed = await changeOwnPassword(services, caller, { currentPassword: PASSWORD, password: 'another horse battery' });

    expect(changed.epoch).to.equal(user.epoch + 1);
    expect(await refusal(signIn(services, { loginId, password: PASSWORD }))).to.equal('forbidden');
    expect(await refusal(signIn(services, { loginId, password: 'another horse battery' }))).to.equal('none');
    expect((await eventsOf(stage, customer.company.id)).map(({ action }) => action)).to.include('user.password_changed');
  });

  it('takes 12 to 128 characters, and is for people only', async () => {
    const { services, customer, operator } = stage;

    expect(await refusal(changeOwnPassword(services, customer, { currentPassword: PASSWORD, password: 'short' }))).to.equal(
      'invalid /password',
    );
    expect(await refusal(changeOwnPassword(services, operator, { currentPassword: PASSWORD, password: PASSWORD }))).to.equal(
      'forbidden',
    );
  });

  it('is nothing that anybody can do for somebody else', async () => {
    const { services, operator, customer } = stage;
    const changes = { password: 'another horse battery' } as object;

    await changeUser(services, operator, customer.company.id, customer.user.id, changes);

    expect(await services.directory.get('user', customer.user.id)).to.deep.equal(customer.user);
  });
});
