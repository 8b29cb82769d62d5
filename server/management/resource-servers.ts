import { z } from 'zod';
import type { ResourceServer } from '../domain/resource-server.ts';
import { LONGEST_NAME } from '../domain/text.ts';
import { createResourceServer, listResourceServers, replaceResourceServerSecret } from '../operations/resource-servers.ts';
import type { WithSecret } from '../operations/secrets.ts';
import { listRoute } from './lists.ts';
import { type Route, route } from './route.ts';

const resourceServerShape = z
  .object({
    id: z.string().describe('Also its `client_id`.'),
    name: z.string(),
    apis: z.array(z.string()).nullable().describe('Codes of the APIs whose tokens it may see; null: all.'),
  })
  .meta({ title: 'ResourceServer' });

const shownResourceServerShape = resourceServerShape
  .extend({ client_secret: z.string().optional().describe('Shown this once.') })
  .meta({ title: 'ResourceServerWithSecret' });

const newResourceServer = z
  .strictObject({
    name: z.string().describe(`At most ${LONGEST_NAME} characters.`),
    apis: z.array(z.string()).optional().describe('Codes of APIs; all when left out.'),
  })
  .meta({ title: 'NewResourceServer' });

export const resourceServers: readonly Route[] = [
  route({
    method: 'post',
    path: '/resource-servers',
    name: 'create_resource_server',
    summary: 'Credentials with which an API introspects tokens',
    who: ['operator'],
    body: newResourceServer,
    status: 201,
    answer: shownResourceServerShape,
    secrets: ['client_secret'],
    operation: ({ services, caller, body }) => createResourceServer(services, caller, body),
    present: presentShown,
  }),
  listRoute({
    path: '/resource-servers',
    name: 'list_resource_servers',
    summary: 'All resource servers',
    who: ['operator'],
    item: resourceServerShape,
    operation: ({ services, caller }, page) => listResourceServers(services, caller, page),
    present: presentResourceServer,
  }),
  route({
    method: 'post',
    path: '/resource-servers/{resource_server_id}/secret',
    name: 'replace_resource_server_secret',
    summary: 'A new secret; from the answer on the old one authenticates nothing',
    who: ['operator'],
    answer: shownResourceServerShape,
    secrets: ['client_secret'],
    refusals: ['conflict'],
    operation: ({ services, caller, params }) => replaceResourceServerSecret(services, caller, params.resource_server_id),
    present: presentShown,
  }),
];

function presentResourceServer({ id, name, apis }: ResourceServer): z.input<typeof resourceServerShape> {
  return { id, name, apis: apis === undefined ? null : [...apis] };
}

function presentShown({ record, secret }: WithSecret<ResourceServer>): z.input<typeof shownResourceServerShape> {
  return { ...presentResourceServer(record), ...(secret !== undefined && { client_secret: secret }) };
}
