import { expect } from 'chai';
import type { Application } from '../../server/domain/application.ts';
import type { Caller } from '../../server/operations/context.ts';
import { disableApplication, enableApplication } from '../../server/operations/enablements.ts';
import {
  askForApplication,
  countPendingRequests,
  decideRequest,
  listOwnRequests,
  listRequests,
  readOwnRequest,
  readRequest,
  type RequestStep,
} from '../../server/operations/requests.ts';
import { unique } from '../builders.ts';
import { refusal } from '../domain/refusals.ts';
import { actionsOf, aPerson, aPublished, eventsOf, type Person, staged } from './stage.ts';

const GROUPED = [{ code: 'EXPRPT', groups: [{ code: 'BANK', required: false, reason: 'To pay.' }] }];

describe('asking an administrator', () => {
  const stage = staged();
  const ask = ({ id }: Application, reason?: string, asker: Person = stage.ordinary) =>
    askForApplication(stage.services, asker, asker.company.id, id, reason);
  const decide = (id: string, step: RequestStep, caller: Caller = stage.customer) =>
    decideRequest(stage.services, caller, stage.customer.company.id, id, step);
  const aColleague = () => aPerson(stage.services, stage.customer.company, {});

  it('makes one row for an application, with a count and the reasons, for the administrators', async () => {
    const application = await aPublished(stage);
    const mine = await ask(application, 'For me.');
    await ask(application, 'For us.', await aColleague());
    await ask(application, 'For me, really.');

    const view = await readRequest(stage.services, stage.customer, stage.customer.company.id, mine.id);

    expect(view).to.deep.include({ state: 'pending', requesters: 2, reasons: ['For me, really.', 'For us.'] });
    expect(view.application.id).to.equal(application.id);
    expect(view.owner.id).to.equal(stage.partner.company.id);
  });

  it('shows who asks the own wish and the decision, and nothing of the others', async () => {
    const { services, ordinary } = stage;
    const application = await aPublished(stage);
    await ask(application, 'Secret of a colleague.', await aColleague());
    const { id } = await ask(application, 'Mine.');
    const stranger = await aColleague();

    await decide(id, { action: 'deny' });

    const own = await readOwnRequest(services, ordinary, application.id);
    expect(own).to.deep.include({ id, state: 'denied', requesters: 1, reasons: ['Mine.'] });
    expect((await listOwnRequests(services, ordinary, { limit: 200 })).items).to.deep.include(own);
    expect(await readOwnRequest(services, stranger, application.id)).to.equal(undefined);
    expect((await listOwnRequests(services, stranger, { limit: 200 })).items).to.deep.equal([]);
  });

  it('ends with the enabling of the application, in one stroke, if it is approved', async () => {
    const { services, ordinary, customer } = stage;
    const application = await aPublished(stage, { apis: GROUPED });
    const { id } = await ask(application);

    const approved = await decide(id, { action: 'approve', approvedScopes: ['EXPRPT'], permissionVersion: 1 });

    const enablement = await services.directory.get('enablement', `${customer.company.id}/${application.id}`);
    expect(approved).to.include({ state: 'approved' });
    expect(enablement).to.deep.include({ state: 'enabled', approvedScopes: ['EXPRPT'], changedBy: customer.user.id });
    expect(await readOwnRequest(services, ordinary, application.id)).to.include({ state: 'approved' });
    expect(await actionsOf(stage, customer.company.id, application.id)).to.deep.equal([
      'request.asked',
      'enablement.enabled',
      'request.approved',
    ]);
  });

  it('leaves everything as it was where what was approved cannot be', async () => {
    const { services, customer } = stage;
    const application = await aPublished(stage, { apis: GROUPED });
    const { id } = await ask(application);

    expect(await refusal(decide(id, { action: 'approve', permissionVersion: 2 }))).to.equal('conflict');
    expect(await refusal(decide(id, { action: 'approve', approvedScopes: ['BANK'] }))).to.equal('invalid /approved_scopes');

    expect(await readRequest(services, customer, customer.company.id, id)).to.include({ state: 'pending' });
    expect(await services.directory.get('enablement', `${customer.company.id}/${application.id}`)).to.equal(undefined);
  });

  it('is answered, too, by an administrator who enables without having read it', async () => {
    const { services, ordinary, customer } = stage;
    const application = await aPublished(stage);
    await ask(application);

    await enableApplication(services, customer, customer.company.id, application.id, {});

    expect(await readOwnRequest(services, ordinary, application.id)).to.include({ state: 'approved' });
    expect(await refusal(ask(application))).to.equal('conflict');
  });

  it('is possible again after a denial, and after the application was disabled', async () => {
    const { services, customer } = stage;
    const application = await aPublished(stage);
    const { id } = await ask(application);
    await decide(id, { action: 'deny' });
    const again = await ask(application, 'Again.');
    await decide(id, { action: 'approve' });
    await disableApplication(services, customer, customer.company.id, application.id);
    const onceMore = await ask(application, 'Once more.');

    expect([again, onceMore].map((view) => [view.id, view.state, view.reasons])).to.deep.equal([
      [id, 'pending', ['Again.']],
      [id, 'pending', ['Once more.']],
    ]);
  });

  it('is refused while the administrators have blocked it', async () => {
    const application = await aPublished(stage);
    const { id } = await ask(application);

    await decide(id, { action: 'block' });
    expect(await refusal(ask(application, '', await aColleague()))).to.equal('conflict');
    await decide(id, { action: 'unblock' });
    expect(await refusal(ask(application))).to.equal('none');
  });

  it('counts everybody, however many ask at the same moment', async () => {
    const { services, customer } = stage;
    const application = await aPublished(stage);
    const askers = await Promise.all(Array.from({ length: 8 }, aColleague));

    const [first] = await Promise.all(askers.map((asker) => ask(application, unique('reason'), asker)));

    const view = await readRequest(services, customer, customer.company.id, first?.id ?? '');
    expect(view.requesters).to.equal(8);
    expect(new Set(view.reasons).size).to.equal(8);
  });

  it('stands in the trail without names and reasons', async () => {
    const application = await aPublished(stage);
    const { id } = await ask(application, 'A canary.');
    await decide(id, { action: 'deny' });

    const events = await eventsOf(stage, stage.customer.company.id, application.id);

    expect(events.map(({ action, after }) => [action, after])).to.deep.equal([
      ['request.asked', { request: id, state: 'pending', requesters: 1 }],
      ['request.denied', { request: id, state: 'denied' }],
    ]);
    expect(JSON.stringify(events)).not.to.include('canary');
  });

  it('is listed for the administrators, the pending ones by themselves', async () => {
    const { services } = stage;
    const customer = await aPerson(services, { ...stage.customer.company }, { roles: ['admin'] });
    const list = async (pending: boolean) =>
      (await listRequests(services, customer, customer.company.id, { pending }, { limit: 200 })).items;
    const [one, other] = [await aPublished(stage), await aPublished(stage)];
    const [pending, denied] = [await ask(one), await ask(other)];
    await decide(denied.id, { action: 'deny' });

    const ids = (await list(true)).map(({ id }) => id);

    expect(ids).to.include(pending.id).and.not.to.include(denied.id);
    expect((await list(false)).map(({ id }) => id)).to.include.members([pending.id, denied.id]);
    expect(await countPendingRequests(services, customer, customer.company.id)).to.equal(ids.length);
  });
});
