import { expect } from 'chai';
import type { Application } from '../../server/domain/application.ts';
import { changeApplication } from '../../server/operations/applications.ts';
import type { Caller } from '../../server/operations/context.ts';
import {
  askForApplication,
  countPendingRequests,
  decideRequest,
  listRequests,
  readOwnRequest,
  readRequest,
  type RequestStep,
} from '../../server/operations/requests.ts';
import { refusal } from '../domain/refusals.ts';
import { aPublished, aRegistered, staged } from './stage.ts';

describe('asking an administrator', () => {
  const stage = staged();
  const ask = ({ id }: Application) => askForApplication(stage.services, stage.ordinary, stage.ordinary.company.id, id);
  const decide = (id: string, step: RequestStep, caller: Caller = stage.customer) =>
    decideRequest(stage.services, caller, stage.customer.company.id, id, step);

  it('tells nothing of what does not exist for the company, also when it was taken back meanwhile (42)', async () => {
    const { services, operator, customer, ordinary } = stage;
    const secret = await aRegistered(stage);
    const application = await aPublished(stage);
    const { id } = await ask(application);
    await changeApplication(services, operator, application.id, { visibility: 'private' });

    expect(await refusal(ask(secret))).to.equal('not_found');
    expect(await refusal(ask(application))).to.equal('not_found');
    expect(await refusal(readOwnRequest(services, ordinary, application.id))).to.equal('not_found');
    expect(await refusal(readRequest(services, customer, customer.company.id, id))).to.equal('not_found');
    expect(await refusal(decide(id, { action: 'approve' }))).to.equal('not_found');
    const { items } = await listRequests(services, customer, customer.company.id, {}, { limit: 200 });
    expect(items.map((item) => item.id)).not.to.include(id);
  });

  it('is decided by the administrators of the company only (44)', async () => {
    const { services, operator, ordinary, partner, customer } = stage;
    const application = await aPublished(stage);
    const { id } = await ask(application);
    const { id: companyId } = customer.company;
    const attempts = (caller: Caller) =>
      Promise.all([
        refusal(listRequests(services, caller, companyId, {}, { limit: 1 })),
        refusal(countPendingRequests(services, caller, companyId)),
        refusal(readRequest(services, caller, companyId, id)),
        refusal(decide(id, { action: 'approve' }, caller)),
        refusal(decide(id, { action: 'block' }, caller)),
      ]);

    expect(new Set(await attempts(operator))).to.deep.equal(new Set(['forbidden']));
    expect(new Set(await attempts(ordinary))).to.deep.equal(new Set(['forbidden']));
    expect(new Set(await attempts(partner))).to.deep.equal(new Set(['not_found']));
    expect(await refusal(readRequest(services, partner, partner.company.id, id))).to.equal('not_found');
    expect(await refusal(decideRequest(services, partner, partner.company.id, id, { action: 'deny' }))).to.equal('not_found');
    expect(await refusal(askForApplication(services, partner, companyId, application.id))).to.equal('not_found');
    expect(await refusal(askForApplication(services, operator, companyId, application.id))).to.equal('forbidden');
    expect(await refusal(decide('req_', { action: 'deny' }))).to.equal('not_found');
  });
});
