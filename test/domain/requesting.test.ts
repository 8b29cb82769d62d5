import { expect } from 'chai';
import { isId, newId } from '../../server/domain/id.ts';
import { type EnablementRequest, requestId } from '../../server/domain/request.ts';
import { asked, assertApprovable, decided, type RequestDecision, settledByEnabling } from '../../server/domain/requesting.ts';
import { anApplication, aRequest, aUser, T0 } from '../builders.ts';
import { refusalOf } from './refusals.ts';

const [UMA, VIC] = [aUser().id, aUser().id];
const PLACE = { companyId: newId('company', T0), applicationId: anApplication().id };
const DECIDER = { at: T0 + 9, by: 'usr_decider' };
const ask = (current?: EnablementRequest, userId = UMA, reason = 'Why.', at = T0) =>
  asked(current, { ...PLACE, userId, reason, at });
const decide = (current: EnablementRequest, decision: RequestDecision) => decided(current, decision, DECIDER);

describe('a request', () => {
  it('is one for each company and application, by its id', () => {
    const { companyId, applicationId } = PLACE;

    expect(isId('request', requestId(companyId, applicationId))).to.equal(true);
    expect(requestId(companyId, applicationId)).to.equal(ask().id);
    expect(new Set([ask().id, aRequest({ companyId }).id, aRequest({ applicationId }).id]).size).to.equal(3);
  });

  it('counts everybody who asks once, with the latest reason', () => {
    const first = ask();
    const both = ask(first, VIC, '');
    const again = ask(both, UMA, 'Why not.', T0 + 1);

    expect(first).to.deep.include({ state: 'pending', requesters: [{ userId: UMA, reason: 'Why.', at: T0 }], createdAt: T0 });
    expect(again.requesters).to.deep.equal([
      { userId: UMA, reason: 'Why not.', at: T0 },
      { userId: VIC, reason: '', at: T0 },
    ]);
    expect(ask(again, UMA, ' Why not.\r\n', T0 + 2)).to.equal(again);
  });

  it('keeps a hundred reasons, and counts everybody', () => {
    let request = ask();
    for (let count = 0; count < 150; count += 1) request = ask(request, aUser().id);
    const changed = ask(request, UMA, 'Still.');
    const late = ask(request, request.requesters.at(-1)?.userId, 'Late.');

    expect(request.requesters).to.have.lengthOf(151);
    expect(request.requesters.filter(({ reason }) => reason !== '')).to.have.lengthOf(100);
    expect(changed.requesters[0]?.reason).to.equal('Still.');
    expect(late).to.equal(request);
  });

  it('takes a reason of 10,000 characters, in any number of lines', () => {
    expect(ask(undefined, UMA, `a\n${'😀'.repeat(9998)}`).requesters[0]?.reason).to.include('a\n😀');
    expect(refusalOf(() => ask(undefined, UMA, 'x'.repeat(10_001)))).to.equal('invalid /reason');
    expect(refusalOf(() => ask(undefined, UMA, 'a\0'))).to.equal('invalid /reason');
  });

  it('is opened again by asking after a decision, with that one wish', () => {
    const denied = decide(ask(ask(), VIC), 'deny');
    const again = ask(denied, VIC, 'Please.', T0 + 20);

    expect(denied).to.include({ state: 'denied', decidedAt: T0 + 9, decidedBy: 'usr_decider' });
    expect(again).to.deep.include({ id: denied.id, state: 'pending', createdAt: T0 + 20 });
    expect(again.requesters.map(({ userId }) => userId)).to.deep.equal([VIC]);
    expect(again).not.to.have.any.keys('decidedAt', 'decidedBy');
    expect(ask({ ...denied, state: 'approved' }).state).to.equal('pending');
  });

  it('is refused while it is blocked, whoever asks', () => {
    const blocked = decide(ask(), 'block');

    expect(refusalOf(() => ask(blocked))).to.equal('conflict');
    expect(refusalOf(() => ask(blocked, VIC))).to.equal('conflict');
    expect(ask(decide(blocked, 'unblock'), VIC).state).to.equal('pending');
  });

  const possible = {
    pending: ['deny', 'block', 'approve'],
    approved: [],
    denied: ['block', 'approve'],
    blocked: ['unblock'],
  } as const;
  for (const [state, steps] of Object.entries(possible)) {
    it(`that is ${state} can be changed by: ${steps.join(', ') || 'nothing'}`, () => {
      const request = aRequest({ state: state as keyof typeof possible });
      const refusals = {
        deny: refusalOf(() => decide(request, 'deny')),
        block: refusalOf(() => decide(request, 'block')),
        unblock: refusalOf(() => decide(request, 'unblock')),
        approve: refusalOf(() => assertApprovable(request)),
      };

      const allowed = Object.entries(refusals).filter(([, refusal]) => refusal === 'none');

      expect(allowed.map(([step]) => step)).to.have.members([...steps]);
      expect(Object.values(refusals).filter((refusal) => refusal === 'conflict')).to.have.lengthOf(4 - steps.length);
    });
  }

  it('is approved by enabling, unless it is blocked or was before', () => {
    const settle = (state: EnablementRequest['state']) => settledByEnabling(aRequest({ state }), DECIDER);

    expect(settle('pending')).to.include({ state: 'approved', decidedAt: T0 + 9 });
    expect(settle('denied').state).to.equal('approved');
    expect(settle('blocked').state).to.equal('blocked');
    expect(settle('approved')).not.to.have.property('decidedAt');
  });
});
