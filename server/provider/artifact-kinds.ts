import type { ArtifactModel } from '../storage.ts';

/** How an artifact of the engine is kept and admitted. */
export interface ArtifactKind {
  /** Of our identifiers: what secret scanners recognise, and what tells one model's from another's without a look-up. */
  readonly prefix?: string;
  /** The payload names its own identifier (or another's), so it is encrypted. */
  readonly sealed?: true;
  /** What must be known and unchanged for it to exist: the part of the gate that applies to it. */
  readonly admits?: 'application' | 'token' | 'person';
  /** For how long it stays findable after its end. */
  readonly retainedSeconds?: number;
  /** The payload property under which it is found a second time. */
  readonly alias?: 'uid' | 'userCode';
  /** It works once. */
  readonly once?: true;
}

/** Expired artifacts are told from unknown ones for as long as clocks may disagree. */
const SKEW_SECONDS = 15;

/** The engine's models that are stored. Any other is refused: the feature that wants it is off. */
export const ARTIFACT_KINDS: Readonly<Partial<Record<string, ArtifactKind & { readonly model: ArtifactModel }>>> = {
  AccessToken: { model: 'AccessToken', prefix: 'csn_at_', admits: 'token' },
  AuthorizationCode: { model: 'AuthorizationCode', prefix: 'csn_ac_', admits: 'token', once: true },
  ClientCredentials: { model: 'ClientCredentials', prefix: 'csn_ct_', admits: 'token' },
  // Kept for ten minutes past its end, so that a device is told `expired_token` (RFC 8628 §3.5).
  DeviceCode: {
    model: 'DeviceCode',
    prefix: 'csn_dc_',
    admits: 'token',
    once: true,
    sealed: true,
    alias: 'userCode',
    retainedSeconds: 600,
  },
  // Read after the token that names it, which was admitted.
  Grant: { model: 'Grant', prefix: 'csn_gr_' },
  Interaction: { model: 'Interaction', admits: 'person', sealed: true },
  // The row is kept until the last interaction that it opened has ended, or two tabs would get two codes.
  PushedAuthorizationRequest: {
    model: 'PushedAuthorizationRequest',
    admits: 'application',
    once: true,
    sealed: true,
    retainedSeconds: 7_200,
  },
  RefreshToken: { model: 'RefreshToken', prefix: 'csn_rt_', admits: 'token', once: true },
  Session: { model: 'Session', admits: 'person', sealed: true, alias: 'uid' },
};

/** The seconds for which an artifact is kept. */
export function keptSeconds({ retainedSeconds = SKEW_SECONDS }: ArtifactKind, lifeSeconds: number): number {
  return lifeSeconds + retainedSeconds;
}
