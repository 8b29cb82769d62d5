import { expect } from 'chai';
import { unique } from '../builders.ts';
import { aMember, PASSWORD } from '../flows/cast.ts';
import { personToken } from '../flows/world.ts';
import { callRoute, rowOf } from './calling.ts';
import { type Actor, scene } from './scene.ts';

describe('companies and people over the management API', () => {
  const the = scene({ signInLimit: { count: 5, windowSeconds: 900 } });

  function person(given: Record<string, unknown> = {}): Record<string, unknown> {
    const loginId = unique('person');
    return { login_id: loginId, name: 'Nia New', email: `${loginId}@example.com`, ...given };
  }

  async function create(actor: Actor, companyId: string, body: Record<string, unknown>) {
    return callRoute(the(), actor, rowOf('create_user'), { params: { company_id: companyId }, body });
  }

  it('makes a user who can sign in, and shows neither the password nor its hash', async () => {
    const { actors, partner, issuer } = the();
    const body = person({ login_id: `Ｎew-${unique('PERSON')}`, password: PASSWORD, roles: ['admin'] });

    const { status, body: user, text } = await create(actors.partner, partner.company.id, body);

    const loginId = String(body['login_id']).normalize('NFKC').toLowerCase();
    expect(status).to.equal(201);
    expect(user).to.deep.include({ company_id: partner.company.id, login_id: loginId, roles: ['admin'], active: true });
    expect(text).not.to.match(/password|argon2|hash/);
    expect(await personToken(issuer, { loginId, password: PASSWORD })).to.match(/^csn_at_/);
  });

  it('refuses a login id that is taken on the whole server, and a second verified domain: 409', async () => {
    const { actors, partner, customer } = the();
    const body = person();
    await create(actors.partner, partner.company.id, body);
    const verify = (companyId: string) =>
      callRoute(the(), actors.operator, rowOf('change_company'), {
        params: { company_id: companyId },
        body: { domain: 'twice.example', domain_verified: true },
      });

    expect((await create(actors.customer, customer.company.id, { ...person(), login_id: body['login_id'] })).status).to.equal(
      409,
    );
    expect((await verify(partner.company.id)).body).to.include({ domain: 'twice.example', domain_verified: true });
    expect((await verify(customer.company.id)).status).to.equal(409);
  });

  it('45 · nobody grants a role above own, or one that does not belong there, or edits who has one', async () => {
    const { actors, partner, world } = the();
    const { services } = world.app;
    const platform = await services.directory.get('company', services.platformId);
    if (platform === undefined) throw new Error('There is no platform company.');
    const administrator = await aMember(services, platform, ['admin']);
    const operator = await aMember(services, platform, ['operator']);
    const actor = { ...actors.customer, token: await personToken(the().issuer, administrator.credentials) };
    const edit = (body: Record<string, unknown>) =>
      callRoute(the(), actor, rowOf('change_user'), { params: { company_id: platform.id, user_id: operator.user.id }, body });

    expect((await create(actors.partner, partner.company.id, person({ roles: ['operator'] }))).status, 'above own').to.equal(403);
    expect((await create(actors.operator, partner.company.id, person({ roles: ['operator'] }))).status, 'not there').to.equal(
      400,
    );
    expect((await create(actor, platform.id, person({ roles: ['operator'] }))).status, 'above own').to.equal(403);
    expect((await create(actors.operator, platform.id, person({ roles: ['operator'] }))).status).to.equal(201);
    for (const body of [{ active: false }, { roles: [] }, { email: 'mine@example.com' }]) {
      expect((await edit(body)).status, JSON.stringify(body)).to.equal(403);
    }
    const about = { company_id: platform.id, user_id: operator.user.id };
    expect((await callRoute(the(), actor, rowOf('end_sessions'), { params: about })).status).to.equal(403);
  });

  it('the platform company cannot be deactivated: 409', async () => {
    const { actors, world } = the();
    const params = { company_id: world.app.services.platformId };

    const { status } = await callRoute(the(), actors.operator, rowOf('change_company'), { params, body: { active: false } });

    expect(status).to.equal(409);
  });

  it('shows who signed in, and their company', async () => {
    const { actors, customer } = the();

    const { body } = await callRoute(the(), actors.customerUser, rowOf('read_me'));

    expect(body['user']).to.include({ id: customer.user.user.id, login_id: customer.user.credentials.loginId });
    expect(body['company']).to.include({ id: customer.company.id, platform: false, active: true });
  });

  it('changes the own password, which ends the own tokens', async () => {
    const { actors, issuer, partner } = the();
    const body = { current_password: PASSWORD, password: 'a password of its own' };

    const { status } = await callRoute(the(), actors.partnerUser, rowOf('change_own_password'), { body });

    expect(status).to.equal(200);
    expect((await callRoute(the(), actors.partnerUser, rowOf('read_me'))).status).to.equal(401);
    const { loginId } = partner.user.credentials;
    expect(await personToken(issuer, { loginId, password: 'a password of its own' })).to.match(/^csn_at_/);
  });

  it('80 · counts guesses of the current password as attempts to sign in: 429 with Retry-After', async () => {
    const { actors } = the();
    const guess = (current_password: string) =>
      callRoute(the(), actors.customerUser, rowOf('change_own_password'), { body: { current_password, password: PASSWORD } });

    const guesses = [];
    for (let attempt = 0; attempt < 6; attempt += 1) guesses.push(await guess(`wrong ${attempt}`));
    const right = await guess(PASSWORD);

    expect(guesses.map(({ status }) => status)).to.deep.equal([400, 400, 400, 400, 400, 429]);
    expect(guesses[0]?.body['errors']).to.have.nested.property('[0].pointer', '/current_password');
    expect(right.status, 'refused before it is checked').to.equal(429);
    expect(Number(right.headers.get('Retry-After'))).to.be.within(1, 900);
  });
});
