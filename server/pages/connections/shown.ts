import { applicationStands } from '../../domain/gate.ts';
import { offerTo } from '../../domain/offer.ts';
import type { ConnectionView } from '../../operations/connections.ts';
import type { Services } from '../../operations/context.ts';
import type { Nothing, ShownConnection } from '../../../views/connections/connection.tsx';
import { publisherOf } from '../publisher.ts';
import { titled } from '../titled-scopes.ts';
import { connectionPath } from './paths.ts';

/** A connection in the words of its page: what the application may use at this moment, not what was confirmed once. */
export function shownConnection({ catalogue }: Services, view: ConnectionView): ShownConnection {
  const { connection, application, owner, admitted, lastUsedAt } = view;
  const confirmed = new Set(connection.scopes);
  const open = admitted === undefined ? undefined : new Set(connection.scopes.filter((scope) => admitted.has(scope)));
  const uses = {
    identity: open !== undefined && (confirmed.has('openid') || confirmed.has('profile')),
    email: open !== undefined && confirmed.has('email'),
    data: open === undefined ? [] : titled(offerTo(catalogue, application, connection.companyId), open),
  };
  return {
    id: application.id,
    application: application.name,
    publisher: publisherOf(owner),
    uses,
    nothing: uses.identity || uses.email || uses.data.length > 0 ? undefined : reasonOf(view),
    since: connection.since,
    lastUsedAt,
    path: connectionPath(application.id),
  };
}

/** Why it may use nothing. Who reads this is active, and so is their company: an application that stands was disabled by it. */
function reasonOf(view: ConnectionView): Nothing {
  if (!applicationStands(view)) return 'outOfService';
  return view.admitted === undefined ? 'disabled' : 'left';
}
