import { z } from 'zod';
import { changeApplication, listApplications, readApplication, registerApplication } from '../operations/applications.ts';
import {
  applicationShape,
  applicationTag,
  changedFields,
  fieldsOf,
  presentApplication,
  presentShown,
  registrationFields,
  shownApplicationShape,
} from './application-shape.ts';
import { demandedRevision } from './if-match.ts';
import { listRoute } from './lists.ts';
import { type Route, route } from './route.ts';

const newApplication = z.strictObject(registrationFields).meta({ title: 'NewApplication' });

const applicationChanges = z
  .strictObject({
    ...changedFields,
    visibility: z.enum(['private', 'public']).optional().describe('Operators only.'),
    suspended: z.boolean().optional().describe('Operators only.'),
    require_pkce: z.boolean().optional().describe('Operators only.'),
  })
  .meta({ title: 'ApplicationChanges' });

export const applications: readonly Route[] = [
  route({
    method: 'post',
    path: '/applications',
    name: 'register_application',
    summary: 'Register an application, which is enabled for the own company at once',
    who: ['developer'],
    body: newApplication,
    status: 201,
    answer: shownApplicationShape,
    secrets: ['client_secret'],
    refusals: ['conflict'],
    operation: ({ services, caller, body }) => registerApplication(services, caller, { name: body.name, ...fieldsOf(body) }),
    present: presentShown,
    etag: ({ record }) => applicationTag(record),
  }),
  listRoute({
    path: '/applications',
    name: 'list_applications',
    summary: "The own company's applications; for operators all",
    who: ['administrator', 'operator'],
    item: applicationShape,
    operation: ({ services, caller }, page) => listApplications(services, caller, page),
    present: presentApplication,
  }),
  route({
    method: 'get',
    path: '/applications/{application_id}',
    name: 'read_application',
    summary: 'One application',
    who: ['administrator', 'operator'],
    answer: applicationShape,
    operation: ({ services, caller, params }) => readApplication(services, caller, params.application_id),
    present: presentApplication,
    etag: applicationTag,
  }),
  route({
    method: 'patch',
    path: '/applications/{application_id}',
    name: 'change_application',
    summary: 'Change an application: its owner the fields of registration, operators their switches',
    who: ['developer', 'operator'],
    body: applicationChanges,
    answer: shownApplicationShape,
    secrets: ['client_secret'],
    refusals: ['conflict', 'stale'],
    operation: async ({ services, caller, params, body, ifMatch }) => {
      const { name, visibility, suspended, require_pkce: requirePkce } = body;
      const changes = { name, ...fieldsOf(body), visibility, suspended, requirePkce };
      const current = () => readApplication(services, caller, params.application_id);
      return changeApplication(services, caller, params.application_id, changes, await demandedRevision(ifMatch, current));
    },
    present: presentShown,
    etag: ({ record }) => applicationTag(record),
  }),
];
