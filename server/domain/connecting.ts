import { type Connection, connectionId } from './connection.ts';
import type { ApplicationId } from './id.ts';
import type { User } from './user.ts';

/** The connection after its person has confirmed these scopes; the very same one where they were confirmed already. */
export function confirmed(
  current: Connection | undefined,
  { id: userId, companyId }: User,
  applicationId: ApplicationId,
  asked: readonly string[],
  at: number,
): Connection {
  const scopes = [...new Set([...(current?.scopes ?? []), ...asked])];
  if (current === undefined) {
    return {
      id: connectionId(userId, applicationId),
      revision: 1,
      userId,
      companyId,
      applicationId,
      scopes,
      generation: 1,
      since: at,
    };
  }
  if (scopes.length === current.scopes.length) return current;
  return { ...current, scopes, since: isEnded(current) ? at : current.since };
}

/** The connection after its person has ended it: confirming again revives nothing. */
export function ended(current: Connection): Connection {
  return { ...current, scopes: [], generation: current.generation + 1 };
}

/** Whether the application acts for the person no longer. */
export function isEnded({ scopes }: Connection): boolean {
  return scopes.length === 0;
}
