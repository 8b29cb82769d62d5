import { expect } from 'chai';
import { confirmed, ended, isEnded } from '../../server/domain/connecting.ts';
import { newId } from '../../server/domain/id.ts';
import { aUser, T0 } from '../builders.ts';

describe('a connection (domain.md §3)', () => {
  const user = aUser();
  const applicationId = newId('application', T0);
  const first = confirmed(undefined, user, applicationId, ['openid', 'LIST', 'LIST'], T0);

  it('begins with the scopes that were confirmed', () => {
    expect(first).to.deep.include({
      userId: user.id,
      companyId: user.companyId,
      scopes: ['openid', 'LIST'],
      generation: 1,
      since: T0,
      revision: 1,
    });
  });

  it('grows by what was not confirmed yet, and is not asked about again', () => {
    expect(confirmed(first, user, applicationId, ['LIST'], T0 + 1)).to.equal(first);
    expect(confirmed(first, user, applicationId, ['IMAGE'], T0 + 1)).to.deep.include({
      scopes: ['openid', 'LIST', 'IMAGE'],
      since: T0,
      generation: 1,
    });
  });

  it('raises its generation when it is ended, so that confirming again revives nothing', () => {
    const over = ended(first);
    const again = confirmed(over, user, applicationId, ['LIST'], T0 + 1);

    expect(isEnded(over)).to.equal(true);
    expect(over).to.deep.include({ scopes: [], generation: 2 });
    expect(again).to.deep.include({ scopes: ['LIST'], generation: 2, since: T0 + 1 });
    expect(isEnded(again)).to.equal(false);
  });
});
