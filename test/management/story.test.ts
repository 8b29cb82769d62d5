import { expect } from 'chai';
import { PASSWORD } from '../flows/cast.ts';
import { aWorld, call, operatorToken, personToken, post, type World } from '../flows/world.ts';

/** The product's main job, over HTTP only: nothing here was made by other means. */
describe('the management API, from an operator to a partner’s token', () => {
  let world: World;

  before(async () => {
    world = await aWorld();
  });
  after(() => world.close());

  it('registers, certifies, publishes, enables, admits, disables and renews the secret', async () => {
    const { issuer } = world;
    const operator = await operatorToken(issuer);
    const partner = await aStaffedCompany(issuer, operator, 'Partner', true);
    const customer = await aStaffedCompany(issuer, operator, 'Customer', false);
    const { body: resourceServer } = await call(issuer, operator, 'POST', '/resource-servers', { name: 'Expense API' });
    const api = { id: String(resourceServer['id']), secret: String(resourceServer['client_secret']) };

    const registered = await call(issuer, partner.token, 'POST', '/applications', {
      name: 'Receipts',
      apis: [{ code: 'EXPRPT' }],
    });
    expect(registered.status, registered.text).to.equal(201);
    const client = { id: String(registered.body['id']), secret: String(registered.body['client_secret']) };
    const application = `/applications/${client.id}`;
    const enablement = `/companies/${customer.id}/enablements/${client.id}`;
    const tokenFor = (secret = client.secret) =>
      post(`${issuer}/token`, { grant_type: 'client_credentials', company_id: customer.id }, { id: client.id, secret });

    expect((await call(issuer, customer.token, 'PUT', enablement, {})).status, 'private').to.equal(404);
    const steps = [
      await call(issuer, partner.token, 'POST', `${application}/certification`, { action: 'submit' }),
      await call(issuer, operator, 'POST', `${application}/certification`, { action: 'approve', permission_version: 1 }),
      await call(issuer, operator, 'PATCH', application, { visibility: 'public' }),
    ];
    expect(steps.map(({ status }) => status)).to.deep.equal([200, 200, 200]);
    expect((await tokenFor()).body['error']).to.equal('unauthorized_client');
    expect((await call(issuer, operator, 'PUT', enablement, {})).status, 'an operator').to.equal(403);

    const enabled = await call(issuer, customer.token, 'PUT', enablement, {});
    expect(enabled.body).to.include({ state: 'enabled', generation: 1, company_id: customer.id });
    const { body: issued } = await tokenFor();
    const token = String(issued['access_token']);
    const introspected = () => post(`${issuer}/introspect`, { token }, api);
    expect((await introspected()).body).to.include({ active: true, company_id: customer.id, client_id: client.id });

    const disabled = await call(issuer, customer.token, 'DELETE', enablement);
    expect(disabled.body).to.include({ state: 'disabled', generation: 2 });
    expect((await introspected()).body).to.deep.equal({ active: false });
    expect((await tokenFor()).body['error']).to.equal('unauthorized_client');

    await call(issuer, customer.token, 'PUT', enablement, {});
    expect((await introspected()).body, 'dead stays dead').to.deep.equal({ active: false });
    const replaced = await call(issuer, partner.token, 'POST', `${application}/secret`, {});
    expect([(await tokenFor()).status, (await tokenFor(String(replaced.body['client_secret']))).status]).to.deep.equal([
      401, 200,
    ]);

    const { body: trail } = await call(issuer, customer.token, 'GET', `/audit-events?application_id=${client.id}`);
    expect((trail['items'] as { action: string }[]).map(({ action }) => action)).to.deep.equal([
      'enablement.enabled',
      'enablement.disabled',
      'enablement.enabled',
    ]);
  });
});

/** A company and its administrator, who signs in. */
async function aStaffedCompany(issuer: string, operator: string, name: string, developmentPartner: boolean) {
  const domain = `${name.toLowerCase()}.example`;
  const company = await call(issuer, operator, 'POST', '/companies', { name, domain, development_partner: developmentPartner });
  expect(company.status, company.text).to.equal(201);
  const id = String(company.body['id']);
  const loginId = `admin@${domain}`;
  const user = await call(issuer, operator, 'POST', `/companies/${id}/users`, {
    login_id: loginId,
    name: 'Ada Admin',
    email: loginId,
    password: PASSWORD,
    roles: ['web_services_administrator'],
  });
  expect(user.status, user.text).to.equal(201);
  return { id, token: await personToken(issuer, { loginId, password: PASSWORD }) };
}
