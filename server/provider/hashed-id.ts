import { hash } from 'node:crypto';

/** The name under which an identifier of 256 random bits is stored: SHA-256, base64url. */
export function hashedId(id: string): string {
  return hash('sha256', id, 'base64url');
}
