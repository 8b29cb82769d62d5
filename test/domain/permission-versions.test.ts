import { expect } from 'chai';
import * as fc from 'fast-check';
import type { ApiChoice, Application } from '../../server/domain/application.ts';
import { approvedBySaving, approvedStill, enabledByRegistering, pendingScopes } from '../../server/domain/enabling.ts';
import { effectiveScopes } from '../../server/domain/gate.ts';
import { newId } from '../../server/domain/id.ts';
import { offeredTerms, offerTo } from '../../server/domain/offer.ts';
import { applicationOf, modifiedApplication } from '../../server/domain/registration.ts';
import { aCompany, T0 } from '../builders.ts';
import { CUSTOMER, type Scene, story, told } from './permission-story.ts';
import { CATALOGUE } from './sample-catalogue.ts';

const PLACE = { id: newId('application', T0), owner: aCompany(), at: T0 };
const api = (code: string, ...groups: [string, boolean][]): ApiChoice => ({
  code,
  groups: groups.map(([group, required]) => ({ code: group, required, reason: 'Because.' })),
});
const register = (...apis: ApiChoice[]) => applicationOf(CATALOGUE, { name: 'Partner', apis }, PLACE);
const modify = (application: Application, ...apis: ApiChoice[]) => modifiedApplication(CATALOGUE, application, { apis });
const since = ({ terms }: Application) => Object.fromEntries(terms.map((term) => [term.scope, term.since]));

/** What must hold in every scene of every story. */
function always(holds: (scene: Scene) => void): void {
  fc.assert(
    fc.property(story, (steps) => {
      for (const scene of told(steps)) holds(scene);
    }),
    { numRuns: 500 },
  );
}

describe('permission versions (domain.md §3)', () => {
  it('go up when an API, a group or a required flag changes', () => {
    const first = register(api('EXPRPT'));
    const second = modify(first, api('EXPRPT'), api('LIST'));
    const third = modify(second, api('EXPRPT', ['BANK', false]), api('LIST'));
    const fourth = modify(third, api('EXPRPT', ['BANK', true]), api('LIST'));

    expect([first, second, third, fourth].map(({ permissionVersion }) => permissionVersion)).to.deep.equal([1, 2, 3, 4]);
    expect(since(fourth)).to.deep.equal({ EXPRPT: 1, BANK: 3, LIST: 2 });
    expect(fourth.terms.find(({ scope }) => scope === 'BANK')).to.include({ since: 3, requiredSince: 4 });
  });

  it('stay when only the order or a reason changes', () => {
    const first = register(api('EXPRPT', ['BANK', true]), api('LIST'));
    const second = modify(first, api('LIST'), { code: 'EXPRPT', groups: [{ code: 'BANK', required: true, reason: 'Another.' }] });

    expect(second.permissionVersion).to.equal(1);
    expect(second.apis[1]?.groups[0]?.reason).to.equal('Another.');
  });

  it('give a scope that was removed and added again a new beginning', () => {
    const again = modify(modify(register(api('EXPRPT'), api('LIST')), api('EXPRPT')), api('EXPRPT'), api('LIST'));

    expect(since(again)).to.deep.equal({ EXPRPT: 1, LIST: 3 });
  });

  it('give a group that is required again a new beginning of that', () => {
    const optional = modify(register(api('EXPRPT', ['BANK', true])), api('EXPRPT', ['BANK', false]));
    const required = modify(optional, api('EXPRPT', ['BANK', true]));

    expect(required.terms[1]).to.include({ since: 1, requiredSince: 3 });
  });

  it('add nothing with an API whose scope is there already', () => {
    const both = modify(
      { ...register(api('EXPRPT')), certification: 'approved', approvedPermissionVersion: 1 },
      api('EXPRPT'),
      api('QUICKEXP'),
    );

    expect(both).to.include({ permissionVersion: 2, approvedPermissionVersion: 2, certification: 'approved' });
    expect(since(both)).to.deep.equal({ EXPRPT: 1 });
    expect(offerTo(CATALOGUE, both, CUSTOMER).apis.map(({ code }) => code)).to.deep.equal(['EXPRPT', 'QUICKEXP']);
  });
});

describe('the review of an application that changes (domain.md §3)', () => {
  const approved = {
    ...register(api('EXPRPT', ['BANK', false])),
    certification: 'approved' as const,
    approvedPermissionVersion: 1,
  };

  it('begins again with an addition, while others go on seeing what was approved', () => {
    const grown = modify(approved, api('EXPRPT', ['BANK', false]), api('LIST'));

    expect(grown).to.include({ certification: 'submitted', permissionVersion: 2, approvedPermissionVersion: 1 });
    expect(offerTo(CATALOGUE, grown, CUSTOMER)).to.deep.equal(offerTo(CATALOGUE, approved, CUSTOMER));
    expect(offerTo(CATALOGUE, grown, PLACE.owner.id).version).to.equal(2);
  });

  it('does not begin again when nothing is added', () => {
    expect(modify(approved, api('EXPRPT'))).to.include({ certification: 'approved', approvedPermissionVersion: 2 });
    expect(modify(approved, api('EXPRPT', ['BANK', true]))).to.include({
      certification: 'approved',
      approvedPermissionVersion: 2,
    });
  });

  it('lets removals through at once, also from a version that waits for it', () => {
    const grown = modify(approved, api('EXPRPT', ['BANK', false]), api('LIST'));
    const shrunk = modify(grown, api('EXPRPT'), api('LIST'));

    expect(shrunk).to.include({ certification: 'submitted', permissionVersion: 3, approvedPermissionVersion: 1 });
    expect(offeredTerms(shrunk, CUSTOMER).map(({ scope }) => scope)).to.deep.equal(['EXPRPT']);
  });

  it('shows others a group as optional until the version that requires it is approved', () => {
    const grown = modify(approved, api('EXPRPT', ['BANK', false]), api('LIST'));
    const stricter = modify(grown, api('EXPRPT', ['BANK', true]), api('LIST'));

    expect(offerTo(CATALOGUE, stricter, CUSTOMER).apis[0]?.groups[0]?.required).to.equal(false);
    expect(offerTo(CATALOGUE, stricter, PLACE.owner.id).apis[0]?.groups[0]?.required).to.equal(true);
  });
});

describe("the owner's company", () => {
  it('approves by saving, and keeps out what it had left out', () => {
    const first = register(api('EXPRPT', ['BANK', false]));
    const leftOut = { ...enabledByRegistering(first, T0, 'usr'), approvedScopes: ['EXPRPT'] };
    const grown = modify(first, api('EXPRPT', ['BANK', false], ['CCARD', false]), api('LIST'));
    const saved = approvedBySaving(grown, leftOut, T0, 'usr');

    expect(approvedStill(grown.terms, saved)).to.have.members(['EXPRPT', 'CCARD', 'LIST']);
    expect(pendingScopes(grown.terms, saved)).to.deep.equal([]);
  });
});

describe('any story of owner, reviewer and customer', () => {
  it('keeps what is effective within what the application asks for and the company approved', () => {
    always(({ application, enablement }) => {
      const asked = application.terms.map(({ scope }) => scope);
      const effective = [...effectiveScopes(application, enablement)];

      expect(asked).to.include.members(effective);
      expect(enablement?.approvedScopes ?? []).to.include.members(effective);
      if (enablement?.state !== 'enabled') expect(effective).to.deep.equal([]);
    });
  });

  it('never lets an approval cover a scope that was removed and added again', () => {
    always(({ application, enablement, approvedSinceAdded }) => {
      expect([...approvedSinceAdded]).to.include.members([...effectiveScopes(application, enablement)]);
    });
  });

  it('shows the customer nothing that the review has not approved', () => {
    always(({ application }) => {
      const offered = offeredTerms(application, CUSTOMER);

      expect(offered.every(({ since: from }) => from <= application.approvedPermissionVersion)).to.equal(true);
      expect(application.approvedPermissionVersion).to.be.at.most(application.permissionVersion);
    });
  });

  it('has every offered scope effective, pending, or left out as optional', () => {
    always(({ application, enablement }) => {
      if (enablement?.state !== 'enabled') return;
      const terms = offeredTerms(application, CUSTOMER);
      const settled = new Set([...effectiveScopes(application, enablement), ...pendingScopes(terms, enablement)]);

      for (const { scope, required } of terms) if (!settled.has(scope)) expect(required).to.equal(false);
    });
  });

  it('never raises a term above the version that the application is at', () => {
    always(({ application: { terms, permissionVersion } }) => {
      for (const term of terms) {
        expect(term.since).to.be.within(1, permissionVersion);
        expect(term.requiredSince).to.be.within(term.required ? term.since : 0, term.required ? permissionVersion : 0);
      }
    });
  });
});
