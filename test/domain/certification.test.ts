import { expect } from 'chai';
import type { CertificationState } from '../../server/domain/application.ts';
import { type CertificationStep, certified } from '../../server/domain/certification.ts';
import { anApplication } from '../builders.ts';
import { refusalOf } from './refusals.ts';

const inState = (certification: CertificationState) =>
  anApplication({ certification, permissionVersion: 3, approvedPermissionVersion: 1 });
const submit = (note: string) => certified(inState('none'), { action: 'submit', note });
const STATES = ['none', 'submitted', 'approved', 'rejected'] as const;
const allowed: Readonly<Record<CertificationStep['action'], readonly CertificationState[]>> = {
  submit: ['none', 'rejected'],
  approve: ['submitted'],
  reject: ['submitted'],
};

describe('certification', () => {
  for (const [action, from] of Object.entries(allowed) as [CertificationStep['action'], readonly CertificationState[]][]) {
    for (const state of STATES) {
      const possible = from.includes(state);
      it(`${possible ? 'lets' : 'does not let'} "${action}" follow ${state}`, () => {
        expect(refusalOf(() => certified(inState(state), { action, permissionVersion: 3 }))).to.equal(
          possible ? 'none' : 'conflict',
        );
      });
    }
  }

  it('approves the version that was reviewed', () => {
    expect(certified(inState('submitted'), { action: 'approve', permissionVersion: 3, note: 'Fine.\r\n' })).to.include({
      certification: 'approved',
      approvedPermissionVersion: 3,
      certificationNote: 'Fine.',
    });
  });

  it('leaves the approved version standing when an addition is rejected', () => {
    expect(certified(inState('submitted'), { action: 'reject', permissionVersion: 3, note: 'Why?' })).to.include({
      certification: 'rejected',
      approvedPermissionVersion: 1,
      certificationNote: 'Why?',
    });
  });

  it('is a conflict when the application has moved on', () => {
    expect(refusalOf(() => certified(inState('submitted'), { action: 'approve', permissionVersion: 2 }))).to.equal('conflict');
    expect(refusalOf(() => certified(inState('submitted'), { action: 'reject', permissionVersion: 4 }))).to.equal('conflict');
  });

  it('asks for the version with approve and reject', () => {
    expect(refusalOf(() => certified(inState('submitted'), { action: 'approve' }))).to.equal('invalid /permission_version');
    expect(refusalOf(() => certified(inState('none'), { action: 'submit' }))).to.equal('none');
  });

  it('takes a note of 10,000 characters and no more', () => {
    expect(submit('é'.repeat(10_000)).certificationNote).to.have.lengthOf(10_000);
    expect(refusalOf(() => submit('é'.repeat(10_001)))).to.equal('invalid /note');
  });
});
