import { expect } from 'chai';
import { unique } from '../builders.ts';
import { fullBody } from './bodies.ts';
import { callRoute, paramsAbout, rowOf } from './calling.ts';
import { scene } from './scene.ts';

describe('applications over the management API', () => {
  const the = scene();

  async function register(body: Record<string, unknown> = {}) {
    return callRoute(the(), the().actors.partner, rowOf('register_application'), {
      body: { name: unique('Application'), ...body },
    });
  }

  async function change(id: string, body: Record<string, unknown>, headers: Record<string, string> = {}) {
    return callRoute(the(), the().actors.partner, rowOf('change_application'), { params: { application_id: id }, body, headers });
  }

  async function readTag(id: string): Promise<string> {
    const { headers } = await callRoute(the(), the().actors.partner, rowOf('read_application'), {
      params: { application_id: id },
    });
    return headers.get('ETag') ?? '';
  }

  it('shows what was registered in the words of the contract, with the secret this once', async () => {
    const { partner } = the();
    const { status, body } = await register({ apis: [{ code: 'EXPRPT', groups: [{ code: 'BANK' }] }] });

    const { id, name, client_secret: secret, created_at: at, updated_at: _, secret_created_at: __, ...rest } = body;

    expect(status).to.equal(201);
    expect(id).to.match(/^app_/);
    expect(name).to.match(/^Application/);
    expect(secret).to.match(/^csn_secret_/);
    expect(at).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(rest).to.deep.equal({
      company_id: partner.company.id,
      description: '',
      visibility: 'private',
      active: true,
      suspended: false,
      certification: 'none',
      certification_note: '',
      permission_version: 1,
      approved_permission_version: 0,
      apis: [{ code: 'EXPRPT', groups: [{ code: 'BANK', required: true, reason: '' }] }],
      scopes: ['EXPRPT', 'BANK'],
      redirect_uris: [],
      post_logout_redirect_uris: [],
      grant_types: ['client_credentials'],
      token_endpoint_auth_method: 'client_secret_basic',
      jwks: null,
      require_pkce: true,
    });
  });

  it('has no secret where it authenticates by keys, and shows one when it is switched to secrets', async () => {
    const { body: registered } = await register(fullBody(rowOf('register_application')));
    const id = String(registered['id']);

    const replaced = await callRoute(the(), the().actors.partner, rowOf('replace_application_secret'), {
      params: { application_id: id },
      body: {},
    });
    const switched = await change(id, { token_endpoint_auth_method: 'client_secret_basic' });

    expect(registered).to.include({ token_endpoint_auth_method: 'private_key_jwt', secret_created_at: null });
    expect(registered).not.to.have.property('client_secret');
    expect(registered['jwks']).to.have.property('keys').with.lengthOf(1);
    expect(replaced.status).to.equal(409);
    expect(switched.body).to.include({ token_endpoint_auth_method: 'client_secret_basic', jwks: null });
    expect(switched.body['client_secret']).to.match(/^csn_secret_/);
  });

  it('has an entity tag, another one after every change', async () => {
    const { body, headers } = await register();
    const id = String(body['id']);
    const first = headers.get('ETag') ?? '';

    expect(first).to.match(/^"\d+"$/);
    expect(await readTag(id)).to.equal(first);
    const changed = await change(id, { description: 'Another one.' });
    expect(changed.headers.get('ETag')).not.to.equal(first);
    expect(await readTag(id)).to.equal(changed.headers.get('ETag'));
  });

  it('refuses a change that insists on a version which is no more: 412, and nothing is changed', async () => {
    const { body, headers } = await register();
    const id = String(body['id']);
    const first = headers.get('ETag') ?? '';
    const second = (await change(id, { description: 'Second.' }, { 'If-Match': first })).headers.get('ETag') ?? '';

    for (const tag of [first, `W/${second}`, second.replaceAll('"', ''), '"999"', '"x"', `${first}, "999"`, 'nonsense', '""']) {
      const { status } = await change(id, { description: 'Lost.' }, { 'If-Match': tag });
      expect(status, tag).to.equal(412);
    }
    for (const tag of [second, '*']) {
      expect((await change(id, { description: 'Second.' }, { 'If-Match': tag })).status, tag).to.equal(200);
    }
    expect((await change(id, { description: 'Third.' }, { 'If-Match': `${first}, ${second}` })).body['description']).to.equal(
      'Third.',
    );
  });

  it('412 is for who may change it: to others it is still 403 and 404', async () => {
    const { actors, partner } = the();
    const row = rowOf('change_application');
    const sent = { params: paramsAbout(the(), partner, row), body: { description: 'x' }, headers: { 'If-Match': '"999"' } };

    expect((await callRoute(the(), actors.partnerUser, row, sent)).status).to.equal(403);
    expect((await callRoute(the(), actors.customer, row, sent)).status).to.equal(404);
    expect((await callRoute(the(), actors.partner, row, sent)).status).to.equal(412);
  });

  it('points at what is missing: a required API, a redirect URI, a key', async () => {
    const faulty: Record<string, Record<string, unknown>> = {
      '/apis/0/code': { apis: [{ code: 'QUICKEXP' }] },
      '/redirect_uris': { grant_types: ['authorization_code'] },
      '/jwks': { token_endpoint_auth_method: 'private_key_jwt' },
      '/redirect_uris/1': { redirect_uris: ['https://a.example/', 'http://a.example/'] },
    };

    for (const [pointer, body] of Object.entries(faulty)) {
      const { status, body: problem } = await register(body);
      expect([status, (problem['errors'] as { pointer: string }[])[0]?.pointer]).to.deep.equal([400, pointer]);
    }
  });

  it('80 · holds to the lengths of the contract, counted in characters', async () => {
    const most: Record<string, unknown> = {
      name: '🖋'.repeat(200),
      description: '🖋'.repeat(10_000),
      redirect_uris: Array.from({ length: 20 }, (_, n) => `https://a.example/${String(n).padStart(1_982, '0')}`),
    };
    const more: Record<string, unknown> = {
      name: 'x'.repeat(201),
      description: 'x'.repeat(10_001),
      redirect_uris: Array.from({ length: 21 }, (_, n) => `https://a.example/${n}`),
      post_logout_redirect_uris: [`https://a.example/${'x'.repeat(1_983)}`],
      apis: [{ code: 'EXPRPT', groups: [{ code: 'BANK', reason: 'x'.repeat(10_001) }] }],
    };

    expect((await register(most)).status).to.equal(201);
    for (const [field, value] of Object.entries(more)) {
      const { status, body } = await register({ [field]: value });
      expect([status, (body['errors'] as { pointer: string }[])[0]?.pointer.split('/')[1]], field).to.deep.equal([400, field]);
    }
  });

  it('a certification that cannot be taken from there is 409, and so is a version that has moved on', async () => {
    const { actors } = the();
    const { body } = await register({ apis: [{ code: 'EXPRPT' }] });
    const params = { application_id: String(body['id']) };
    const certify = (actor: typeof actors.operator, step: Record<string, unknown>) =>
      callRoute(the(), actor, rowOf('certify_application'), { params, body: step });

    expect((await certify(actors.operator, { action: 'approve', permission_version: 1 })).status, 'not submitted').to.equal(409);
    expect((await certify(actors.partner, { action: 'submit' })).body['certification']).to.equal('submitted');
    expect((await certify(actors.partner, { action: 'submit' })).status, 'twice').to.equal(409);
    expect((await certify(actors.operator, { action: 'approve' })).status, 'no version').to.equal(400);
    expect((await certify(actors.operator, { action: 'approve', permission_version: 2 })).status, 'another version').to.equal(
      409,
    );
    const rejected = await certify(actors.operator, { action: 'reject', permission_version: 1, note: 'Say more.' });
    expect(rejected.body).to.include({ certification: 'rejected', certification_note: 'Say more.' });
    const publish = { params, body: { visibility: 'public' } };
    expect((await callRoute(the(), actors.operator, rowOf('change_application'), publish)).status, 'uncertified').to.equal(409);
  });
});
