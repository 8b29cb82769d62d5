import { DomainError, type Fault } from '../domain/error.ts';
import type { FormFault } from '../../views/faults.ts';

/** The faults of an operation as faults of the form, of each kind and field one. What names no field is thrown on. */
export function formFaults(error: unknown, faultOf: (fault: Fault) => FormFault = namedAlike): FormFault[] {
  if (!(error instanceof DomainError) || error.faults.length === 0) throw error;
  return ofEachKindOne(error.faults.map(faultOf));
}

/** Of faults of the same kind in the same field one, which names every line. */
export function ofEachKindOne(faults: readonly FormFault[]): FormFault[] {
  const faultByKind = new Map<string, FormFault>();
  for (const fault of faults) {
    const { field, about, sentence, lines } = fault;
    const kind = JSON.stringify([field, about, sentence, lines?.of]);
    const known = faultByKind.get(kind)?.lines;
    const all = known && lines && { lines: { of: lines.of, numbers: [...known.numbers, ...lines.numbers] } };
    faultByKind.set(kind, { ...fault, ...all });
  }
  return [...faultByKind.values()];
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
