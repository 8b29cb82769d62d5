import { expect } from 'chai';
import { createHash } from 'node:crypto';
import type { Application } from '../../../server/domain/application.ts';
import { DomainError } from '../../../server/domain/error.ts';
import { applicationOf, type NewApplication } from '../../../server/domain/registration.ts';
import { newId } from '../../../server/domain/id.ts';
import { formFaults } from '../../../server/pages/registration/faults.ts';
import { sampleCatalogue } from '../../flows/world.ts';
import { T0 } from '../../builders.ts';

const KEY = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
const RSA_SMALL = {
  kty: 'RSA',
  n: Buffer.concat([Buffer.from([0x81]), createHash('sha512').digest()]).toString('base64url'),
  e: 'AQAB',
};
const PEOPLE = { grantTypes: ['authorization_code'] } as const;
const keys = (...given: Record<string, unknown>[]) =>
  ({ authenticationMethod: 'private_key_jwt', jwks: { keys: given } }) as const;
const bank = (reason: string) => ({ apis: [{ code: 'EXPRPT', groups: [{ code: 'BANK', required: true, reason }] }] });

/** Each way in which what a person types can be wrong, and what they are told. */
const WRONG: Readonly<Record<string, Partial<NewApplication>>> = {
  nameEmpty: { name: ' ' },
  nameTooLong: { name: 'n'.repeat(201) },
  nameControl: { name: 'a\u0007b' },
  descriptionTooLong: { description: 'd'.repeat(10_001) },
  descriptionControl: { description: 'a\u0007b' },
  reasonTooLong: bank('r'.repeat(10_001)),
  reasonControl: bank('a\u0007b'),
  uriMost: { ...PEOPLE, redirectUris: Array.from({ length: 21 }, (_, at) => `https://a.example/${at}`) },
  uriTwice: { ...PEOPLE, redirectUris: ['https://a.example/', 'https://a.example/'] },
  uriTooLong: { ...PEOPLE, redirectUris: [`https://a.example/${'x'.repeat(2_000)}`] },
  uriFragment: { ...PEOPLE, redirectUris: ['https://a.example/#'] },
  uriCharacters: { ...PEOPLE, redirectUris: ['https://a.example/ä'] },
  uriAbsolute: { ...PEOPLE, redirectUris: ['a.example'] },
  uriScheme: { ...PEOPLE, redirectUris: ['http://a.example/'] },
  uriNeeded: { ...PEOPLE, redirectUris: [] },
  grantNeeded: { grantTypes: [] },
  refreshAlone: { grantTypes: ['client_credentials', 'refresh_token'] },
  keysNeeded: { authenticationMethod: 'private_key_jwt' },
  keysCount: keys(),
  keysTwice: keys({ ...KEY, kid: 'a' }, { ...KEY, kid: 'a' }),
  keysPrivate: keys({ ...KEY, d: 'x' }),
  keysKind: keys({ kty: 'EC', crv: 'P-521' }),
  keysAlgorithm: keys({ ...KEY, alg: 'RS256' }),
  keysUse: keys({ ...KEY, use: 'enc' }),
  keysId: keys({ ...KEY, kid: '' }),
  keysBits: keys(RSA_SMALL),
  keysUnreadable: keys({ kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }),
};

describe('what a person is told of a fault', () => {
  for (const [name, given] of Object.entries(WRONG)) {
    it(`has a sentence of its own: ${name}`, async () => {
      const catalogue = await sampleCatalogue();
      const register = (): Application =>
        applicationOf(
          catalogue,
          { name: 'Robot', ...given },
          { id: newId('application', T0), owner: { id: newId('company', T0), name: 'Owner' }, at: T0 },
        );

      const error = thrownBy(register);

      expect(formFaults(error, given.apis ?? []).map((fault) => ('fault' in fault ? fault.fault : ''))).to.deep.equal([name]);
    });
  }
});

function thrownBy(act: () => unknown): DomainError {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
