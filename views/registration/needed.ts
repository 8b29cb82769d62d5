import { faultsIn, type FormFault } from '../faults.ts';
import type { FieldFault } from '../parts/form.tsx';
import type { Reader } from '../reader.ts';

/** An API that was unticked while others need it. Titles. */
export interface NeededFault {
  readonly field: string;
  readonly needed: string;
  readonly by: readonly string[];
}

/** The faults of an application's form in the reader's words. */
export function registrationFaultsIn(reader: Reader, faults: readonly (FormFault | NeededFault)[]): FieldFault[] {
  return faults.flatMap((fault) =>
    'needed' in fault
      ? [{ field: fault.field, message: reader.words.registration.unticked(fault.needed, fault.by) }]
      : faultsIn(reader, [fault]),
  );
}
