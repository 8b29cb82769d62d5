import { faultsIn, type FormFault } from '../faults.ts';
import type { FieldFault } from '../parts/form.tsx';
import type { Reader } from '../reader.ts';
import { apiField, type TreeApi } from './api-tree.tsx';
import { FIELD_NAMES } from './fields.ts';

/** An API that was unticked while others need it. Titles. */
export interface NeededFault {
  readonly field: string;
  readonly needed: string;
  readonly by: readonly string[];
}

/** The faults of an application's form in the reader's words, in the order of its fields. */
export function registrationFaultsIn(
  reader: Reader,
  faults: readonly (FormFault | NeededFault)[],
  apis: readonly TreeApi[],
): FieldFault[] {
  const order = fieldsInOrder(apis);
  return faults
    .toSorted((one, other) => order.indexOf(one.field) - order.indexOf(other.field))
    .flatMap((fault) =>
      'needed' in fault
        ? [{ field: fault.field, message: reader.words.registration.unticked(fault.needed, fault.by) }]
        : faultsIn(reader, [fault]),
    );
}

function fieldsInOrder(apis: readonly TreeApi[]): string[] {
  const within = apis.flatMap(({ code, groups }) => [apiField(code), ...groups.map(({ reasonField }) => reasonField)]);
  return FIELD_NAMES.flatMap((name) => {
    if (name === 'apis') return [name, ...within];
    return name === 'token_endpoint_auth_method' ? [name, 'jwks'] : [name];
  });
}
