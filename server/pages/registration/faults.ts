import type { DomainError, Fault } from '../../domain/error.ts';
import type { FaultName, FormFault } from '../../../views/registration/faults.ts';
import { type Draft, reasonField } from './draft.ts';

/** What the domain says of a field, in its own sentences, and what a person is told. The sentences come from `server/domain`. */
const NAME: Sentences = {
  'Must not be empty.': 'nameEmpty',
  'Must be at most 200 characters long.': 'nameTooLong',
  'Control characters cannot stand here.': 'nameControl',
  'Another application of the company has this name; choose a different one.': 'nameTaken',
};
const TOO_LONG = 'Must be at most 10000 characters long.';
const CONTROL = 'Control characters other than a new line and a tab cannot stand here.';
const DESCRIPTION: Sentences = { [TOO_LONG]: 'descriptionTooLong', [CONTROL]: 'descriptionControl' };
const REASON: Sentences = { [TOO_LONG]: 'reasonTooLong', [CONTROL]: 'reasonControl' };
const URIS: Sentences = {
  'There can be at most 20.': 'uriMost',
  'Stands here twice.': 'uriTwice',
  'Must be at most 2000 characters long.': 'uriTooLong',
  'Must not have a fragment.': 'uriFragment',
  'Must be written in the characters of RFC 3986, everything else percent-encoded.': 'uriCharacters',
  'Must be an absolute https URL without user information.': 'uriAbsolute',
  'Must be https; http is for the loopback addresses 127.0.0.1 and [::1] only.': 'uriScheme',
  '"authorization_code" needs at least one redirect URI.': 'uriNeeded',
};
const GRANTS: Sentences = {
  'There must be at least one.': 'grantNeeded',
  '"refresh_token" goes with "authorization_code" or the device code only.': 'refreshAlone',
};
const KEYS: Sentences = {
  '"private_key_jwt" needs public keys.': 'keysNeeded',
  'Must be 1 to 10 keys.': 'keysCount',
  'Another key has this kid.': 'keysTwice',
  'Must be a public key: a private part was sent. Do not use that key any more.': 'keysPrivate',
  'Must be an EC key on P-256, an Ed25519 key or an RSA key.': 'keysKind',
  'Its alg must be one of ES256.': 'keysAlgorithm',
  'Its alg must be one of EdDSA, Ed25519.': 'keysAlgorithm',
  'Its alg must be one of PS256, RS256.': 'keysAlgorithm',
  'Its use must be "sig".': 'keysUse',
  'Its kid must be a text of 1 to 200 characters.': 'keysId',
  'An RSA key must have 2048 to 8192 bits.': 'keysBits',
  'Is not a key that can be read.': 'keysUnreadable',
};

type Sentences = Readonly<Record<string, FaultName>>;

/** The faults of an operation as faults of the form: of each kind and field one. */
export function formFaults(
  { faults }: DomainError,
  apis: readonly { readonly groups: readonly { readonly code: string }[] }[],
): FormFault[] {
  const told = faults.map((fault) => formFault(fault, apis));
  const keys = told.map((fault) => JSON.stringify(fault));
  return told.filter((_, at) => keys.indexOf(keys[at] ?? '') === at);
}

function formFault({ pointer, message }: Fault, apis: Parameters<typeof formFaults>[1]): FormFault {
  const [, root = '', first, , second] = pointer.split('/');
  const within = (sentences: Sentences): FaultName => sentences[message] ?? 'other';
  switch (root) {
    case 'name':
      return { field: 'name', fault: within(NAME) };
    case 'description':
      return { field: 'description', fault: within(DESCRIPTION) };
    case 'redirect_uris':
    case 'post_logout_redirect_uris':
      return { field: root, fault: within(URIS), ...(first !== undefined && { line: Number(first) + 1 }) };
    case 'grant_types':
      return { field: 'grant_types', fault: within(GRANTS) };
    case 'jwks':
      return { field: 'jwks', fault: within(KEYS) };
    case 'apis': {
      const group = apis[Number(first)]?.groups[Number(second)];
      return group === undefined ? { field: 'apis', fault: 'other' } : { field: reasonField(group.code), fault: within(REASON) };
    }
    default:
      return { field: 'name', fault: 'other' };
  }
}

/** What is wrong with the draft before any operation sees it. */
export function draftFaults({ authenticationMethod, jwks }: Draft, keysAreReadable: boolean): FormFault[] {
  if (authenticationMethod !== 'private_key_jwt' || keysAreReadable) return [];
  return [{ field: 'jwks', fault: jwks === '' ? 'keysNeeded' : 'keysNotJson' }];
}
