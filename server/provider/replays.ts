import type Provider from 'oidc-provider';
import { hashedId } from './hashed-id.ts';
import type { Parts } from './parts.ts';

/** A DPoP proof may be dated five minutes ahead, so it is remembered for ten: the engine's five would let it in twice. */
const LEAST_SECONDS = 600;

/**
 * Assertions and DPoP proofs work once. The engine looks whether it knows the `jti` and then writes it down, so that two at the
 * same moment both pass; the store's `add` has one winner, on all processes (RFC 7523 §3, RFC 9449 §11.1).
 */
export function letJtisWorkOnce(provider: Provider, { services }: Parts): void {
  const unique = (issuer: string, jti: string, expiresAtSeconds: number): Promise<boolean> => {
    const expiresAt = Math.max(expiresAtSeconds * 1_000, services.now() + LEAST_SECONDS * 1_000);
    // The parts are encoded, so that no two pairs give one text.
    return services.artifacts.add(
      { model: 'ReplayDetection', id: hashedId(JSON.stringify([issuer, jti])) },
      { payload: {}, expiresAt },
    );
  };
  Object.assign(provider.ReplayDetection, { unique });
}
