import { expect } from 'chai';
import { createCompany } from '../../server/operations/companies.ts';
import { unique } from '../builders.ts';
import { aCluster, aRoamingBrowser, type Cluster } from '../consistency/cluster.ts';
import type { Browser } from '../flows/browser.ts';
import { aMember, anAdministrator, type Member, OPERATOR } from '../flows/cast.ts';
import { call, operatorToken, personToken, type Reply, signIn } from '../flows/world.ts';
import { ROUTES } from '../../server/management/routes.ts';

describe('changes of rights, on two processes (security.md 46, 47, 70)', () => {
  let cluster: Cluster;
  let operator: string;

  before(async () => {
    cluster = await aCluster(1);
    operator = await operatorToken(cluster.world.issuer);
  });
  after(() => cluster.close());

  /** The same call on each process. */
  function everywhere(token: string, method: string, path: string, body?: unknown): Promise<Reply[]> {
    return Promise.all(cluster.urls.map((url) => call(url, token, method, path, body)));
  }

  /** Done on the first process. */
  async function done(path: string, body: unknown, token = operator): Promise<Reply> {
    const reply = await call(cluster.world.issuer, token, 'PATCH', path, body);
    expect(reply.status, reply.text).to.equal(200);
    return reply;
  }

  async function aDeveloper(): Promise<Member & { token: string }> {
    const member = await anAdministrator(cluster.world.app.services, true);
    return { ...member, token: await personToken(cluster.world.issuer, member.credentials) };
  }

  const statuses = (replies: readonly Reply[]) => replies.map(({ status }) => status);
  const registration = () => ({ name: unique('Application') });

  it('46 · a suspended company’s people reach nothing from the answer on, and again once it is let in, with a new token', async () => {
    const { company, token, credentials } = await aDeveloper();
    expect(statuses(await everywhere(token, 'GET', '/me'))).to.deep.equal([200, 200]);

    await done(`/companies/${company.id}`, { active: false });
    expect(statuses(await everywhere(token, 'GET', '/me'))).to.deep.equal([401, 401]);
    expect(statuses(await everywhere(token, 'POST', '/applications', registration()))).to.deep.equal([401, 401]);

    await done(`/companies/${company.id}`, { active: true });
    expect(statuses(await everywhere(token, 'GET', '/me')), 'dead stays dead').to.deep.equal([401, 401]);
    const renewed = await personToken(cluster.world.issuer, credentials);
    expect(statuses(await everywhere(renewed, 'GET', '/me'))).to.deep.equal([200, 200]);
  });

  it('46 · a deactivated user reaches nothing from the answer on', async () => {
    const { company, user, token } = await aDeveloper();

    await done(`/companies/${company.id}/users/${user.id}`, { active: false });
    expect(statuses(await everywhere(token, 'GET', '/me'))).to.deep.equal([401, 401]);
    await done(`/companies/${company.id}/users/${user.id}`, { active: true });

    expect(statuses(await everywhere(token, 'GET', '/me')), 'dead stays dead').to.deep.equal([401, 401]);
  });

  it('70 · who is signed out everywhere is so on every process from the answer on, and nobody else is', async () => {
    const { issuer } = cluster.world;
    const { company, user, token, credentials } = await aDeveloper();
    const colleague = await aMember(cluster.world.app.services, company);
    const theirToken = await personToken(issuer, colleague.credentials);
    const [browser, theirBrowser] = [aRoamingBrowser(cluster), aRoamingBrowser(cluster)];
    await signIn(browser, await browser.open(`${issuer}/sign-in`), credentials);
    await signIn(theirBrowser, await theirBrowser.open(`${issuer}/sign-in`), colleague.credentials);
    const homes = async (of: Browser) => [await of.get(`${issuer}/`), await of.get(`${issuer}/`)].map(({ status }) => status);
    expect(await homes(browser)).to.deep.equal([200, 200]);

    const ended = await call(issuer, operator, 'POST', `/companies/${company.id}/users/${user.id}/end-sessions`);

    expect(ended.status, ended.text).to.equal(200);
    expect(statuses(await everywhere(token, 'GET', '/me'))).to.deep.equal([401, 401]);
    expect(await homes(browser)).to.deep.equal([303, 303]);
    expect(statuses(await everywhere(theirToken, 'GET', '/me'))).to.deep.equal([200, 200]);
    expect(await homes(theirBrowser)).to.deep.equal([200, 200]);
    const renewed = await personToken(issuer, credentials);
    expect(statuses(await everywhere(renewed, 'GET', '/me'))).to.deep.equal([200, 200]);
  });

  it('46 · who loses the role administers nothing from the answer on', async () => {
    const { company, user, token } = await aDeveloper();
    expect(statuses(await everywhere(token, 'GET', '/applications'))).to.deep.equal([200, 200]);

    await done(`/companies/${company.id}/users/${user.id}`, { roles: [] });

    expect(statuses(await everywhere(token, 'GET', '/applications'))).to.deep.equal([403, 403]);
    expect(statuses(await everywhere(token, 'GET', `/companies/${company.id}/users`))).to.deep.equal([403, 403]);
    expect(statuses(await everywhere(token, 'GET', '/me'))).to.deep.equal([200, 200]);
  });

  it('46 · an operator who loses the role is none from the answer on', async () => {
    const { services } = cluster.world.app;
    const platform = await services.directory.get('company', services.platformId);
    if (platform === undefined) throw new Error('There is no platform company.');
    const staff = await aMember(services, platform, ['operator']);
    const token = await personToken(cluster.world.issuer, staff.credentials);
    expect(statuses(await everywhere(token, 'GET', '/companies'))).to.deep.equal([200, 200]);

    await done(`/companies/${platform.id}/users/${staff.user.id}`, { roles: [] });

    expect(statuses(await everywhere(token, 'GET', '/companies'))).to.deep.equal([403, 403]);
  });

  it('46 · a company that is no Development Partner any more registers and modifies nothing, but can still protect itself', async () => {
    const { company, token } = await aDeveloper();
    const registered = await call(cluster.world.issuer, token, 'POST', '/applications', registration());
    const application = `/applications/${String(registered.body['id'])}`;

    await done(`/companies/${company.id}`, { development_partner: false });

    expect(statuses(await everywhere(token, 'POST', '/applications', registration()))).to.deep.equal([403, 403]);
    expect(statuses(await everywhere(token, 'PATCH', application, { description: 'x' }))).to.deep.equal([403, 403]);
    expect(statuses(await everywhere(token, 'POST', `${application}/certification`, { action: 'submit' }))).to.deep.equal([
      403, 403,
    ]);
    expect(statuses(await everywhere(token, 'POST', `${application}/secret`, {}))).to.deep.equal([200, 200]);
    expect(statuses(await everywhere(token, 'POST', `${application}/revoke-tokens`))).to.deep.equal([200, 200]);
    expect(statuses(await everywhere(token, 'PATCH', application, { active: false }))).to.deep.equal([200, 200]);
  });

  it('47 · an id is given by the server, once: none can be chosen, and nothing that has one can be deleted', async () => {
    const { company, token } = await aDeveloper();
    const registered = await call(cluster.world.issuer, token, 'POST', '/applications', registration());
    const id = String(registered.body['id']);

    const chosen = [
      await call(cluster.world.issuer, operator, 'POST', '/companies', {
        id: company.id,
        name: 'Again',
        domain: 'again.example',
      }),
      await call(cluster.world.issuer, token, 'POST', '/applications', { ...registration(), id }),
      await call(cluster.world.issuer, token, 'POST', '/applications', { ...registration(), client_id: id }),
      await call(cluster.world.issuer, token, 'PATCH', `/applications/${id}`, { id: 'app_other' }),
    ];
    const deleted = [
      await call(cluster.world.issuer, operator, 'DELETE', `/companies/${company.id}`),
      await call(cluster.world.issuer, token, 'DELETE', `/applications/${id}`),
      await call(cluster.world.issuer, token, 'DELETE', `/companies/${company.id}/users/x`),
      await call(cluster.world.issuer, operator, 'PUT', `/companies/${company.id}`, {}),
    ];

    expect(statuses(chosen)).to.deep.equal([400, 400, 400, 400]);
    expect(statuses(deleted)).to.deep.equal([405, 405, 405, 405]);
    const deleting = ROUTES.filter(({ method }) => method === 'delete').map(({ name }) => name);
    expect(deleting).to.deep.equal(['disable_application', 'end_connection']);
  });

  it('47 · ids never repeat, made at the same moment on several processes', async () => {
    const { services } = cluster.world.app;
    const makers = Array.from({ length: 40 }, (_, index) =>
      call(cluster.urls[index % cluster.urls.length] ?? '', operator, 'POST', '/companies', {
        name: 'Same',
        domain: 'same.example',
      }),
    );
    const here = await createCompany(services, OPERATOR, { name: 'Same', domain: 'same.example' });

    const ids = [here.id, ...(await Promise.all(makers)).map(({ body }) => String(body['id']))];

    expect(new Set(ids).size).to.equal(41);
  });
});
