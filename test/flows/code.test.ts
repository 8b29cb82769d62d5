import { expect } from 'chai';
import { aCode, authorize, introspect, parameterOf, redeem, refresh } from './authorization.ts';
import { anAdministrator, aPublishedApplication, enabledFor, type Member, type Registered } from './cast.ts';
import { aWorld, type World } from './world.ts';

describe('authorization code (RFC 6749 §4.1, OpenID Connect Core §3.1)', () => {
  let world: World;
  let registered: Registered;
  let customer: Member;

  before(async () => {
    world = await aWorld();
    registered = await aPublishedApplication(world.app.services);
    customer = await anAdministrator(world.app.services);
    await enabledFor(world.app.services, customer, registered);
  });
  after(() => world.close());

  it('signs a person in and gives tokens that carry the company', async () => {
    const code = await aCode(world.issuer, registered, customer);

    const { status, body } = await redeem(world.issuer, registered, code);
    const seen = await introspect(world.issuer, registered.client, String(body['access_token']));
    const userinfo = await fetch(`${world.issuer}/userinfo`, {
      headers: { Authorization: `Bearer ${String(body['access_token'])}` },
    });

    expect(status, JSON.stringify(body)).to.equal(200);
    expect(body).to.include({ token_type: 'Bearer', expires_in: 3600, scope: 'openid EXPRPT' });
    expect(seen.body).to.include({ active: true, company_id: customer.company.id, sub: customer.user.id });
    expect(userinfo.status).to.equal(200);
    expect(await userinfo.json()).to.deep.equal({ sub: customer.user.id, company_id: customer.company.id });
  });

  it('keeps an application’s refresh token the same and narrows nothing that stands', async () => {
    const { body: first } = await redeem(world.issuer, registered, await aCode(world.issuer, registered, customer));

    const { status, body } = await refresh(world.issuer, registered, String(first['refresh_token']));

    expect(status, JSON.stringify(body)).to.equal(200);
    expect(body).to.include({ refresh_token: first['refresh_token'], scope: 'openid EXPRPT' });
  });

  it('asks a person once and then only for what is new', async () => {
    const { browser } = await aCode(world.issuer, registered, customer);

    const again = await authorize(world.issuer, registered, customer, { prompt: 'none' }, browser);
    const more = await authorize(world.issuer, registered, customer, { prompt: 'none', scope: 'openid EXPRPT IMAGE' }, browser);

    expect(parameterOf(again.answer, 'code')).to.be.a('string');
    expect(parameterOf(more.answer, 'error')).to.equal('consent_required');
  });
});
