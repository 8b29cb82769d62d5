import { expect } from 'chai';
import { registerApplication } from '../../server/operations/applications.ts';
import { type SandboxSignUp, signUpSandbox } from '../../server/operations/sandbox.ts';
import { signIn } from '../../server/operations/sign-in.ts';
import { unique } from '../builders.ts';
import { refusal } from '../domain/refusals.ts';
import { eventsOf, PASSWORD, staged } from './stage.ts';

const given = (changes: Partial<SandboxSignUp> = {}): SandboxSignUp => ({
  companyName: 'Canary Works',
  domain: `${unique('canary')}.example`,
  name: 'Canary Person',
  email: 'canary@a.example',
  loginId: unique('canary'),
  password: PASSWORD,
  ...changes,
});

describe('the sandbox sign-up', () => {
  const stage = staged({ sandboxSignUp: { count: 0, windowSeconds: 3600 } });

  it('makes a Development Partner company and its administrator, who can register at once (R3)', async () => {
    const { services } = stage;
    const wanted = given();

    const { user, company } = await signUpSandbox(services, wanted);

    expect(company).to.include({ developmentPartner: true, domainVerified: false, active: true, platform: false });
    expect(user).to.deep.include({ companyId: company.id, roles: ['web_services_administrator'], active: true });
    expect((await signIn(services, wanted)).user.id).to.equal(user.id);
    const caller = { actor: { type: 'user', id: user.id }, user, company, operator: false } as const;
    expect(await refusal(registerApplication(services, caller, { name: 'First' }))).to.equal('none');
  });

  it('claims a domain without owning it: others may claim it, too', async () => {
    const { services, partner } = stage;

    expect(await refusal(signUpSandbox(services, given({ domain: partner.company.domain })))).to.equal('none');
  });

  it('makes neither where the login id is taken, and says no more than that', async () => {
    const { services, customer } = stage;
    const wanted = given({ loginId: customer.user.loginId.toUpperCase() });

    expect(await refusal(signUpSandbox(services, wanted))).to.equal('conflict /login_id');

    const all = await services.directory.list('company', { words: ['canary'] }, { limit: 200 });
    expect(all.map(({ domain }) => domain)).not.to.include(wanted.domain);
  });

  it('names the faults of all fields at once', async () => {
    const wrong = given({ companyName: '', domain: '-', name: '', email: 'x', loginId: 'a b', password: 'short' });

    expect(await refusal(signUpSandbox(stage.services, wrong))).to.equal(
      'invalid /company_name /domain /name /email /login_id /password',
    );
  });

  it('stands in the trail of the company without names', async () => {
    const { user, company } = await signUpSandbox(stage.services, given());

    const events = await eventsOf(stage, company.id);

    expect(events.map(({ action, actor }) => [action, actor.id])).to.deep.equal([
      ['company.signed_up', user.id],
      ['user.created', user.id],
    ]);
    expect(JSON.stringify(events).toLowerCase()).not.to.include('canary');
  });
});

describe('the sandbox sign-up, limited', () => {
  const stage = staged({ sandboxSignUp: { count: 2, windowSeconds: 3600 } });

  it('counts every attempt of an address, whatever became of it, and refuses before it looks at anything (71)', async () => {
    const { services, customer } = stage;
    const attempt = (changes: Partial<SandboxSignUp>) => refusal(signUpSandbox(services, given(changes)));
    const taken = { loginId: customer.user.loginId, address: '192.0.2.1' };

    expect(await attempt(taken)).to.equal('conflict /login_id');
    expect(await attempt({ address: '192.0.2.1', name: '' })).to.equal('invalid /name');
    expect(await attempt({ address: '192.0.2.1' })).to.equal('too_many_attempts');
    expect(await attempt(taken)).to.equal('too_many_attempts');
    expect(await attempt({ address: '192.0.2.2' })).to.equal('none');
  });
});

describe('the sandbox sign-up, switched off', () => {
  const stage = staged();

  it('does not exist', async () => {
    expect(await refusal(signUpSandbox(stage.services, given()))).to.equal('not_found');
  });
});
