import { expect } from 'chai';
import { changeOwnPassword } from '../../server/operations/passwords.ts';
import { signIn } from '../../server/operations/sign-in.ts';
import { changeUser, createUser } from '../../server/operations/users.ts';
import { unique } from '../builders.ts';
import { refusal } from '../domain/refusals.ts';
import { eventsOf, staged } from './stage.ts';

const PASSWORD = 'correct horse battery';

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
