import { z } from 'zod';
import { LONGEST_TEXT } from '../domain/text.ts';
import { certifyApplication } from '../operations/certification.ts';
import { applicationShape, applicationTag, presentApplication } from './application-shape.ts';
import { type Route, route } from './route.ts';

const certificationStep = z
  .strictObject({
    action: z.enum(['submit', 'approve', 'reject']).describe('The owner submits, an operator approves or rejects.'),
    note: z.string().optional().describe(`At most ${LONGEST_TEXT} characters.`),
    permission_version: z
      .int()
      .nonnegative()
      .optional()
      .describe('The version that was reviewed; required to approve and reject.'),
  })
  .meta({ title: 'CertificationStep' });

export const certification: readonly Route[] = [
  route({
    method: 'post',
    path: '/applications/{application_id}/certification',
    name: 'certify_application',
    summary: 'A step of the review',
    who: ['developer', 'operator'],
    body: certificationStep,
    answer: applicationShape,
    refusals: ['conflict'],
    operation: ({ services, caller, params, body }) =>
      certifyApplication(services, caller, params.application_id, {
        action: body.action,
        note: body.note,
        permissionVersion: body.permission_version,
      }),
    present: presentApplication,
    etag: applicationTag,
  }),
];
