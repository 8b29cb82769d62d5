import type { AuditEvent } from '../../server/domain/audit.ts';
import type { Registered } from '../flows/cast.ts';
import type { World } from '../flows/world.ts';

/** What the audit trail says of things that work once and came back. */
export async function replaysOf({ storage }: World, { application }: Registered): Promise<AuditEvent[]> {
  const filter = { applicationId: application.id, action: 'authorization.replayed' };
  return storage.directory.events(filter, { limit: 10_000 });
}
