import { DomainError, type Fault } from '../domain/error.ts';
import type { FormFault } from '../../views/faults.ts';

/** The faults of an operation as faults of the form, of each kind and field one. What names no field is thrown on. */
export function formFaults(error: unknown, faultOf: (fault: Fault) => FormFault = namedAlike): FormFault[] {
  if (!(error instanceof DomainError) || error.faults.length === 0) throw error;
  const faultByText = new Map(error.faults.map(faultOf).map((fault) => [JSON.stringify(fault), fault]));
  return [...faultByText.values()];
}

/** The same in a form about a company. */
export function companyFault(fault: Fault): FormFault {
  const named = namedAlike(fault);
  return named.field === 'name' ? { ...named, about: 'company_name' } : named;
}

/** A fault in the field that has the name of the member that it is in. */
function namedAlike({ pointer, message }: Fault): FormFault {
  const [, field = ''] = pointer.split('/');
  return { field, sentence: message };
}
