import type { Artifact, ArtifactKey } from '../../../server/storage.ts';
import { unique } from '../../builders.ts';

const HOUR = 3_600_000;

/** The key of an artifact that no other test has. */
export function aKey(given: Partial<ArtifactKey> = {}): ArtifactKey {
  return { model: 'AuthorizationCode', id: unique('key'), ...given };
}

/** An artifact that lives for an hour. */
export function anArtifact(given: Partial<Artifact> = {}): Artifact {
  return { payload: {}, expiresAt: Date.now() + HOUR, ...given };
}

/** An artifact that has expired a moment ago. */
export function anExpired(): Artifact {
  return anArtifact({ payload: { expired: true }, expiresAt: Date.now() - 1 });
}
