import type { Application, CertificationState, Term } from './application.ts';
import { DomainError, invalid } from './error.ts';
import { textFaults, tidyText } from './text.ts';

/** One step of the review. */
export interface CertificationStep {
  readonly action: 'submit' | 'approve' | 'reject';
  readonly note?: string | undefined;
  /** The version that was reviewed; approving and rejecting must name it. */
  readonly permissionVersion?: number | undefined;
}

const POSSIBLE_FROM: Readonly<Record<CertificationStep['action'], readonly CertificationState[]>> = {
  submit: ['none', 'rejected'],
  approve: ['submitted'],
  reject: ['submitted'],
};

/** The application after a step of its review. A rejected addition leaves the version that was approved before as it is. */
export function certified(application: Application, { action, note = '', permissionVersion }: CertificationStep): Application {
  const certificationNote = tidyText(note);
  const faults = textFaults('/note', certificationNote);
  if (action !== 'submit' && permissionVersion === undefined) {
    faults.push({ pointer: '/permission_version', message: 'Name the permission version that was reviewed.' });
  }
  if (faults.length > 0) throw invalid(...faults);
  if (!POSSIBLE_FROM[action].includes(application.certification)) {
    throw new DomainError(
      'conflict',
      `The certification is "${application.certification}"; it cannot be changed by "${action}" from there.`,
    );
  }
  if (permissionVersion !== undefined && permissionVersion !== application.permissionVersion) {
    throw new DomainError(
      'conflict',
      `The application has moved on: its permission version is ${application.permissionVersion}.`,
    );
  }
  return { ...application, ...outcomeOf(application, action), certificationNote };
}

function outcomeOf({ permissionVersion }: Application, action: CertificationStep['action']): Partial<Application> {
  if (action === 'submit') return { certification: 'submitted' };
  if (action === 'reject') return { certification: 'rejected' };
  return { certification: 'approved', approvedPermissionVersion: permissionVersion };
}

/**
 * What a new permission version means for the review: an addition sets an approved application back to `submitted`; a version
 * that adds nothing is approved at once if the one before it was.
 */
export function reviewOf(
  application: Application,
  terms: readonly Term[],
  version: number,
): Pick<Application, 'certification' | 'certificationNote' | 'approvedPermissionVersion'> {
  const { certification, certificationNote, permissionVersion, approvedPermissionVersion } = application;
  const adds = terms.some(({ since }) => since === version);
  if (adds) {
    if (certification !== 'approved') return { certification, certificationNote, approvedPermissionVersion };
    return { certification: 'submitted', certificationNote: '', approvedPermissionVersion };
  }
  const wasApproved = approvedPermissionVersion === permissionVersion;
  return { certification, certificationNote, approvedPermissionVersion: wasApproved ? version : approvedPermissionVersion };
}
