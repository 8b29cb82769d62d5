import { z } from 'zod';
import { type ConnectionView, endConnection, listConnections } from '../operations/connections.ts';
import { listRoute } from './lists.ts';
import { type Route, route, timeOf, timeOrNull } from './route.ts';

const connectionShape = z
  .object({
    application_id: z.string(),
    name: z.string(),
    publisher: z.string().describe("A company's name."),
    scopes: z.array(z.string()),
    since: z.iso.datetime(),
    last_used_at: z.iso.datetime().nullable(),
  })
  .meta({ title: 'Connection' });

const endedConnectionShape = z
  .object({ application_id: z.string(), scopes: z.array(z.string()), since: z.iso.datetime() })
  .meta({ title: 'EndedConnection' });

export const connections: readonly Route[] = [
  listRoute({
    path: '/connections',
    name: 'list_connections',
    summary: 'The applications that act for who signed in',
    who: ['person'],
    item: connectionShape,
    operation: ({ services, caller }, page) => listConnections(services, caller, page),
    present: presentConnection,
  }),
  route({
    method: 'delete',
    path: '/connections/{application_id}',
    name: 'end_connection',
    summary: 'End the connection with an application: nothing that it holds for who signed in is of any use, for good',
    who: ['person'],
    answer: endedConnectionShape,
    refusals: ['conflict'],
    operation: ({ services, caller, params }) => endConnection(services, caller, params.application_id),
    present: ({ applicationId, scopes, since }) => ({
      application_id: applicationId,
      scopes: [...scopes],
      since: timeOf(since),
    }),
  }),
];

function presentConnection({ connection, application, owner, lastUsedAt }: ConnectionView): z.input<typeof connectionShape> {
  return {
    application_id: application.id,
    name: application.name,
    publisher: owner.name,
    scopes: [...connection.scopes],
    since: timeOf(connection.since),
    last_used_at: timeOrNull(lastUsedAt),
  };
}
