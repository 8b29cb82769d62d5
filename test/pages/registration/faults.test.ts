import { expect } from 'chai';
import { createHash } from 'node:crypto';
import type { Application } from '../../../server/domain/application.ts';
import { DomainError } from '../../../server/domain/error.ts';
import { applicationOf, type NewApplication } from '../../../server/domain/registration.ts';
import { newId } from '../../../server/domain/id.ts';
import { formFaults } from '../../../server/pages/form-faults.ts';
import { fieldFaults } from '../../../server/pages/registration/faults.ts';
import { faultsIn } from '../../../views/faults.ts';
import { LANGUAGES } from '../../../views/languages.ts';
import { plain } from '../../../views/phrase.ts';
import { sampleCatalogue } from '../../flows/world.ts';
import { T0 } from '../../builders.ts';

const KEY = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
const RSA_SMALL = {
  kty: 'RSA',
  n: Buffer.concat([Buffer.from([0x81]), createHash('sha512').digest()]).toString('base64url'),
  e: 'AQAB',
};
const uris = (...redirectUris: string[]) => ({ grantTypes: ['authorization_code'], redirectUris }) as const;
const keys = (...given: Record<string, unknown>[]) =>
  ({ authenticationMethod: 'private_key_jwt', jwks: { keys: given } }) as const;
const bank = (reason: string) => ({ apis: [{ code: 'EXPRPT', groups: [{ code: 'BANK', required: true, reason }] }] });

/** Each way in which what a person types can be wrong: the field, and what they are told. */
const WRONG: readonly (readonly [Partial<NewApplication>, string, string])[] = [
  [{ name: ' ' }, 'name', 'Enter a name.'],
  [{ name: 'n'.repeat(201) }, 'name', 'The name can have 200 characters at most. Shorten it.'],
  [{ name: 'a\u0007b' }, 'name', 'The name holds control characters. Type it anew.'],
  [{ description: 'd'.repeat(10_001) }, 'description', 'The description can have 10,000 characters at most. Shorten it.'],
  [{ description: 'a\u0007b' }, 'description', 'The description holds control characters. Type it anew.'],
  [bank('r'.repeat(10_001)), 'reason-BANK', 'A reason can have 10,000 characters at most. Shorten it.'],
  [bank('a\u0007b'), 'reason-BANK', 'A reason holds control characters. Type it anew.'],
  [
    uris(...Array.from({ length: 21 }, (_, at) => `https://a.example/${at}`)),
    'redirect_uris',
    'There can be 20 addresses at most. Remove some.',
  ],
  [
    uris('https://a.example/', 'https://a.example/'),
    'redirect_uris',
    'Address after signing in, line 2: It stands there twice. Remove one.',
  ],
  [
    uris(`https://a.example/${'x'.repeat(2_000)}`),
    'redirect_uris',
    'Address after signing in, line 1: It can have 2,000 characters at most. Shorten it.',
  ],
  [uris('https://a.example/#'), 'redirect_uris', 'Address after signing in, line 1: It must not hold a “#”.'],
  [
    uris('https://a.example/ä'),
    'redirect_uris',
    'Address after signing in, line 1: It holds a character that has to be written percent-encoded.',
  ],
  [
    uris('a.example'),
    'redirect_uris',
    'Address after signing in, line 1: It must be a whole address that begins with “https://”, without user name and password.',
  ],
  [
    uris('http://a.example/'),
    'redirect_uris',
    'Address after signing in, line 1: It must begin with “https://”. Without encryption only 127.0.0.1 and [::1] are possible.',
  ],
  [
    uris('http://a.example/', 'https://b.example/', ...['c', 'd', 'e'].map((name) => `http://${name}.example/`)),
    'redirect_uris',
    'Address after signing in, each of lines 1 and 3–5: It must begin with “https://”. Without encryption only 127.0.0.1 and [::1] are possible.',
  ],
  [uris(), 'redirect_uris', 'Enter at least one address to return to, or untick “People sign in”.'],
  [
    { postLogoutRedirectUris: ['a.example'] },
    'post_logout_redirect_uris',
    'Address after signing out, line 1: It must be a whole address that begins with “https://”, without user name and password.',
  ],
  [{ grantTypes: [] }, 'grant_types', 'Tick at least one way in which the application works.'],
  [
    { grantTypes: ['client_credentials', 'refresh_token'] },
    'grant_types',
    'An application stays connected only where people sign in or devices are used. Tick one of these, or untick it.',
  ],
  [{ authenticationMethod: 'private_key_jwt' }, 'jwks', 'Enter the application’s public keys, or choose the secret.'],
  [keys(), 'jwks', 'There must be 1 to 10 public keys.'],
  [
    keys({ ...KEY, kid: 'a' }, { ...KEY, kid: 'a' }),
    'jwks',
    'Two of the public keys have the same “kid”. Give each one of its own.',
  ],
  [
    keys({ ...KEY, d: 'x' }),
    'jwks',
    'A private key was entered. Do not use it any more: make a new pair and enter only the public part.',
  ],
  [keys({ kty: 'EC', crv: 'P-521' }), 'jwks', 'A public key must be of the kind EC P-256, Ed25519 or RSA.'],
  [keys({ ...KEY, alg: 'RS256' }), 'jwks', 'The “alg” of a public key does not go with its kind. Correct it or leave it out.'],
  [keys({ ...KEY, use: 'enc' }), 'jwks', 'The “use” of a public key must be “sig”. Correct it or leave it out.'],
  [keys({ ...KEY, kid: '' }), 'jwks', 'The “kid” of a public key must be a text of 1 to 200 characters.'],
  [keys(RSA_SMALL), 'jwks', 'An RSA key must have 2,048 to 8,192 bits.'],
  [keys({ kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }), 'jwks', 'One of the public keys cannot be read. Copy it anew.'],
];

const ISOLATES = /[\u2068\u2069]/g;

describe('what a person is told of a fault', () => {
  for (const [given, field, told] of WRONG) {
    it(`says in every language, with ${field}: ${told}`, async () => {
      const catalogue = await sampleCatalogue();
      const register = (): Application =>
        applicationOf(
          catalogue,
          { name: 'Robot', ...given },
          { id: newId('application', T0), owner: { id: newId('company', T0), name: 'Owner' }, at: T0 },
        );

      const faults = formFaults(thrownBy(register), fieldFaults(given.apis ?? []));
      const [english, german] = LANGUAGES.map((language) => faultsIn({ language, words: language.words, platform: '' }, faults));

      expect(
        english?.map(({ message, ...fault }) => ({ ...fault, told: plain(message).replaceAll(ISOLATES, '') })),
      ).to.deep.equal([{ field, told }]);
      expect(plain(german?.[0]?.message)).to.not.contain('So lässt sich das nicht übernehmen');
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
