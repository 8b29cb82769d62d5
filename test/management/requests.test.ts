import { expect } from 'chai';
import { newId } from '../../server/domain/id.ts';
import { aMember, aPublishedApplication, enabledFor, type Registered } from '../flows/cast.ts';
import { personToken, type Reply } from '../flows/world.ts';
import { callRoute, rowOf } from './calling.ts';
import { type Actor, scene } from './scene.ts';

describe('asking an administrator over the management API', () => {
  const the = scene();
  const scopes = { approved_scopes: ['EXPRPT', 'IMAGE'], permission_version: 1 };

  const aWish = (): Promise<Registered> => aPublishedApplication(the().world.app.services);

  /** The calls about the customer. */
  function ask(actor: Actor, application_id: string, reason?: string): Promise<Reply> {
    const params = { company_id: the().customer.company.id };
    return callRoute(the(), actor, rowOf('ask_for_application'), { params, body: { application_id, reason } });
  }

  function decide(request_id: unknown, body: Record<string, unknown>, actor = the().actors.customer): Promise<Reply> {
    const params = { company_id: the().customer.company.id, request_id: String(request_id) };
    return callRoute(the(), actor, rowOf('decide_request'), { params, body });
  }

  async function listed(actor: Actor, applicationId: string): Promise<Record<string, unknown> | undefined> {
    const params = { company_id: the().customer.company.id };
    const { body, status } = await callRoute(the(), actor, rowOf('list_requests'), { params, query: { limit: '200' } });
    expect(status).to.equal(200);
    return (body['items'] as Record<string, unknown>[]).find((item) => item['application_id'] === applicationId);
  }

  async function aColleague(): Promise<Actor> {
    const member = await aMember(the().world.app.services, the().customer.company);
    const token = await personToken(the().issuer, member.credentials);
    return { ...the().actors.customerUser, name: 'a colleague', member, token };
  }

  it('answers who asks with the own wish, and asking again with the later reason', async () => {
    const { actors, customer } = the();
    const { application } = await aWish();

    const first = await ask(actors.customerUser, application.id, 'To be paid back.');
    const again = await ask(actors.customerUser, application.id, 'To be paid back sooner.');

    expect([first.status, again.status]).to.deep.equal([201, 201]);
    const { created_at: _, ...wish } = first.body;
    expect(wish).to.deep.equal({
      id: again.body['id'],
      company_id: customer.company.id,
      application_id: application.id,
      application_name: application.name,
      state: 'pending',
      requesters: 1,
      reasons: ['To be paid back.'],
      decided_at: null,
    });
    expect(again.body['reasons']).to.deep.equal(['To be paid back sooner.']);
  });

  it('shows administrators one row with everybody’s reasons, and everybody else the own reason and the decision', async () => {
    const { actors } = the();
    const { application } = await aWish();
    const colleague = await aColleague();
    await ask(actors.customerUser, application.id, 'Mine.');
    const { body } = await ask(colleague, application.id, 'A colleague’s.');

    await decide(body['id'], { action: 'deny' });

    expect(await listed(actors.customer, application.id)).to.deep.include({
      state: 'denied',
      requesters: 2,
      reasons: ['Mine.', 'A colleague’s.'],
    });
    const own = await listed(actors.customerUser, application.id);
    expect(own).to.deep.include({ state: 'denied', requesters: 1, reasons: ['Mine.'] });
    expect(own?.['decided_at']).to.be.a('string');
    expect(await listed(await aColleague(), application.id)).to.equal(undefined);
  });

  it('enables with what is approved, and with nothing where that cannot be approved', async () => {
    const { actors, customer } = the();
    const { application } = await aWish();
    const { body: request } = await ask(actors.customerUser, application.id);
    const enablement = async () => {
      const params = { company_id: customer.company.id };
      const { body } = await callRoute(the(), actors.customer, rowOf('list_enablements'), { params, query: { limit: '200' } });
      const all = body['items'] as Record<string, unknown>[];
      return all.find((item) => item['application_id'] === application.id);
    };

    const overtaken = await decide(request['id'], { action: 'approve', ...scopes, permission_version: 2 });
    const short = await decide(request['id'], { action: 'approve', approved_scopes: ['IMAGE'] });
    expect([overtaken.status, short.status]).to.deep.equal([409, 400]);
    expect(short.body).to.have.nested.property('errors[0].pointer', '/approved_scopes');
    expect(await enablement()).to.equal(undefined);
    const approved = await decide(request['id'], { action: 'approve', ...scopes });

    expect(approved.body).to.include({ state: 'approved' });
    expect(await enablement()).to.deep.include({ state: 'enabled', approved_scopes: ['EXPRPT', 'IMAGE'], permission_version: 1 });
    expect((await decide(request['id'], { action: 'approve' })).status, 'decided already').to.equal(409);
  });

  it('refuses what is blocked until it is unblocked, and what the company has enabled', async () => {
    const { actors, customer } = the();
    const { application } = await aWish();
    const enabled = await aWish();
    await enabledFor(the().world.app.services, customer.administrator, enabled);
    const { body: request } = await ask(actors.customerUser, application.id);
    const again = async () => (await ask(await aColleague(), application.id)).status;

    await decide(request['id'], { action: 'block' });
    expect(await again()).to.equal(409);
    await decide(request['id'], { action: 'unblock' });
    expect(await again()).to.equal(201);
    expect((await ask(actors.customerUser, enabled.application.id)).status).to.equal(409);
  });

  it('takes what is approved with the action that approves only', async () => {
    const { actors } = the();
    const { application } = await aWish();
    const { body: request } = await ask(actors.customerUser, application.id);

    for (const [field, value] of Object.entries(scopes)) {
      for (const action of ['deny', 'block', 'unblock']) {
        const { status, body } = await decide(request['id'], { action, [field]: value });

        expect([status, body['errors']], action).to.deep.equal([
          400,
          [{ pointer: `/${field}`, message: 'Belongs to the action "approve" only.' }],
        ]);
      }
    }
    expect(await listed(actors.customer, application.id)).to.include({ state: 'pending' });
  });

  it('42 · answers for another company’s private application what it answers for an id that there is not', async () => {
    const { actors, partner } = the();
    const ids = [partner.application.id, newId('application', Date.now()), 'app_malformed', ''];

    const replies = await Promise.all(ids.map((id) => ask(actors.customerUser, id)));

    const told = replies.map(({ text, body }) => text.replace(String(body['request_id']), ''));
    expect(replies.map(({ status }) => status)).to.deep.equal([404, 404, 404, 404]);
    expect(new Set(told).size).to.equal(1);
  });
});
