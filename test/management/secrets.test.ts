import { expect } from 'chai';
import { companyToken, introspect } from '../flows/authorization.ts';
import { call } from '../flows/world.ts';
import { ROUTES } from '../../server/management/routes.ts';
import { unique } from '../builders.ts';
import { harmlessBody } from './bodies.ts';
import { callRoute, paramsAbout, rowOf } from './calling.ts';
import { scene } from './scene.ts';

describe('secrets over the management API (security.md 51, 56)', () => {
  const the = scene();

  it('51 · a secret is in the one answer that made it, and in nothing that the API ever says again', async () => {
    const { actors, issuer, partner } = the();
    const { partner: owner, operator } = actors;
    const registered = await callRoute(the(), owner, rowOf('register_application'), { body: { name: unique('Application') } });
    const params = { application_id: String(registered.body['id']) };
    const replaced = await callRoute(the(), owner, rowOf('replace_application_secret'), { params, body: {} });
    const server = await callRoute(the(), operator, rowOf('create_resource_server'), { body: { name: 'API' } });
    const canaries = [registered, replaced, server].map(({ body }) => String(body['client_secret']));
    expect(new Set(canaries).size).to.equal(3);

    const said: string[] = [];
    for (const row of ROUTES.filter(({ name }) => !name.includes('own_password'))) {
      for (const actor of Object.values(actors)) {
        const about = { ...paramsAbout(the(), partner, row), ...(row.path.startsWith('/applications/') && params) };
        const { text, headers } = await callRoute(the(), actor, row, { params: about, body: harmlessBody(the(), row, actor) });
        said.push(text, JSON.stringify([...headers]));
      }
    }
    for (const canary of canaries) {
      const { token = '' } = operator;
      for (const path of [
        `/applications/${canary}`,
        `/companies?after=${canary}`,
        `/companies?${canary}=1`,
        `/problems/${canary}`,
      ]) {
        const { text } = await call(issuer, token, 'GET', path);
        if (!path.includes('?')) said.push(text);
      }
      const misplaced = { name: canary, domain: canary };
      said.push((await call(issuer, canary, 'POST', '/companies', misplaced)).text);
      said.push((await call(issuer, token, 'POST', '/companies', { ...misplaced, development_partner: canary })).text);
      said.push((await call(issuer, token, 'POST', '/resource-servers', { name: 'x', apis: [canary] })).text);
    }

    const everything = said.join('\n') + the().world.log.join('\n') + JSON.stringify(await events());
    for (const canary of canaries) {
      expect(everything.includes(canary)).to.equal(false);
      expect(everything.includes(canary.slice('csn_secret_'.length, 40))).to.equal(false);
    }
    expect(everything).to.contain(params.application_id);
  }).timeout(60_000);

  it('51 · what is kept of a secret, its digest and its key’s id, is in no answer', async () => {
    const { world, actors, partner } = the();
    const stored = await world.storage.directory.get('application', partner.application.id);
    const { digest = '', keyId = '' } = stored?.secret ?? {};
    expect(digest).to.have.lengthOf(43);

    const { text } = await callRoute(the(), actors.partner, rowOf('read_application'), {
      params: { application_id: partner.application.id },
    });

    for (const kept of [digest, keyId, 'digest', 'epoch', 'revision']) expect(text).not.to.contain(kept);
  });

  it('56 · New Secret ends the old one and leaves what was issued alive, unless its end is asked for', async () => {
    const { actors, issuer, published, customer } = the();
    const params = { application_id: published.application.id };
    const replace = async (body: Record<string, unknown>) => {
      const answer = await callRoute(the(), actors.partner, rowOf('replace_application_secret'), { params, body });
      return { ...published, client: { ...published.client, secret: String(answer.body['client_secret']) } };
    };
    const issue = async (registered: typeof published) =>
      (await companyToken(issuer, registered, customer.company.id)).body['access_token'];
    const alive = async (registered: typeof published, token: unknown) =>
      (await introspect(issuer, registered.client, String(token))).body['active'];
    const token = await issue(published);

    const second = await replace({});
    expect((await companyToken(issuer, published, customer.company.id)).status).to.equal(401);
    expect(await alive(second, token), 'by default').to.equal(true);
    const third = await replace({ revoke_tokens: false });
    expect(await alive(third, token), 'revoke_tokens: false').to.equal(true);
    const fourth = await replace({ revoke_tokens: true });
    expect(await alive(fourth, token), 'revoke_tokens: true').to.equal(false);
    expect(await alive(fourth, await issue(fourth)), 'a later one').to.equal(true);
  });

  it('revoke-tokens ends what was issued, and the secret stays', async () => {
    const { actors, issuer, customer, published } = the();
    const params = { application_id: published.application.id };
    const renewed = await callRoute(the(), actors.partner, rowOf('replace_application_secret'), { params, body: {} });
    const registered = { ...published, client: { ...published.client, secret: String(renewed.body['client_secret']) } };
    const { body } = await companyToken(issuer, registered, customer.company.id);

    const revoked = await callRoute(the(), actors.operator, rowOf('revoke_application_tokens'), { params });

    expect(revoked.status).to.equal(200);
    expect((await introspect(issuer, registered.client, String(body['access_token']))).body).to.deep.equal({ active: false });
    expect((await companyToken(issuer, registered, customer.company.id)).status).to.equal(200);
  });

  it('a resource server’s new secret ends the old one', async () => {
    const { actors, issuer } = the();
    const made = await callRoute(the(), actors.operator, rowOf('create_resource_server'), {
      body: { name: 'API', apis: ['EXPRPT'] },
    });
    const id = String(made.body['id']);
    const replaced = await callRoute(the(), actors.operator, rowOf('replace_resource_server_secret'), {
      params: { resource_server_id: id },
    });

    const [old, renewed] = [made, replaced].map(({ body }) => ({ id, secret: String(body['client_secret']) }));

    expect(replaced.body).to.deep.include({ id, name: 'API', apis: ['EXPRPT'] });
    expect((await introspect(issuer, old ?? { id, secret: '' }, 'x')).status).to.equal(401);
    expect((await introspect(issuer, renewed ?? { id, secret: '' }, 'x')).body).to.deep.equal({ active: false });
  });

  async function events(): Promise<unknown> {
    return the().world.storage.directory.events({}, { limit: 10_000 });
  }
});
