import type { User } from '../../domain/user.ts';
import type { TrailEntry } from '../../operations/trail.ts';
import type { Doer, Happening, Mention } from '../../../views/trail/columns.tsx';

/** Where names lead on one of the pages; nowhere where they are what the page is narrowed to already. */
export interface Ways {
  readonly person: (user: User) => string;
  readonly application: (id: string) => string | undefined;
  /** Absent where all is about one company. */
  readonly company?: ((id: string) => string | undefined) | undefined;
}

/** An event as the page tells it. */
export function happeningOf(entry: TrailEntry, ways: Ways): Happening {
  const { event, user, application, company } = entry;
  const subject = typeof event.after?.['user'] === 'string' ? event.after['user'] : undefined;
  const about = [
    event.application_id !== null && {
      id: event.application_id,
      name: application?.name,
      path: application && ways.application(application.id),
    },
    subject !== undefined && subject !== event.actor.id && personOf(subject, user, ways),
    ways.company !== undefined &&
      event.company_id !== null && { id: event.company_id, name: company?.name, path: ways.company(event.company_id) },
  ];
  return {
    event,
    by: doerOf(entry, ways),
    asStaff: event.actor.operator === true,
    about: about.filter((each) => each !== false),
  };
}

function personOf(id: string, user: User | undefined, ways: Ways): Mention {
  return { id, name: user?.name, path: user && ways.person(user) };
}

function doerOf({ event: { actor, action }, by, byApplication }: TrailEntry, ways: Ways): Doer {
  switch (actor.type) {
    case 'server':
      return { kind: action === 'user.sign_in_failed' ? 'unknown' : 'server' };
    case 'client':
      if (!actor.id.startsWith('app_')) return { kind: 'program' };
      return { kind: 'application', id: actor.id, name: byApplication?.name, path: undefined };
    case 'user':
      // Administrators are told that the staff did something, not who of them.
      if (by === undefined && actor.operator) return { kind: 'staff' };
      return { kind: 'person', ...personOf(actor.id, by, ways) };
  }
}
