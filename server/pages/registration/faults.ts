import type { ApiChoice } from '../../domain/application.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { Fault } from '../../domain/error.ts';
import type { FormFault } from '../../../views/faults.ts';
import { type Draft, reasonField } from './draft.ts';
import { publicKeysIn } from './keys.ts';

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

/**
 * What is wrong with the draft that no operation can see: keys that cannot be read, and a reason for a group that is not ticked,
 * which would be lost without a word. A reason that is kept (`keptReasons`) goes with its group.
 */
export function draftFaults(draft: Draft, { apis }: Catalogue, keptReasons: ReadonlyMap<string, string>): FormFault[] {
  const { authenticationMethod, jwks, groups, reasonByGroup } = draft;
  const lost = apis
    .flatMap((api) => api.groups)
    .filter(({ code }) => !groups.has(code) && !['', keptReasons.get(code)].includes(reasonByGroup.get(code) ?? ''));
  const faults: FormFault[] = lost.map(({ code }) => ({
    field: reasonField(code),
    about: 'reason',
    sentence: 'Its group is not chosen: choose it, or leave the reason out.',
  }));
  if (authenticationMethod !== 'private_key_jwt' || publicKeysIn(jwks) !== undefined) return faults;
  const sentence = jwks === '' ? '"private_key_jwt" needs public keys.' : 'Must have the form {"keys": […]}.';
  return [...faults, { field: 'jwks', sentence }];
}
