import { generateKeyPairSync, type JsonWebKey, type KeyObject, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';

/** A key with which a client proves itself. */
export interface ProofKey {
  readonly privateKey: KeyObject;
  readonly publicJwk: JsonWebKey;
}

export function aProofKey(): ProofKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { privateKey, publicJwk: publicKey.export({ format: 'jwk' }) };
}

/** A client assertion (RFC 7523 §3), good for a minute. */
export function anAssertion({ privateKey }: ProofKey, clientId: string, issuer: string): Promise<string> {
  return new SignJWT()
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(issuer)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime('1m')
    .sign(privateKey);
}

/** A DPoP proof (RFC 9449 §4.2) for one POST. */
export function aDpopProof({ privateKey, publicJwk }: ProofKey, url: string): Promise<string> {
  return new SignJWT({ htm: 'POST', htu: url })
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: publicJwk })
    .setJti(randomUUID())
    .setIssuedAt()
    .sign(privateKey);
}

/** The parameters with which a client authenticates by an assertion (RFC 7523 §2.2). */
export function assertionForm(assertion: string): Record<string, string> {
  return { client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: assertion };
}
