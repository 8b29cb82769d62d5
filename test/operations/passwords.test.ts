import { expect } from 'chai';
import { changeOwnPassword } from '../../server/operations/passwords.ts';
import { signIn } from '../../server/operations/sign-in.ts';
import { changeUser } from '../../server/operations/users.ts';
import { refusal } from '../domain/refusals.ts';
import { aSignedUp, eventsOf, PASSWORD, staged } from './stage.ts';

describe('changing the own password', () => {
  const stage = staged();

  it('ends sessions and tokens, and the old password', async () => {
    const { services, customer } = stage;
    const caller = await aSignedUp(stage);
    const { loginId, epoch } = caller.user;

    const changed = await changeOwnPassword(services, caller, { currentPassword: PASSWORD, password: 'another horse battery' });

    expect(changed.epoch).to.equal(epoch + 1);
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
