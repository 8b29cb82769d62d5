import { expect } from 'chai';
import { generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { publicKeyFaults, tidyPublicKeys } from '../../server/domain/public-keys.ts';

const faults = (...keys: JsonWebKey[]) => publicKeyFaults('/jwks', { keys }).map(({ pointer }) => pointer);
const ec = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve });
const jwk = (pair: ReturnType<typeof ec>) => pair.publicKey.export({ format: 'jwk' });

describe('the public keys of an application', () => {
  const p256 = jwk(ec('P-256'));
  const rsa = jwk(generateKeyPairSync('rsa', { modulusLength: 2_048 }));
  const ed25519 = jwk(generateKeyPairSync('ed25519'));

  it('may be on P-256 or Ed25519, or RSA, with or without kid', () => {
    expect(faults(p256, { ...ed25519, kid: 'a' }, { ...rsa, alg: 'PS256', use: 'sig' })).to.deep.equal([]);
  });

  const refused: readonly [string, JsonWebKey][] = [
    ['a private key', ec('P-256').privateKey.export({ format: 'jwk' })],
    ['a symmetric key', { kty: 'oct', k: 'c2VjcmV0' }],
    ['a symmetric key without its value', { kty: 'oct' }],
    ['a curve that no assertion may use', jwk(ec('secp256k1'))],
    ['a key for agreement', jwk(generateKeyPairSync('x25519'))],
    ['an RSA key of 1,024 bits', jwk(generateKeyPairSync('rsa', { modulusLength: 1_024 }))],
    ['an algorithm that is symmetric', { ...rsa, alg: 'HS256' }],
    ['an algorithm of another key type', { ...p256, alg: 'RS256' }],
    ['a key for encryption', { ...rsa, use: 'enc' }],
    ['a point that is not on the curve', { ...p256, x: p256.y ?? '' }],
    ['a kid that is no text', { ...p256, kid: 1 }],
    ['nothing', {}],
  ];
  for (const [what, key] of refused) {
    it(`may not be ${what}`, () => {
      expect(faults(key)).to.deep.equal(['/jwks/keys/0']);
    });
  }

  it('are told apart by kid', () => {
    expect(faults({ ...p256, kid: 'a' }, { ...ed25519, kid: 'a' })).to.deep.equal(['/jwks/keys/1']);
  });

  it('are one to ten', () => {
    expect(faults()).to.deep.equal(['/jwks/keys']);
    expect(faults(...Array.from({ length: 11 }, () => p256))).to.deep.equal(['/jwks/keys']);
  });

  it('are kept without what they say besides', () => {
    expect(tidyPublicKeys({ keys: [{ ...p256, x5u: 'https://evil.example' }] })).to.deep.equal({ keys: [p256] });
  });
});
