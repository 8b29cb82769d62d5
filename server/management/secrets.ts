import { z } from 'zod';
import { replaceApplicationSecret, revokeApplicationTokens } from '../operations/secrets.ts';
import {
  applicationShape,
  applicationTag,
  presentApplication,
  presentShown,
  shownApplicationShape,
} from './application-shape.ts';
import { type Route, route } from './route.ts';

const newSecret = z
  .strictObject({ revoke_tokens: z.boolean().default(false).describe('Whether what was issued ends, too.') })
  .meta({ title: 'NewSecret' });

export const secrets: readonly Route[] = [
  route({
    method: 'post',
    path: '/applications/{application_id}/secret',
    name: 'replace_application_secret',
    summary: 'A new secret; from the answer on the old one authenticates nothing',
    who: ['administrator'],
    body: newSecret,
    answer: shownApplicationShape,
    secrets: ['client_secret'],
    refusals: ['conflict'],
    operation: ({ services, caller, params, body }) =>
      replaceApplicationSecret(services, caller, params.application_id, { revokeTokens: body.revoke_tokens }),
    present: presentShown,
    etag: ({ record }) => applicationTag(record),
  }),
  route({
    method: 'post',
    path: '/applications/{application_id}/revoke-tokens',
    name: 'revoke_application_tokens',
    summary: 'End everything that was issued to the application, everywhere',
    who: ['administrator', 'operator'],
    answer: applicationShape,
    refusals: ['conflict'],
    operation: ({ services, caller, params }) => revokeApplicationTokens(services, caller, params.application_id),
    present: presentApplication,
    etag: applicationTag,
  }),
];
