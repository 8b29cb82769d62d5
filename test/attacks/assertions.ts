import { randomUUID } from 'node:crypto';
import { type JWTPayload, SignJWT } from 'jose';
import type { ProofKey } from '../consistency/proofs.ts';
import { nowSeconds } from './stored.ts';

/** A client assertion that claims what it is told to, and whatever else a good one has (RFC 7523 §3). */
export function assertionBy(
  { privateKey }: Pick<ProofKey, 'privateKey'>,
  claims: JWTPayload,
  header: { alg: string; kid?: string } = { alg: 'ES256' },
): Promise<string> {
  const now = nowSeconds();
  return new SignJWT({ iat: now, exp: now + 60, jti: randomUUID(), ...claims }).setProtectedHeader(header).sign(privateKey);
}
