import { expect } from 'chai';
import type { Term } from '../../server/domain/application.ts';
import type { Enablement } from '../../server/domain/enablement.ts';
import {
  type Approval,
  approvedStill,
  disabled,
  enabled,
  enabledByRegistering,
  pendingScopes,
} from '../../server/domain/enabling.ts';
import { newId } from '../../server/domain/id.ts';
import { anApplication, T0 } from '../builders.ts';
import { refusalOf } from './refusals.ts';

const PLACE = { companyId: newId('company', T0), applicationId: newId('application', T0) };
const LATER = { ...PLACE, at: T0 + 1, by: 'usr_second' };

const an = (scope: string, since: number): Term => ({ scope, since, group: false, required: true, requiredSince: since });
const group = (scope: string, since: number, requiredSince = 0): Term => ({
  scope,
  since,
  group: true,
  required: requiredSince > 0,
  requiredSince,
});

/** At version 1 an API and an optional group, since version 2 another API and another optional group. */
const FIRST = { version: 1, apis: [], terms: [an('REPORT', 1), group('BANK', 1)] };
const SECOND = { version: 2, apis: [], terms: [...FIRST.terms, an('LIST', 2), group('CARD', 2)] };

const sign = (offer: typeof FIRST, current: Enablement | undefined, approval: Approval = {}) =>
  enabled(offer, current, approval, LATER);
const first = (approval: Approval = {}) => enabled(FIRST, undefined, approval, { ...PLACE, at: T0, by: 'usr_first' });

describe('enabling for the first time', () => {
  it('approves everything, unless the administrator says otherwise', () => {
    expect(first()).to.deep.include({
      state: 'enabled',
      approvedScopes: ['REPORT', 'BANK'],
      permissionVersion: 1,
      generation: 1,
      revision: 1,
      changedAt: T0,
      changedBy: 'usr_first',
    });
  });

  it('lets an optional group be left out, which is pending then no more', () => {
    const enablement = first({ approvedScopes: ['REPORT'] });

    expect(enablement.approvedScopes).to.deep.equal(['REPORT']);
    expect(pendingScopes(FIRST.terms, enablement)).to.deep.equal([]);
  });

  it('does not let an API or a required group be left out', () => {
    const strict = { ...FIRST, terms: [an('REPORT', 1), group('BANK', 1, 1)] };

    expect(refusalOf(() => first({ approvedScopes: ['BANK'] }))).to.equal('invalid /approved_scopes');
    expect(refusalOf(() => sign(strict, undefined, { approvedScopes: ['REPORT'] }))).to.equal('invalid /approved_scopes');
  });

  it('approves nothing that the application does not ask for', () => {
    expect(refusalOf(() => first({ approvedScopes: ['REPORT', 'CARD'] }))).to.equal('invalid /approved_scopes/1');
  });

  it('refuses a version that is not the current one', () => {
    expect(refusalOf(() => sign(SECOND, undefined, { permissionVersion: 1 }))).to.equal('conflict');
    expect(refusalOf(() => sign(SECOND, undefined, { permissionVersion: 3 }))).to.equal('conflict');
    expect(sign(SECOND, undefined, { permissionVersion: 2 }).permissionVersion).to.equal(2);
  });

  it('happens by itself for the company that registers (R12)', () => {
    const application = anApplication();

    expect(enabledByRegistering(application, T0, 'usr')).to.deep.include({
      companyId: application.companyId,
      state: 'enabled',
      approvedScopes: ['orders'],
      generation: 1,
    });
  });
});

describe('saying the same again', () => {
  it('changes nothing', () => {
    const enablement = first();

    expect(sign(FIRST, enablement)).to.equal(enablement);
    expect(sign(FIRST, enablement, { permissionVersion: 1 })).to.equal(enablement);
    expect(sign(FIRST, enablement, { approvedScopes: ['BANK', 'REPORT', 'BANK'] })).to.equal(enablement);
  });

  it('widens nothing after the application asks for more', () => {
    const enablement = first();

    expect(sign(SECOND, enablement)).to.equal(enablement);
    expect(sign(SECOND, enablement, { permissionVersion: 2 })).to.equal(enablement);
    expect(sign(SECOND, enablement, { approvedScopes: ['REPORT', 'BANK'] })).to.equal(enablement);
  });

  it('widens nothing by a name that was removed and is there again', () => {
    const again = { version: 3, apis: [], terms: [an('REPORT', 3), group('BANK', 1)] };
    const enablement = first();

    expect(refusalOf(() => sign(again, enablement, { approvedScopes: ['REPORT', 'BANK'] }))).to.equal(
      'invalid /permission_version',
    );
    expect(approvedStill(again.terms, sign(again, enablement))).to.deep.equal(['BANK']);
  });
});

describe('approving a difference', () => {
  it('waits for an administrator: APIs, new groups, and groups that have become required', () => {
    const enablement = first({ approvedScopes: ['REPORT'] });
    const strict = [...SECOND.terms.filter(({ scope }) => scope !== 'BANK'), group('BANK', 1, 2)];

    expect(pendingScopes(SECOND.terms, enablement)).to.deep.equal(['LIST', 'CARD']);
    expect(pendingScopes(strict, enablement)).to.deep.equal(['LIST', 'CARD', 'BANK']);
  });

  it('is not asked for by what has become optional, or required where it was approved', () => {
    expect(pendingScopes([an('REPORT', 1), group('BANK', 1, 2)], first())).to.deep.equal([]);
  });

  it('takes both the scopes and the version that was shown', () => {
    const enablement = first();
    const all = ['REPORT', 'BANK', 'LIST', 'CARD'];

    expect(refusalOf(() => sign(SECOND, enablement, { approvedScopes: all }))).to.equal('invalid /permission_version');
    expect(refusalOf(() => sign(SECOND, enablement, { approvedScopes: all, permissionVersion: 1 }))).to.equal('conflict');
    expect(sign(SECOND, enablement, { approvedScopes: all, permissionVersion: 2 })).to.deep.include({
      approvedScopes: all,
      permissionVersion: 2,
      generation: 1,
      changedBy: 'usr_second',
    });
  });

  it('must hold every API of the version', () => {
    const approval = { approvedScopes: ['REPORT', 'BANK'], permissionVersion: 2 };

    expect(refusalOf(() => sign(SECOND, first(), approval))).to.equal('invalid /approved_scopes');
  });

  it('can leave the optional ones out, which are pending then no more', () => {
    const enablement = sign(SECOND, first(), { approvedScopes: ['REPORT', 'LIST'], permissionVersion: 2 });

    expect(pendingScopes(SECOND.terms, enablement)).to.deep.equal([]);
    expect(approvedStill(SECOND.terms, enablement)).to.deep.equal(['REPORT', 'LIST']);
  });

  it('brings in later what was left out, knowingly', () => {
    const enablement = first({ approvedScopes: ['REPORT'] });
    const both = ['REPORT', 'BANK'];

    expect(refusalOf(() => sign(FIRST, enablement, { approvedScopes: both }))).to.equal('invalid /permission_version');
    expect(sign(FIRST, enablement, { approvedScopes: both, permissionVersion: 1 }).approvedScopes).to.deep.equal(both);
  });

  it('can take an optional group back without naming a version', () => {
    expect(sign(SECOND, first(), { approvedScopes: ['REPORT'] })).to.deep.include({
      approvedScopes: ['REPORT'],
      permissionVersion: 1,
    });
  });
});

describe('disabling and enabling again', () => {
  it('raises the generation at every disable and remembers what was approved', () => {
    const off = disabled(first({ approvedScopes: ['REPORT'] }), T0 + 1, 'usr_second');
    const on = sign(FIRST, off);

    expect(off).to.deep.include({ state: 'disabled', generation: 2, changedBy: 'usr_second' });
    expect(on).to.deep.include({ state: 'enabled', generation: 2, approvedScopes: ['REPORT'], permissionVersion: 1 });
  });

  it('brings back no more than was approved, and what is new stays pending', () => {
    const on = sign(SECOND, disabled(first(), T0 + 1, 'usr_second'));

    expect(approvedStill(SECOND.terms, on)).to.deep.equal(['REPORT', 'BANK']);
    expect(pendingScopes(SECOND.terms, on)).to.deep.equal(['LIST', 'CARD']);
  });

  it('leaves nothing pending while it is disabled', () => {
    expect(pendingScopes(SECOND.terms, disabled(first(), T0, 'usr'))).to.deep.equal([]);
  });
});
