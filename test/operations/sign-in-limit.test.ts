import { expect } from 'chai';
import { changeOwnPassword } from '../../server/operations/passwords.ts';
import { signIn } from '../../server/operations/sign-in.ts';
import { refusal } from '../domain/refusals.ts';
import { aSignedUp, PASSWORD, staged } from './stage.ts';

const WRONG = 'wrong horse battery';

describe('the limit on signing in', () => {
  const stage = staged({ signInLimit: { count: 3, windowSeconds: 900 } });

  async function someone() {
    const person = await aSignedUp(stage);
    const { loginId } = person.user;
    const attempt = (password: string, address = '192.0.2.1') => refusal(signIn(stage.services, { loginId, password, address }));
    return { loginId, person, attempt };
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
    const { person, attempt } = await someone();
    const caller = { ...person, address: '192.0.2.1' };
    const change = (currentPassword: string) =>
      refusal(changeOwnPassword(stage.services, caller, { currentPassword, password: 'another horse battery' }));

    for (let count = 0; count < 3; count += 1) expect(await change(WRONG)).to.equal('invalid /current_password');

    expect(await change(PASSWORD)).to.equal('too_many_attempts');
    expect(await attempt(PASSWORD)).to.equal('too_many_attempts');
  });
});
