import { expect } from 'chai';
import { changeApplication } from '../../server/operations/applications.ts';
import { certifyApplication } from '../../server/operations/certification.ts';
import { unique } from '../builders.ts';
import { OPERATOR } from '../flows/cast.ts';
import { callRoute, rowOf } from './calling.ts';
import { scene } from './scene.ts';

describe('enablements and connections over the management API', () => {
  const the = scene();

  function about(): { params: Record<string, string> } {
    const { customer, published } = the();
    return { params: { company_id: customer.company.id, application_id: published.application.id } };
  }

  const put = (body: Record<string, unknown> = {}) =>
    callRoute(the(), the().actors.customer, rowOf('enable_application'), { ...about(), body });
  const remove = (applicationId?: string) =>
    callRoute(the(), the().actors.customer, rowOf('disable_application'), {
      params: { ...about().params, ...(applicationId !== undefined && { application_id: applicationId }) },
    });
  const pointers = ({ body }: { body: Record<string, unknown> }) =>
    (body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer);

  async function available(): Promise<Record<string, unknown>> {
    const { actors, customer, published } = the();
    const { body } = await callRoute(the(), actors.customer, rowOf('list_available_applications'), {
      params: { company_id: customer.company.id },
    });
    const items = body['items'] as Record<string, unknown>[];
    return items.find(({ id }) => id === published.application.id) ?? {};
  }

  it('shows a company what it can enable: the publisher, where people are sent, every API and group with its reason', async () => {
    const { published } = the();
    const { owner } = published;

    expect(await available()).to.deep.include({
      publisher: owner.company.name,
      publisher_verified: false,
      visibility: 'public',
      available: true,
      redirect_hosts: ['app.partner.example'],
      enablement: 'enabled',
      approved_scopes: ['EXPRPT', 'BANK', 'IMAGE'],
      pending_scopes: [],
      permission_version: 1,
    });
    const [api] = (await available())['apis'] as { code: string; groups: Record<string, unknown>[] }[];
    expect(api?.code).to.equal('EXPRPT');
    expect(api?.groups[0]).to.include({ code: 'BANK', required: false, reason: 'To pay people back.' });
  });

  it('disables and enables, each time with one answer however often it is sent', async () => {
    const first = await remove();
    const second = await remove();
    const third = await put();
    const fourth = await put();

    expect(first.body).to.include({ state: 'disabled', generation: 2 });
    expect(second.text).to.equal(first.text);
    expect(third.body).to.include({ state: 'enabled', generation: 2 });
    expect(third.body['approved_scopes']).to.deep.equal(['EXPRPT', 'BANK', 'IMAGE']);
    expect(fourth.text).to.equal(third.text);
    expect(third.body['changed_by']).to.equal(the().actors.customer.member?.user.id);
  });

  it('lets optional groups be left out, and nothing else', async () => {
    const narrowed = await put({ approved_scopes: ['EXPRPT', 'IMAGE'] });
    const tooFew = await put({ approved_scopes: ['EXPRPT'] });
    const foreign = await put({ approved_scopes: ['EXPRPT', 'IMAGE', 'USER'], permission_version: 1 });

    expect(narrowed.body['approved_scopes']).to.deep.equal(['EXPRPT', 'IMAGE']);
    expect([tooFew.status, ...pointers(tooFew)]).to.deep.equal([400, '/approved_scopes']);
    expect([foreign.status, ...pointers(foreign)]).to.deep.equal([400, '/approved_scopes/2']);
  });

  it('69 · widens only with the scopes and the version that was shown', async () => {
    const { world, published } = the();
    const { services } = world.app;
    const { id } = published.application;
    const wider = ['EXPRPT', 'BANK', 'IMAGE'];
    expect((await put({ approved_scopes: wider })).status, 'no version').to.equal(400);
    expect((await put({ approved_scopes: wider, permission_version: 99 })).status, 'another version').to.equal(409);
    expect((await put({ permission_version: 1 })).body['approved_scopes'], 'a repetition').to.deep.equal(['EXPRPT', 'IMAGE']);
    expect((await put({ approved_scopes: wider, permission_version: 1 })).body['approved_scopes']).to.deep.equal(wider);

    await changeApplication(services, published.owner.caller, id, {
      apis: [
        { code: 'EXPRPT', groups: [{ code: 'BANK', required: false, reason: '' }] },
        { code: 'IMAGE', groups: [] },
        { code: 'LIST', groups: [] },
      ],
    });
    expect((await available())['permission_version'], 'not reviewed yet').to.equal(1);
    await certifyApplication(services, OPERATOR, id, { action: 'approve', permissionVersion: 2 });

    expect(await available()).to.deep.include({ permission_version: 2, pending_scopes: ['LIST'], approved_scopes: wider });
    expect((await put()).body['approved_scopes'], 'a repetition').to.deep.equal(wider);
    const approved = await put({ approved_scopes: [...wider, 'LIST'], permission_version: 2 });
    expect(approved.body).to.deep.include({ approved_scopes: [...wider, 'LIST'], pending_scopes: [], permission_version: 2 });
  });

  it('disabling what was never enabled is no error and no row', async () => {
    const { customer, world } = the();
    const before = await world.storage.directory.events({ companyId: customer.company.id }, { limit: 1_000 });

    const anew = await aPublicApplication();
    const { status, body } = await remove(anew);

    expect(status).to.equal(200);
    expect(body).to.deep.equal({
      company_id: customer.company.id,
      application_id: anew,
      state: 'disabled',
      approved_scopes: [],
      pending_scopes: [],
      permission_version: 0,
      generation: 0,
      changed_at: null,
      changed_by: null,
    });
    expect(await world.storage.directory.events({ companyId: customer.company.id }, { limit: 1_000 })).to.have.lengthOf(
      before.length,
    );
  });

  it('out of service: 409 for who holds it, 404 for who does not', async () => {
    const { actors, published, customer } = the();
    const params = { application_id: published.application.id };
    const notHeld = { company_id: customer.company.id, application_id: await aPublicApplication() };
    const suspend = rowOf('change_application');
    await callRoute(the(), actors.operator, suspend, { params, body: { suspended: true } });
    await callRoute(the(), actors.operator, suspend, { params: notHeld, body: { suspended: true } });

    const enable = rowOf('enable_application');
    expect((await callRoute(the(), actors.customer, enable, { params: notHeld, body: {} })).status).to.equal(404);
    expect((await put()).status).to.equal(409);
    expect((await available())['available']).to.equal(false);
    expect((await remove()).status, 'can always be disabled').to.equal(200);

    await callRoute(the(), actors.operator, rowOf('change_application'), { params, body: { suspended: false } });
    expect((await put()).status).to.equal(200);
  });

  it('shows a person the applications that act for them, and ends one for good', async () => {
    const { actors, published, partner } = the();
    const list = () => callRoute(the(), actors.partnerUser, rowOf('list_connections'));
    const params = { application_id: published.application.id };

    expect((await list()).body['items'])
      .to.have.deep.property('0')
      .that.deep.includes({
        application_id: published.application.id,
        name: published.application.name,
        publisher: partner.company.name,
        scopes: ['EXPRPT'],
        last_used_at: null,
      });
    const ended = await callRoute(the(), actors.partnerUser, rowOf('end_connection'), { params });
    expect(ended.body).to.deep.include({ application_id: published.application.id, scopes: [] });
    expect((await list()).body['items']).to.deep.equal([]);
    expect((await callRoute(the(), actors.partnerUser, rowOf('end_connection'), { params })).text).to.equal(ended.text);
  });

  /** Certified and public, and enabled for nobody but its owner. */
  async function aPublicApplication(): Promise<string> {
    const { actors } = the();
    const registered = await callRoute(the(), actors.partner, rowOf('register_application'), {
      body: { name: unique('Unheld'), apis: [{ code: 'EXPRPT' }] },
    });
    const params = { application_id: String(registered.body['id']) };
    const certify = rowOf('certify_application');
    await callRoute(the(), actors.partner, certify, { params, body: { action: 'submit' } });
    await callRoute(the(), actors.operator, certify, { params, body: { action: 'approve', permission_version: 1 } });
    await callRoute(the(), actors.operator, rowOf('change_application'), { params, body: { visibility: 'public' } });
    return params.application_id;
  }
});
