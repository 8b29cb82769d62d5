import type { ApiChoice } from '../../domain/application.ts';
import type { Fault } from '../../domain/error.ts';
import type { FormFault } from '../../../views/faults.ts';
import { type Draft, reasonField } from './draft.ts';

/** Finds the field in which a fault of an application stands, given the APIs in the order in which the operation had them. */
export function fieldFaults(apis: readonly ApiChoice[]): (fault: Fault) => FormFault {
  return ({ pointer, message: sentence }) => {
    const [, root = '', first, , second] = pointer.split('/');
    if (root === 'redirect_uris' || root === 'post_logout_redirect_uris') {
      return { field: root, sentence, ...(first !== undefined && { lines: { of: root, numbers: [Number(first) + 1] } }) };
    }
    const group = root === 'apis' ? apis[Number(first)]?.groups[Number(second)] : undefined;
    return group === undefined ? { field: root, sentence } : { field: reasonField(group.code), about: 'reason', sentence };
  };
}

/** What is wrong with the draft before any operation sees it. */
export function draftFaults({ authenticationMethod, jwks }: Draft, keysAreReadable: boolean): FormFault[] {
  if (authenticationMethod !== 'private_key_jwt' || keysAreReadable) return [];
  return [
    { field: 'jwks', sentence: jwks === '' ? '"private_key_jwt" needs public keys.' : 'Must have the form {"keys": […]}.' },
  ];
}
