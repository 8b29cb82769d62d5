import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { StorageUnavailable } from '../../server/storage.ts';
import { ROUTES } from '../../server/management/routes.ts';
import { unique } from '../builders.ts';
import { changeUser } from '../../server/operations/users.ts';
import { aMember, OPERATOR, PASSWORD } from '../flows/cast.ts';
import { personToken, type Reply } from '../flows/world.ts';
import { fullBody } from './bodies.ts';
import { actorFor, callRoute, paramsAbout, rowOf, type Sent } from './calling.ts';
import { type Actor, scene } from './scene.ts';

/** This file is over 200 lines because it is one header, and everything that can happen to it. */
describe('Idempotency-Key', () => {
  const the = scene();

  async function post(name: string, actor: Actor, key: string, sent: Sent = {}): Promise<Reply> {
    const params = paramsAbout(the(), the().partner, rowOf(name));
    return callRoute(the(), actor, rowOf(name), { params, ...sent, headers: { 'Idempotency-Key': key } });
  }

  async function companiesNamed(name: string): Promise<number> {
    const { body } = await callRoute(the(), the().actors.operator, rowOf('list_companies'), { query: { limit: '200' } });
    return (body['items'] as { name: string }[]).filter((company) => company.name === name).length;
  }

  /** What is kept under a key of the client `operator`. */
  function keptUnder(key: string) {
    const id = createHash('sha256')
      .update(JSON.stringify(['client', 'operator', [true, false], key]))
      .digest('base64url');
    return the().world.storage.artifacts.get({ model: 'IdempotentAnswer', id });
  }

  it('gives a repetition the first status and body, and carries nothing out again', async () => {
    const { actors } = the();
    const body = { name: unique('Company'), domain: 'once.example' };

    const first = await post('create_company', actors.operator, 'one', { body });
    const second = await post('create_company', actors.operator, 'one', { body });

    expect([first.status, second.status]).to.deep.equal([201, 201]);
    expect(second.text).to.equal(first.text);
    expect(await companiesNamed(body.name)).to.equal(1);
  });

  it('gives who has lost the role nothing again', async () => {
    const { world, issuer, customer } = the();
    const { services } = world.app;
    const member = await aMember(services, customer.company, ['admin']);
    const token = await personToken(issuer, member.credentials);
    const actor: Actor = { name: 'dismissed', token, member, operator: false, administrator: true, developer: false };
    const sent = { params: { company_id: customer.company.id }, body: fullBody(rowOf('create_user')) };
    const first = await post('create_user', actor, 'dismissed', sent);
    await changeUser(services, OPERATOR, customer.company.id, member.user.id, { roles: [] });

    const second = await post('create_user', actor, 'dismissed', sent);

    expect([first.status, second.status]).to.deep.equal([201, 403]);
  });

  it('51 · never repeats a secret', async () => {
    const { actors } = the();

    for (const [name, actor] of [
      ['register_application', actors.partner],
      ['replace_application_secret', actors.partner],
      ['create_resource_server', actors.operator],
      ['replace_resource_server_secret', actors.operator],
    ] as const) {
      const body = name === 'register_application' ? { name: unique('Application') } : fullBody(rowOf(name));
      const first = await post(name, actor, name, { body: body && { ...body } });
      const second = await post(name, actor, name, { body: body && { ...body } });

      const { client_secret: secret, ...rest } = first.body;
      expect(secret, name).to.match(/^csn_secret_/);
      expect([second.status, second.body], name).to.deep.equal([first.status, rest]);
      expect(second.headers.get('ETag'), name).to.equal(first.headers.get('ETag'));
    }
  });

  it('refuses another body, and another call, under the same key', async () => {
    const { actors } = the();
    await post('create_company', actors.operator, 'other', { body: { name: unique('Company'), domain: 'a.example' } });

    const another = await post('create_company', actors.operator, 'other', { body: { name: 'Another', domain: 'a.example' } });
    const call = await post('create_resource_server', actors.operator, 'other', { body: { name: 'Another' } });

    expect([another.status, call.status]).to.deep.equal([422, 422]);
    expect(await companiesNamed('Another')).to.equal(0);
  });

  it('takes the same fields in another order for the same body', async () => {
    const { actors } = the();
    const name = unique('Company');

    const first = await post('create_company', actors.operator, 'order', { body: { name, domain: 'o.example' } });
    const second = await post('create_company', actors.operator, 'order', { body: { domain: 'o.example', name } });

    expect(second.text).to.equal(first.text);
  });

  it('is each caller’s own', async () => {
    const { actors } = the();
    const body = { name: unique('Company'), domain: 'own.example' };

    const first = await post('create_company', actors.operator, 'mine', { body });
    const second = await post('create_company', actors.staff, 'mine', { body });

    expect(second.status).to.equal(201);
    expect(second.body['id']).not.to.equal(first.body['id']);
  });

  it('lets one of many concurrent requests be carried out', async () => {
    const { actors } = the();
    const body = { name: unique('Company'), domain: 'race.example' };

    const replies = await Promise.all(
      Array.from({ length: 16 }, () => post('create_company', actors.operator, 'race', { body })),
    );

    expect(await companiesNamed(body.name)).to.equal(1);
    const made = replies.filter(({ status }) => status === 201);
    expect(made).to.have.length.above(0);
    expect(new Set(made.map(({ text }) => text)).size).to.equal(1);
    expect(replies.filter(({ status }) => status !== 201).map(({ status }) => status)).to.satisfy((rest: number[]) =>
      rest.every((status) => status === 409),
    );
  });

  it('stays usable after a refusal, which changed nothing', async () => {
    const { actors } = the();
    const body = { name: unique('Company'), domain: 'mended.example' };

    const refused = await post('create_company', actors.operator, 'mended', { body: { ...body, domain: 'no domain' } });
    const accepted = await post('create_company', actors.operator, 'mended', { body });

    expect([refused.status, accepted.status]).to.deep.equal([400, 201]);
  });

  it('stays taken when the store fails in the middle, because it may have been carried out', async () => {
    const { actors, world } = the();
    const { directory } = world.storage;
    const { commit } = directory;
    const body = { name: unique('Company'), domain: 'lost.example' };
    /** The answer of the store is lost on its way. */
    const lossy = async (...given: Parameters<typeof commit>) => {
      await commit(...given);
      throw new StorageUnavailable('cut off');
    };

    Object.assign(directory, { commit: lossy });
    const first = await post('create_company', actors.operator, 'lost', { body });
    Object.assign(directory, { commit });
    const second = await post('create_company', actors.operator, 'lost', { body });

    expect([first.status, first.headers.get('Retry-After'), second.status]).to.deep.equal([503, '1', 409]);
    expect(await companiesNamed(body.name)).to.equal(1);
  });

  it('stays usable when the store fails before anything can have been written', async () => {
    const { actors, world, partner } = the();
    const { directory } = world.storage;
    const { get } = directory;
    const body = { ...fullBody(rowOf('create_user')) };
    const failing = (noun: string, id: string) => {
      if (noun === 'company') throw new StorageUnavailable('down');
      return get.call(directory, noun as 'user', id);
    };

    Object.assign(directory, { get: failing });
    const first = await post('create_user', actors.operator, 'down', { body });
    Object.assign(directory, { get });
    const second = await post('create_user', actors.operator, 'down', { body });

    expect([first.status, second.status, second.body['company_id']]).to.deep.equal([503, 201, partner.company.id]);
  });

  it('keeps what it remembers for 24 hours, encrypted and without a secret', async () => {
    const { actors } = the();
    const body: Record<string, unknown> = { ...fullBody(rowOf('create_user')), password: PASSWORD };
    const before = Date.now();
    await post('create_user', actors.operator, 'kept', { body });

    const kept = await keptUnder('kept');

    expect((kept?.expiresAt ?? 0) - before).to.be.within(24 * 3_600_000, 24 * 3_600_000 + 60_000);
    expect(Object.keys(kept?.payload ?? {})).to.deep.equal(['sealed']);
    const text = JSON.stringify(kept);
    for (const plain of [PASSWORD, body['login_id'], body['email'], 'kept']) expect(text).not.to.contain(plain);
  });

  it('is 1 to 255 visible characters', async () => {
    const { actors } = the();

    for (const key of ['x'.repeat(256), 'two words', 'a, b', '\u00e9']) {
      const { status } = await post('create_company', actors.operator, key, { body: { name: 'Not made', domain: 'x.example' } });
      expect(status, key).to.equal(400);
    }
    expect(await companiesNamed('Not made')).to.equal(0);
  });

  it('is taken by every POST', async () => {
    const rows = ROUTES.filter(({ method }) => method === 'post');

    for (const row of rows) {
      const { status } = await post(row.name, actorFor(the(), row), 'a key that is none', { body: fullBody(row) });
      expect(status, row.name).to.equal(400);
    }
    expect(rows).to.have.length.above(8);
  });
});
