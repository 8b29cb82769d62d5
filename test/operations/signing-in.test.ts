import { expect } from 'chai';
import { DomainError } from '../../server/domain/error.ts';
import { changeCompany, createCompany } from '../../server/operations/companies.ts';
import { type SignInAttempt, signIn } from '../../server/operations/sign-in.ts';
import { unique } from '../builders.ts';
import { refusal } from '../domain/refusals.ts';
import { aSignedUp, eventsOf, PASSWORD, staged } from './stage.ts';

const WRONG = 'wrong horse battery';

describe('signing in', () => {
  const stage = staged();

  it('finds the person and the company, however the login id is written, and leaves a trace', async () => {
    const { services, customer } = stage;
    const { user } = await aSignedUp(stage);

    const signedIn = await signIn(services, {
      loginId: ` ${user.loginId.toUpperCase()} `,
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
    const { services, operator } = stage;
    const suspended = await createCompany(services, operator, { name: 'Suspended', domain: 'suspended.example' });
    const colleague = await aSignedUp(stage, suspended);
    await changeCompany(services, operator, suspended.id, { active: false });
    const attempts: SignInAttempt[] = [
      { loginId: (await aSignedUp(stage)).user.loginId, password: WRONG },
      { loginId: unique('nobody'), password: PASSWORD },
      { loginId: (await aSignedUp(stage, undefined, { active: false })).user.loginId, password: PASSWORD },
      { loginId: stage.customer.user.loginId, password: PASSWORD },
      { loginId: colleague.user.loginId, password: PASSWORD },
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
    const { loginId } = (await aSignedUp(stage)).user;
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
    const { services } = stage;
    const password = 'x'.repeat(128);
    const { loginId } = (await aSignedUp(stage, undefined, { password })).user;

    expect(await refusal(signIn(services, { loginId, password: password.slice(1) }))).to.equal('forbidden');
    expect(await refusal(signIn(services, { loginId, password: `${password}x` }))).to.equal('forbidden');
    expect(await refusal(signIn(services, { loginId, password }))).to.equal('none');
  });
});
